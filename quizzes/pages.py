"""What all pages of quizzes share: the levels of certainty, fragments and whole pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from quizzes import messages
from quizzes.certainty import LEVELS


def levels(chosen: int | None = None) -> list[dict[str, Any]]:
    """The levels of certainty with what they earn."""
    return [
        {
            "value": level,
            "text": messages.CERTAINTY[level],
            "right": messages.points_text(1.0, level),
            "wrong": messages.points_text(0.0, level),
            "chosen": level == chosen,
        }
        for level in LEVELS
    ]


def page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """The fragment for htmx, the whole page for everybody else."""
    if swaps(request):
        response = render(request, f"quizzes/_{name}.html", context)
    else:
        fragment = f"quizzes/_{name}.html"
        response = render(request, "quizzes/attempt.html", context | {"fragment": fragment})
    patch_vary_headers(response, ["HX-Request"])
    return response


def swaps(request: HttpRequest) -> bool:
    """Whether htmx will put a fragment into the page (it wants whole pages for its history)."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request and not htmx.boosted)
