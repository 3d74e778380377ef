"""Pages about concepts: the map and the list, a week's check, the weekly look-back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import person
from config.bilingual import active_language
from curriculum import access as curriculum_access
from curriculum.models import Week
from curriculum.selectors import concept_titles, concepts_by_slug
from progress.advice.selectors import whole_of
from progress.links import week_url
from progress.mastery import checking, looks
from progress.mastery.pages import counts, filters_of, groups_of, map_of, rows_of
from progress.mastery.wording import GAPS, LEVELS, door_text
from quizzes.checking import CHECK_SIZE, quick_start


@require_safe
def concepts(request: HttpRequest) -> HttpResponse:
    """All concepts with one's levels, as a list or a map."""
    learner = person(request)
    whole = whole_of(learner)
    rows, filters = rows_of(whole), filters_of(request.GET, whole)
    in_course = [row for row in rows.values() if filters.course in ("all", _course(row.week))]
    context: dict[str, Any] = {
        "filters": filters,
        "courses": [course.course for course in whole.path.courses],
        "levels": [(level.value, words) for level, words in LEVELS.items()],
        "gap_kinds": list(GAPS.items()),
        "counts": counts(in_course),
        "gaps": sum(row.gap is not None for row in in_course),
        "groups": groups_of(whole, filter(filters.keeps, rows.values()), filters),
        "look_back": looks.is_due(learner, whole),
    }
    if filters.view == "map":
        context["map"] = map_of(whole, rows, filters)
    return render(request, "progress/concepts/concepts.html", context)


def _course(week: Week | None) -> str:
    return week.course.slug if week else ""


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, concept: str) -> HttpResponse:
    """A few questions about a concept."""
    found = curriculum_access.concept(concept)
    if request.method != "POST":
        return redirect("curriculum:concept", found.slug)
    attempt, _new = quick_start(
        learner=person(request), concepts=[found.slug], language=active_language()
    )
    return redirect("quizzes:question", attempt.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_check(request: HttpRequest, course: str, week: str) -> HttpResponse:
    """What a week rests on, and the short check whose pass opens it."""
    learner = person(request)
    found = curriculum_access.week(course, week)
    if request.method == "POST":
        attempt, _new = checking.start(learner=learner, week=found, language=active_language())
        return redirect("quizzes:question", attempt.pk)
    whole = whole_of(learner)
    door = whole.doors[found.pk]
    rows = rows_of(whole)
    asked = checking.asked(door, whole.graph)
    context = {
        "week": found,
        "door": door,
        "door_text": door_text(door, concept_titles(door.missing)),
        "needed": [rows[slug] for slug in door.needed],
        "missing": door.missing,
        "size": min(CHECK_SIZE, checking.question_count(asked)),
        "breadcrumb": [
            {"title": _("Path"), "url": reverse("progress:path")},
            {"title": found.title, "url": week_url(found)},
            {"title": _("Check")},
        ],
    }
    return render(request, "progress/concepts/unit_check.html", context)


@require_safe
def look_back(request: HttpRequest) -> HttpResponse:
    """What grew last week, what faded, what is missing."""
    learner = person(request)
    now = timezone.now()
    found = looks.of(learner, now)
    looks.seen(learner=learner, now=now)
    return render(request, "progress/concepts/look_back.html", found)


@require_http_methods(["GET", "HEAD", "POST"])
def look_back_questions(request: HttpRequest) -> HttpResponse:
    """Five questions from what is stale or weak."""
    learner = person(request)
    if request.method != "POST":
        return redirect("progress:look_back")
    wanted = looks.worth_asking(whole_of(learner))
    known = concepts_by_slug(wanted)
    attempt, _new = quick_start(
        learner=learner,
        concepts=[slug for slug in wanted if slug in known],
        language=active_language(),
    )
    return redirect("quizzes:question", attempt.pk)
