"""Pages for authors and operators: which questions to look at first, and one in detail."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from curriculum.models import Week
from quizzes import access, messages
from quizzes.health import selectors
from quizzes.health.choices import worded_choices
from quizzes.health.figures import FEWEST
from quizzes.health.models import ItemHealth
from quizzes.health.wording import ADVICE, NAMES
from quizzes.items import TYPES
from quizzes.models import Item

PER_PAGE = 50


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """Questions, those to look at first at the top."""
    access.author(request.user)
    asked = {key: str(request.GET.get(key, "")) for key in ("week", "flag", "type")}
    rows = selectors.health_list(selectors.Wanted(**asked))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    chosen = {key: value for key, value in asked.items() if value}
    context = {
        "page": page,
        "lines": [_line(row) for row in page],
        "weeks": _weeks(),
        "flags": NAMES.items(),
        "types": TYPES,
        "asked": asked,
        "query": urlencode(chosen) + "&" if chosen else "",
        "fewest": FEWEST,
    }
    return render(request, "quizzes/health/items.html", context)


def _weeks() -> list[tuple[str, str]]:
    """Weeks that have questions, as they are named in the address and on the page."""
    rows = Week.objects.filter(items__health__isnull=False).select_related("course").distinct()
    ordered = rows.order_by("course__position", "position")
    return [(f"{week.course.slug}/{week.slug}", week.title) for week in ordered]


def _line(row: ItemHealth) -> dict[str, Any]:
    """A question with its figures as the templates show them."""
    figures = row.figures
    return {
        "row": row,
        "item": row.item,
        "facility": messages.percent(row.facility),
        "low": messages.percent(figures["low"]),
        "high": messages.percent(figures["high"]),
        "flags": [(flag, NAMES[flag]) for flag in row.flags],
        "languages": [
            (name, group["answers"], messages.percent(_share(group)))
            for name, group in (("ja", figures["ja"]), ("en", figures["en"]))
        ],
        "sure_wrong": messages.percent(figures["sure_wrong"] / row.answers),
        "hinted": messages.percent(figures["hinted"] / row.answers),
        "unknown": messages.percent(figures["unknown"] / row.answers),
        "seconds": round(figures["seconds"]),
    }


def _share(group: dict[str, int]) -> float:
    return group["right"] / group["answers"] if group["answers"] else 0.0


@require_safe
def item(request: HttpRequest, course: str, week: str, slug: str) -> HttpResponse:
    """One question: figures, choices, both texts, its file."""
    access.author(request.user)
    found = selectors.item_of(course, week, slug)
    whole, versions = selectors.health_of(found)
    body = found.current_version.body if found.current_version else {}
    context = {
        "item": found,
        "body": body,
        "line": _line(whole) if whole else None,
        "advice": [(NAMES[flag], ADVICE[flag]) for flag in whole.flags] if whole else [],
        "options": _options(whole, body) if whole else [],
        "versions": [_line(row) for row in versions],
        "file": selectors.file_of(found),
        "fewest": FEWEST,
        "breadcrumb": _breadcrumb(found),
    }
    return render(request, "quizzes/health/item.html", context)


def _options(row: ItemHealth, body: dict[str, Any]) -> list[dict[str, Any]]:
    """Choices with their words, how often each was picked, and by whom."""
    words = {worded.choice.id: worded for worded in worded_choices(body)} if body else {}
    return [
        {
            "ja": words[option["id"]].ja,
            "en": words[option["id"]].en,
            "correct": option["correct"],
            "dead": option["dead"],
            "count": option["count"],
            "percent": messages.percent(option["count"] / row.answers),
            "by_ja": _of(option["ja"], row.figures["ja"]),
            "by_en": _of(option["en"], row.figures["en"]),
            "strong": None if option["strong"] is None else messages.percent(option["strong"]),
        }
        for option in row.figures["options"]
        if option["id"] in words
    ]


def _of(count: int, group: dict[str, int]) -> int | None:
    return messages.percent(count / group["answers"]) if group["answers"] else None


def _breadcrumb(found: Item) -> list[dict[str, str]]:
    return [
        {"title": _("Questions and how they do"), "url": reverse("quizzes:items")},
        {"title": found.slug},
    ]
