"""Pages of lessons and concepts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import person
from curriculum import access, selectors, services, shelf
from curriculum.glossing import marked
from curriculum.models import Concept, LessonRead, StudyMinute, Week
from curriculum.reports import selectors as reports
from curriculum.reports.models import PlaceKind
from curriculum.serializers import lesson_sections


@require_safe
def lesson(request: HttpRequest, course: str, week: str) -> HttpResponse:
    """A week's lesson, or what it will hold while it is in preparation."""
    found = access.week(course, week)
    context: dict[str, Any] = {"week": found, "breadcrumb": _lesson_breadcrumb(found)}
    if found.current_lesson is None:
        return render(request, "curriculum/lesson_in_preparation.html", context)
    sections, terms = _with_terms(lesson_sections(found.current_lesson))
    context |= {
        "lesson": found.current_lesson,
        "sections": _with_concepts(sections),
        "terms": terms,
        "read": _read(request, found),
        "marks": _marks(request, found),
        "quiz_url": quiz_url(found),
    }
    return render(request, "curriculum/lesson.html", context)


@require_http_methods(["GET", "POST"])
def finished(request: HttpRequest, course: str, week: str) -> HttpResponse:
    """Mark the lesson as read and go on to its quiz.

    Who had to sign in in between comes back with GET, and finds the lesson again.
    """
    found = access.week(course, week)
    if request.method == "GET":
        return redirect("curriculum:lesson", course, week)
    services.finish_lesson(learner=person(request), week=found)
    return redirect(quiz_url(found))


@require_POST
def pulse(request: HttpRequest, course: str, week: str) -> HttpResponse:
    """Count the present minute as study time."""
    found = access.week(course, week)
    services.record_study(learner=person(request), week=found, kind=StudyMinute.Kind.LESSON)
    return HttpResponse(status=204)


@require_safe
def concept(request: HttpRequest, concept: str) -> HttpResponse:
    """A concept: what it is, what it rests on, what it leads to, where it is taught."""
    found = access.concept(concept)
    context = {
        "concept": found,
        "passages": selectors.passages(found.slug),
        "breadcrumb": _concept_breadcrumb(found),
    }
    return render(request, "curriculum/concept.html", context)


def quiz_url(week: Week) -> str:
    """Where the quiz of a week begins; by name, since this room does not know that one."""
    return reverse("quizzes:start", args=[week.course.slug, week.slug])


def _read(request: HttpRequest, week: Week) -> LessonRead | None:
    return selectors.lesson_read(person(request), week) if request.user.is_authenticated else None


def _marks(request: HttpRequest, week: Week) -> dict[str, reports.Mark]:
    """What the reader said about the passages. Two queries, however many there are."""
    if not request.user.is_authenticated:
        return {}
    return reports.marks(person(request), PlaceKind.PASSAGE, week)


def _with_terms(sections: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Mark the terms of the glossary; with what the page says about those that were found."""
    texts = [one["html"] for one in sections]
    html, found = marked(texts, shelf.spellings(), reverse("curriculum:glossary"))
    glossed = [one | {"html": text} for one, text in zip(sections, html, strict=True)]
    return glossed, shelf.hints(found) if found else {}


def _with_concepts(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put rows in place of the slugs of each section's concepts."""
    rows = selectors.concepts_by_slug(slug for one in sections for slug in one["concepts"])
    return [
        one | {"concepts": [rows[slug] for slug in one["concepts"] if slug in rows]}
        for one in sections
    ]


def _lesson_breadcrumb(week: Week) -> list[dict[str, str]]:
    path = reverse("progress:path")
    return [
        {"title": _("Path"), "url": path},
        {"title": week.course.title, "url": f"{path}#{week.course.slug}"},
        {"title": week.title, "url": reverse("progress:week", args=[week.course.slug, week.slug])},
        {"title": _("Lesson")},
    ]


def _concept_breadcrumb(concept: Concept) -> list[dict[str, str]]:
    return [{"title": _("Path"), "url": reverse("progress:path")}, {"title": concept.title}]
