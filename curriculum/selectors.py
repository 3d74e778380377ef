"""Reads that several rooms need. Each says how many queries it takes; that number never grows."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from curriculum.models import Concept, Course, LessonRead, Program, StudyMinute, Week

ACTIVE_WEEKS = Week.objects.filter(active=True, course__active=True)


def program_tree() -> list[Program]:
    """Programs with their courses, weeks and the weeks' concepts, in order. Five queries.

    Use `program.courses.all()`, `course.weeks.all()`, `week.concepts.all()`: they are fetched.
    """
    concepts = Concept.objects.filter(active=True).order_by("weekconcept__position")
    # The texts of lessons are large and no list shows them.
    weeks = Week.objects.filter(active=True).prefetch_related(Prefetch("concepts", concepts))
    courses = Course.objects.filter(active=True).prefetch_related(Prefetch("weeks", weeks))
    programs = Program.objects.filter(active=True)
    return list(programs.prefetch_related(Prefetch("courses", courses)))


def weeks_in_order() -> QuerySet[Week]:
    """All weeks of all programs in the order of the path, with course and program. One query."""
    order = ("course__program__position", "course__position", "position")
    return ACTIVE_WEEKS.select_related("course__program").order_by(*order)


def week_by_slugs(course: str, week: str) -> Week | None:
    """The week at an address with its course, lesson and concepts. Two queries."""
    found = ACTIVE_WEEKS.select_related("course__program", "current_lesson")
    concepts = Concept.objects.filter(active=True).order_by("weekconcept__position")
    return (
        found.filter(course__slug=course, slug=week)
        .prefetch_related(Prefetch("concepts", concepts))
        .first()
    )


def concepts_in_order() -> QuerySet[Concept]:
    """All concepts in the order in which they can be learned, with prerequisites. Two queries."""
    required = Concept.objects.filter(active=True)
    return (
        Concept.objects.filter(active=True)
        .order_by("program__position", "position")
        .prefetch_related(Prefetch("prerequisites", required))
    )


def concept_by_slug(slug: str) -> Concept | None:
    """A concept with prerequisites, what it leads to, and its weeks. Four queries."""
    others = Concept.objects.filter(active=True)
    return (
        Concept.objects.filter(active=True, slug=slug)
        .prefetch_related(
            Prefetch("prerequisites", others),
            Prefetch("leads_to", others),
            Prefetch("weeks", weeks_in_order()),
        )
        .first()
    )


def concept_titles(slugs: list[str]) -> dict[str, str]:
    """Titles in the active language by slug, in the order given. One query."""
    found = {concept.slug: concept.title for concept in Concept.objects.filter(slug__in=slugs)}
    return {slug: found[slug] for slug in slugs if slug in found}


def lesson_read(learner: User, week: Week) -> LessonRead | None:
    """When and in which version the learner finished the lesson. One query."""
    return LessonRead.objects.filter(learner=learner, week=week).first()


def study_minutes(
    learner: User, *, since: datetime | None = None, week: Week | None = None
) -> int:
    """Minutes of study: distinct minutes, whatever was done in them. One query."""
    minutes = StudyMinute.objects.filter(learner=learner)
    if since:
        minutes = minutes.filter(minute__gte=since)
    if week:
        minutes = minutes.filter(week=week)
    return minutes.values("minute").distinct().count()
