"""Language and time zone of each request."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import timezone, translation
from django.utils.translation.trans_real import parse_accept_lang_header


class LanguageMiddleware(LocaleMiddleware):
    """Cookie first, then the browser's languages (Django's rule), for pages and API alike."""

    def process_request(self, request: HttpRequest) -> None:
        """Who asks the API says the language; a cookie must not overrule it."""
        super().process_request(request)
        if language := _asked(request):
            translation.activate(language)
            request.LANGUAGE_CODE = language


def _asked(request: HttpRequest) -> str:
    """The language that a request to the API names itself; "" where it names none.

    An EventSource can set no header, so its address has `?language=`.
    """
    named = request.GET.get("language") if request.path.startswith("/api/") else None
    if named in dict(settings.LANGUAGES):
        return str(named)
    accepted = request.headers.get("Accept-Language", "")
    return _first_known(accepted) if _of_a_client(request) and accepted else ""


def _of_a_client(request: HttpRequest) -> bool:
    """Whether a program asks the API: an app, or a script, which says the language of its page.

    A link on a page says only the browser's, which need not be the one the page is in.
    """
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    followed = ours and request.headers.get("Sec-Fetch-Dest") != "empty"
    return request.path.startswith("/api/") and not followed


def _first_known(header: str) -> str:
    known = dict(settings.LANGUAGES)
    for tag, _quality in parse_accept_lang_header(header):
        if (short := tag.split("-", 1)[0]) in known:
            return short
    return str(settings.LANGUAGE_CODE)


class PreferencesMiddleware:
    """A signed-in person's time zone, and language unless a cookie says otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.STATIC_URL) or not request.user.is_authenticated:
            timezone.deactivate()
            return self.get_response(request)
        says_language = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if not says_language and not _of_a_client(request) and not _asked(request):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        try:
            timezone.activate(zoneinfo.ZoneInfo(request.user.time_zone))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            timezone.deactivate()
        return self.get_response(request)
