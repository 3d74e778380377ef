"""One shape for everything that goes wrong: RFC 9457 problem details, or a page that says the same.

Texts follow the reader's language; ``code`` never does, so that programs can rely on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

Text = str | StrPromise


class Problem(Exception):
    """Something the person or program at the other end can understand and act on."""

    status = 500
    template = "problem.html"
    code = "internal_error"
    title: Text = _("Something went wrong on our side.")
    detail: Text = _("It is not your fault and nothing you saved is lost. Please try again.")

    def __init__(
        self,
        detail: Text | None = None,
        *,
        code: str | None = None,
        errors: Mapping[str, list[Text]] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(detail or self.detail)
        self.detail = detail or self.detail
        self.code = code or self.code
        self.errors = errors or {}
        self.extra = extra

    def as_dict(self, instance: str) -> dict[str, Any]:
        """Return the members of an ``application/problem+json`` document."""
        document: dict[str, Any] = {
            "type": f"/problems/{self.code}/",
            "title": str(self.title),
            "status": self.status,
            "detail": sendable(self.detail),
            "instance": instance,
            "code": self.code,
        }
        if self.errors:
            document["errors"] = [
                {"pointer": f"/{field}" if field else "", "detail": sendable(text)}
                for field, texts in self.errors.items()
                for text in texts
            ]
        return document | self.extra


class Invalid(Problem):
    """What was sent cannot be used; ``errors`` says where and why."""

    status = 400
    code = "invalid"
    title = _("Something in what you sent needs a change.")
    detail = _("Please look at the marked places.")


class SignInNeeded(Problem):
    """Nobody is signed in."""

    status = 401
    code = "sign_in_needed"
    title = _("Please sign in first.")
    detail = _("You can also start as a guest, without an e-mail address.")


class Forbidden(Problem):
    """Signed in, but this is for somebody else."""

    status = 403
    code = "forbidden"
    title = _("This is not open to you.")
    detail = _("If you think that it should be, ask whoever runs this site.")


class NotFound(Problem):
    """There is no such thing, or it is none of the asker's business."""

    status = 404
    code = "not_found"
    title = _("We could not find that.")
    detail = _("It may have moved, or the address may have a typing error.")


class MethodNotAllowed(Problem):
    """The address exists, but not for this method."""

    status = 405
    code = "method_not_allowed"
    title = _("That cannot be done here.")
    detail = _("This address does not take this kind of request.")


class NotAcceptable(Problem):
    """The asker wants a format that we do not speak."""

    status = 406
    code = "not_acceptable"
    title = _("We cannot answer in that format.")
    detail = _("Ask for application/json in the Accept header, or leave the header out.")


class Conflict(Problem):
    """The thing has changed since the asker looked at it."""

    status = 409
    code = "conflict"
    title = _("This has changed in the meantime.")
    detail = _("Reload to see how it stands now; what you typed is kept.")


class TooLarge(Problem):
    """More than we accept in one piece."""

    status = 413
    code = "too_large"
    title = _("That is too large.")
    detail = _("Please send something smaller.")


class UnsupportedMedia(Problem):
    """What was sent is in a format that we do not read."""

    status = 415
    code = "unsupported_media_type"
    title = _("We cannot read that format.")
    detail = _("Send application/json, and say so in the Content-Type header.")


class TooMany(Problem):
    """Too often in too short a time."""

    status = 429
    code = "too_many_requests"
    title = _("That was a little too fast.")
    detail = _("Please wait a moment and try again.")


def sendable(text: Text) -> str:
    """Return a text that UTF-8 can carry: some quote what was sent, with lone surrogates in it."""
    return str(text).encode("utf-8", "replace").decode("utf-8")


def wants_json(request: HttpRequest) -> bool:
    """Return whether the asker is a program: an API path, or one that prefers JSON to HTML."""
    return request.path.startswith("/api/") or not request.accepts("text/html")


def respond(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Turn ``problem`` into a problem+json document or a page, whichever the asker reads."""
    if wants_json(request):
        return JsonResponse(
            problem.as_dict(request.path),
            status=problem.status,
            content_type="application/problem+json",
        )
    return render(request, problem.template, {"problem": problem}, status=problem.status)
