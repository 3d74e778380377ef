"""Reads that several rooms need. Each says how many queries it takes; that number never grows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from config.bilingual import active_language
from curriculum.keeping import kept
from curriculum.models import Card, Concept, Course, LessonRead, Program, StudyMinute, Week

ACTIVE_WEEKS = Week.objects.filter(active=True, course__active=True, course__program__active=True)
ACTIVE_CONCEPTS = Concept.objects.filter(active=True, program__active=True)


@kept
def program_tree() -> list[Program]:
    """Programs with their courses, weeks and the weeks' concepts, in order. Kept: one query.

    Use `program.courses.all()`, `course.weeks.all()`, `week.concepts.all()`: they are fetched.
    Every week has its course. The rows are shared by all threads: read only.
    """
    concepts = Concept.objects.filter(active=True).order_by("taught_in__position")
    # The texts of lessons are large and no list shows them.
    weeks = Week.objects.filter(active=True).prefetch_related(Prefetch("concepts", concepts))
    courses = Course.objects.filter(active=True).prefetch_related(Prefetch("weeks", weeks))
    active = Program.objects.filter(active=True)
    programs = list(active.prefetch_related(Prefetch("courses", courses)))
    for course in (course for program in programs for course in program.courses.all()):
        for week in course.weeks.all():
            week.course = course  # fetched already; pages need its slug and title
    return programs


def weeks_in_order() -> QuerySet[Week]:
    """All weeks of all programs in the order of the path, with course and program. One query."""
    order = ("course__program__position", "course__position", "position")
    return ACTIVE_WEEKS.select_related("course__program").order_by(*order)


@kept
def path_weeks() -> tuple[Week, ...]:
    """As `weeks_in_order`, kept: one query. The rows are shared by all threads: read only."""
    return tuple(weeks_in_order())


def week_by_slugs(course: str, week: str) -> Week | None:
    """The week at an address with its course, lesson and concepts. Kept: two queries.

    The row is shared by all threads: read only.
    """
    pk = _addresses().get((course, week))
    return None if pk is None else _whole_week(pk)


@kept
def _addresses() -> dict[tuple[str, str], int]:
    """Ids by address: what is asked for but not there must not fill the memory."""
    return {(week.course.slug, week.slug): week.pk for week in weeks_in_order()}


@kept
def _whole_week(pk: int) -> Week | None:
    found = ACTIVE_WEEKS.select_related("course__program", "current_lesson")
    concepts = Concept.objects.filter(active=True).order_by("taught_in__position")
    return found.filter(pk=pk).prefetch_related(Prefetch("concepts", concepts)).first()


def concepts_in_order() -> QuerySet[Concept]:
    """All concepts in the order in which they can be learned, with prerequisites. Two queries."""
    required = Concept.objects.filter(active=True)
    return ACTIVE_CONCEPTS.order_by("program__position", "position").prefetch_related(
        Prefetch("prerequisites", required)
    )


def concept_by_slug(slug: str) -> Concept | None:
    """A concept with prerequisites, what it leads to, its weeks and its cards. Six queries."""
    others = Concept.objects.filter(active=True)
    return (
        ACTIVE_CONCEPTS.filter(slug=slug)
        .prefetch_related(
            Prefetch("prerequisites", others),
            Prefetch("leads_to", others),
            Prefetch("weeks", weeks_in_order()),
            Prefetch("cards", Card.objects.filter(active=True).order_by("position")),
        )
        .first()
    )


@kept
def _every_concept() -> dict[str, Concept]:
    return {concept.slug: concept for concept in ACTIVE_CONCEPTS.order_by()}


def concepts_by_slug(slugs: Iterable[str]) -> dict[str, Concept]:
    """The concepts with these slugs, those that exist. Kept: one query; read only."""
    known = _every_concept()
    return {slug: known[slug] for slug in slugs if slug in known}


def concept_titles(slugs: Iterable[str]) -> dict[str, str]:
    """Titles in the active language by slug, in the order given. One query."""
    slugs = list(slugs)
    found = concepts_by_slug(slugs)
    return {slug: found[slug].title for slug in slugs if slug in found}


@dataclass(frozen=True)
class Passage:
    """A section of a lesson that is about a concept."""

    week: Week
    anchor: str
    title: str


def passages(concept: str) -> list[Passage]:
    """Sections of present lessons that carry a concept, in the order of the path. One query."""
    weeks = weeks_in_order().filter(current_lesson__isnull=False)
    # The texts are large; only the list of sections is needed.
    weeks = weeks.defer("current_lesson__html_ja", "current_lesson__html_en")
    return [
        Passage(week, section["anchor"], section[f"title_{active_language()}"])
        for week in weeks.select_related("course__program", "current_lesson")
        for section in (week.current_lesson.sections if week.current_lesson else [])
        if concept in section["concepts"]
    ]


def lesson_read(learner: User, week: Week) -> LessonRead | None:
    """When and in which version the learner finished the lesson. One query."""
    return LessonRead.objects.filter(learner=learner, week=week).first()


def study_minutes(learner: User, *, since: datetime | None = None, week: Week | None = None) -> int:
    """Minutes of study: distinct minutes, whatever was done in them. One query."""
    minutes = StudyMinute.objects.filter(learner=learner)
    if since:
        minutes = minutes.filter(minute__gte=since)
    if week:
        minutes = minutes.filter(week=week)
    return minutes.values("minute").distinct().count()
