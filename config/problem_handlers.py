"""Where exceptions become problems: Django's middleware and error views, and DRF's handler."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from rest_framework import exceptions as drf
from rest_framework.response import Response
from rest_framework.views import set_rollback

from config import problems


class ProblemMiddleware:
    """Answer a raised ``Problem`` in the asker's format and language."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):  # Django's own has no words
            answer = problems.respond(request, problems.MethodNotAllowed())
            answer["Allow"] = response["Allow"]
            return answer
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Leave everything that is not a ``Problem`` to Django."""
        if not isinstance(error, problems.Problem):
            return None
        if isinstance(error, problems.SignInNeeded) and not problems.wants_json(request):
            return redirect(
                reverse("accounts:try") + "?" + urlencode({"next": request.get_full_path()})
            )
        return problems.respond(request, error)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404."""
    return problems.respond(request, problems.NotFound())


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403."""
    return problems.respond(request, problems.Forbidden())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400."""
    if isinstance(exception, RequestDataTooBig):
        return problems.respond(request, problems.TooLarge())
    return problems.respond(request, problems.Invalid())


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500."""
    try:
        return problems.respond(request, problems.Problem())
    except DatabaseError:  # the page asks who reads it, and what there is to tell them
        request.user = AnonymousUser()
        vars(request).pop("_messages", None)
        return problems.respond(request, problems.Problem())


def _flatten(detail: Any, prefix: str = "") -> dict[str, list[Any]]:
    """Turn DRF's nested error details into ``{"field/0/name": [text]}``."""
    if isinstance(detail, Mapping):
        items = [(str(key), value) for key, value in detail.items()]
    elif isinstance(detail, list) and any(isinstance(part, (Mapping, list)) for part in detail):
        items = [(str(index), value) for index, value in enumerate(detail)]
    else:
        return {prefix: list(detail) if isinstance(detail, list) else [detail]}
    flat: dict[str, list[Any]] = {}
    for key, value in items:
        name = "" if key == "non_field_errors" else key
        flat |= _flatten(value, "/".join(part for part in (prefix, name) if part))
    return flat


def _from_drf(error: drf.APIException) -> problems.Problem:
    if isinstance(error, drf.ValidationError):
        return problems.Invalid(errors=_flatten(error.detail))
    kinds: list[tuple[type[drf.APIException], type[problems.Problem]]] = [
        (drf.NotAuthenticated, problems.SignInNeeded),
        (drf.AuthenticationFailed, problems.SignInNeeded),
        (drf.PermissionDenied, problems.Forbidden),
        (drf.NotFound, problems.NotFound),
        (drf.Throttled, problems.TooMany),
        (drf.ParseError, problems.Invalid),
        (drf.MethodNotAllowed, problems.MethodNotAllowed),
        (drf.NotAcceptable, problems.NotAcceptable),
        (drf.UnsupportedMediaType, problems.UnsupportedMedia),
    ]
    for kind, problem in kinds:
        if isinstance(error, kind):
            return problem(str(error.detail) if kind is drf.ParseError else None)
    other = problems.Problem(str(error.detail), code=error.default_code)
    other.status = error.status_code
    other.title = str(error.default_detail)
    return other


def api_exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's EXCEPTION_HANDLER: every error of the API is a problem document."""
    if isinstance(error, Http404):
        error = problems.NotFound()
    elif isinstance(error, PermissionDenied):
        error = problems.Forbidden()
    elif isinstance(error, drf.APIException):
        wait = getattr(error, "wait", None)
        error = _from_drf(error)
        if wait:
            error.extra["retry_after_seconds"] = int(wait)
    if not isinstance(error, problems.Problem):
        return None
    set_rollback()
    headers = {}
    if "retry_after_seconds" in error.extra:
        headers["Retry-After"] = str(error.extra["retry_after_seconds"])
    return Response(
        error.as_dict(context["request"].path),
        status=error.status,
        headers=headers,
        content_type="application/problem+json",
    )
