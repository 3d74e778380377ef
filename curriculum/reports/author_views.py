"""Pages for whoever looks after the material: reports to answer, and where most is said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import person
from config.bilingual import LANGUAGES
from config.problems import Invalid
from curriculum.models import Week
from curriculum.reports import access, places, selectors, services
from curriculum.reports.models import PlaceKind, Report
from curriculum.selectors import path_weeks

PER_PAGE = 50
FILTERS = ("state", "kind", "place", "week", "language")
NAMES = {"ja": "日本語", "en": "English"}


@require_safe
def flags(request: HttpRequest) -> HttpResponse:
    """Reports, those that wait for an answer unless others are asked for."""
    rows = access.reports_to_answer(request.user)
    asked = {name: str(request.GET.get(name, "")) for name in FILTERS}
    if not set(FILTERS) & set(request.GET):
        asked["state"] = Report.State.OPEN
    page = Paginator(selectors.narrowed(rows, selectors.Wanted(**asked)), PER_PAGE)
    shown = page.get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "lines": _lines(list(shown)),
        "asked": asked,
        "states": Report.State.choices,
        "kinds": Report.Kind.choices,
        "places": PlaceKind.choices,
        "weeks": [(f"{week.course.slug}/{week.slug}", week.title) for week in path_weeks()],
        "languages": [(one, NAMES[one]) for one in LANGUAGES],
        "author": access.is_author(person(request)),
        "query": urlencode(asked) + "&",
    }
    return render(request, "curriculum/reports/flags.html", context)


def _lines(rows: list[Report]) -> list[dict[str, Any]]:
    present = selectors.present_versions(rows)
    counted = selectors.tallies({row.week_id for row in rows}) if rows else {}
    return [_line(row, present, counted) for row in rows]


def _line(
    row: Report, present: dict[selectors.Key, str], counted: dict[selectors.Key, selectors.Tally]
) -> dict[str, Any]:
    return {
        "row": row,
        "address": places.source_of(row.place).address(row.week, row.slug, author=True),
        "changed": present.get(row.key) not in (None, row.version),
        "gone": row.key not in present,
        "tally": counted.get(row.key),
        "language": NAMES[row.language],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """One report with the words as they stood; POST answers it."""
    row = access.report_to_answer(request.user, report_id)
    given, errors, status = {"reply": row.reply}, {}, 200
    if request.method == "POST":
        given = {name: str(request.POST.get(name, "")) for name in ("reply", "state")}
        try:
            services.answer(report=row, by=person(request), **given)
        except Invalid as problem:
            errors = {name: texts[0] for name, texts in problem.errors.items()}
            status = problem.status
        else:
            messages.success(request, _("Kept. The learner sees your answer."))
            return redirect("curriculum:flag", row.pk)
    others = access.reports_to_answer(request.user).filter(
        place=row.place, week=row.week, slug=row.slug
    )
    context = {
        **_lines([row])[0],
        "given": given,
        "errors": errors,
        "others": others.exclude(pk=row.pk).select_related("reporter").order_by("-id")[:20],
        "longest": services.LONGEST,
        "breadcrumb": [{"title": _("Reports on the material"), "url": reverse("curriculum:flags")},
                       {"title": row.title}],
    }  # fmt: skip
    return render(request, "curriculum/reports/flag.html", context, status=status)


@require_safe
def spoken_of(request: HttpRequest) -> HttpResponse:
    """Every place about which anything was said, those to look at first at the top."""
    access.author(request.user)
    ranked = selectors.ranked(selectors.tallies().values())
    page = Paginator(ranked, PER_PAGE).get_page(request.GET.get("page"))
    weeks = Week.objects.select_related("course").in_bulk({one.week for one in page})
    kinds = dict(PlaceKind.choices)
    context = {
        "page": page,
        "lines": [
            (one, weeks[one.week], kinds[one.place],
             places.source_of(one.place).address(weeks[one.week], one.slug, author=True))
            for one in page
        ],
        "query": "",
        "breadcrumb": [{"title": _("Reports on the material"), "url": reverse("curriculum:flags")},
                       {"title": _("By place")}],
    }  # fmt: skip
    return render(request, "curriculum/reports/places.html", context)
