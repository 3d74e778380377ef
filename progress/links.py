"""Addresses of the pages where parts of a week are worked on."""

from __future__ import annotations

from django.urls import reverse

from curriculum.models import Week
from progress.mastery import Part


def week_url(week: Week) -> str:
    """The page of a week; its course must be fetched."""
    return reverse("progress:week", args=[week.course.slug, week.slug])


def part_url(week: Week, part: Part) -> str:
    """The page of a lesson, quiz or lab; "" while it is in preparation."""
    if part.status != "ready":
        return ""
    if part.kind == "lab":
        return reverse("labs:lab", args=[part.key])
    page = "curriculum:lesson" if part.kind == "lesson" else "quizzes:start"
    return reverse(page, args=[week.course.slug, week.slug])


def course_url(slug: str) -> str:
    """A course's place on the path page."""
    return f"{reverse('progress:path')}#{slug}"
