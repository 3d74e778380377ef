"""Collects what a learner has shown, in the shape that ``rules`` judges and certificates keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from curriculum.models import Concept, Course, LessonRead, Program, StudyMinute, Week
from curriculum.selectors import program_tree
from labs.models import Lab, Mode, State, Submission
from labs.verdicts import Verdict
from progress.certificates.rules import (
    ConceptShown,
    CourseShown,
    LabShown,
    WeekShown,
)
from progress.mastery.concepts import Standing
from progress.mastery.selectors import standings_of
from progress.models import WeekProgress
from quizzes.models import Attempt, Item, passes

LabRow = tuple[str, dict[str, str]]


@dataclass
class Facts:
    """What the queries found, by the ids of weeks and concepts and the slugs of labs."""

    reads: dict[int, tuple[datetime, str]] = field(default_factory=dict)
    quizzes: dict[int, tuple[datetime, float]] = field(default_factory=dict)
    labs: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    minutes: dict[int, int] = field(default_factory=dict)
    completed: dict[int, datetime] = field(default_factory=dict)
    concepts: Mapping[str, Standing] = field(default_factory=dict)


@dataclass(frozen=True)
class Content:
    """What there is to do: published labs by week, weeks with a quiz, concepts that are asked."""

    labs: Mapping[int, Sequence[LabRow]]
    quizzes: frozenset[int]
    checkable: frozenset[str]


@dataclass(frozen=True)
class ProgramShown:
    """A program with its courses, each beside what the learner has shown in it."""

    program: Program
    courses: tuple[tuple[Course, CourseShown], ...]

    @property
    def shown(self) -> list[CourseShown]:
        """The courses' halves that the rule judges."""
        return [shown for _course, shown in self.courses]


def programs_shown(learner: User) -> list[ProgramShown]:
    """Return the whole path with what the learner has shown. Twelve queries."""
    programs = program_tree()
    content, facts = _content(), _facts(learner, timezone.now())
    return [
        ProgramShown(
            program,
            tuple(
                (course, _course_shown(course, content, facts)) for course in program.courses.all()
            ),
        )
        for program in programs
    ]


def _content() -> Content:
    labs: dict[int, list[LabRow]] = {}
    checkable: set[str] = set()
    rows = Lab.objects.filter(retired=False, current_version__isnull=False).order_by("position")
    columns = ("week", "slug", "title_ja", "title_en", "current_version__spec__concepts")
    for week, slug, ja, en, concepts in rows.values_list(*columns):
        labs.setdefault(week, []).append((slug, {"ja": ja, "en": en}))
        checkable.update(concepts or ())
    items = Item.objects.filter(paper="", retired=False, current_version__isnull=False).order_by()
    asked = list(items.values_list("week", "concept").distinct())
    checkable.update(concept for _week, concept in asked)
    return Content(labs, frozenset(week for week, _concept in asked), frozenset(checkable))


def _facts(learner: User, now: datetime) -> Facts:
    found = Facts()
    reads = LessonRead.objects.filter(learner=learner)
    for week, at, version in reads.values_list("week", "finished_at", "lesson_version__hash"):
        found.reads[week] = (at, version)
    passed = Attempt.objects.filter(learner=learner, kind=Attempt.Kind.FULL, passed=True)
    rows = passed.order_by("-finished_at").values_list("week", "finished_at", "score")
    # The first that passed is written last and stays. A pass that was only kept (decision 22)
    # shows no mastery by the corrected key, so it vouches for nothing.
    found.quizzes = {week: (at, s) for week, at, s in rows if at and s is not None and passes(s)}
    found.labs = _labs_passed(learner)
    minutes = StudyMinute.objects.filter(learner=learner).order_by().values_list("week")
    found.minutes = dict(minutes.annotate(Count("minute", distinct=True)))
    done = WeekProgress.objects.filter(learner=learner, completed_at__isnull=False)
    found.completed = {week: at for week, at in done.values_list("week", "completed_at") if at}
    found.concepts = standings_of(learner, now)
    return found


def _labs_passed(learner: User) -> dict[str, tuple[datetime, str]]:
    """The first submission of the learner's own that passed each lab."""
    passed = Submission.objects.filter(
        learner=learner,
        mode=Mode.SUBMIT,
        state=State.FINISHED,
        verdict=Verdict.PASSED,
        finished_at__isnull=False,
    )
    columns = ("lab_version__lab__slug", "finished_at", "lab_version__hash")
    rows = passed.order_by("-finished_at").values_list(*columns)
    return {slug: (at, version) for slug, at, version in rows if at}


def _course_shown(course: Course, content: Content, facts: Facts) -> CourseShown:
    weeks = list(course.weeks.all())
    concepts: dict[int, Concept] = {
        concept.pk: concept for week in weeks for concept in week.concepts.all()
    }
    return CourseShown(
        course.slug,
        titles(course),
        tuple(_week_shown(course, week, content, facts) for week in weeks),
        tuple(_concept_shown(concept, content, facts) for concept in concepts.values()),
    )


def _week_shown(course: Course, week: Week, content: Content, facts: Facts) -> WeekShown:
    read_at, version = facts.reads.get(week.pk, (None, ""))
    passed_at, score = facts.quizzes.get(week.pk, (None, None))
    return WeekShown(
        course=course.slug,
        key=week.slug,
        title=titles(week),
        in_preparation=week.in_preparation,
        lesson_read_at=read_at,
        lesson_version=version,
        quiz_ready=week.pk in content.quizzes,
        quiz_passed_at=passed_at,
        quiz_score=score,
        labs=_labs_shown(week, content, facts),
        completed_at=facts.completed.get(week.pk),
        minutes=facts.minutes.get(week.pk, 0),
    )


def _labs_shown(week: Week, content: Content, facts: Facts) -> tuple[LabShown, ...]:
    """Published labs in their order, then those that the week lists and that are being written."""
    published = content.labs.get(week.pk, ())
    known = {slug for slug, _title in published}
    ready = [LabShown(slug, title, True, *facts.labs.get(slug, ())) for slug, title in published]
    coming = [
        LabShown(lab["id"], lab["title"], ready=False)
        for lab in week.listed_labs
        if lab["id"] not in known
    ]
    return (*ready, *coming)


def _concept_shown(concept: Concept, content: Content, facts: Facts) -> ConceptShown:
    ready = concept.slug in content.checkable
    standing = facts.concepts.get(concept.slug)
    if standing is None:
        return ConceptShown(concept.slug, titles(concept), ready=ready)
    return ConceptShown(concept.slug, titles(concept), standing.level, standing.stale, ready)


def titles(row: Program | Course | Week | Concept) -> dict[str, str]:
    """Both titles, as certificates keep them."""
    return {"ja": row.title_ja, "en": row.title_en}
