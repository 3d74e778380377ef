"""Collects what a learner has shown, in the shape that ``rules`` judges and certificates keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

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
from progress.mastery.levels import ConceptLevel
from progress.models import ConceptStanding, WeekProgress
from quizzes.models import Attempt, Item

LabRow = tuple[str, dict[str, str]]


@dataclass
class Facts:
    """What the queries found, by the ids of weeks and concepts and the slugs of labs."""

    reads: dict[int, tuple[datetime, str]] = field(default_factory=dict)
    quizzes: dict[int, tuple[datetime, float]] = field(default_factory=dict)
    labs: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    minutes: dict[int, int] = field(default_factory=dict)
    completed: dict[int, datetime] = field(default_factory=dict)
    levels: dict[int, tuple[ConceptLevel, bool]] = field(default_factory=dict)


@dataclass(frozen=True)
class Content:
    """What there is to do in weeks: published labs by week, and weeks that have a quiz."""

    labs: Mapping[int, Sequence[LabRow]]
    quizzes: frozenset[int]


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
    """Return the whole path with what the learner has shown. Thirteen queries."""
    programs = program_tree()
    content, facts = _content(), _facts(learner)
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
    rows = Lab.objects.filter(retired=False, current_version__isnull=False).order_by("position")
    for week, slug, ja, en in rows.values_list("week", "slug", "title_ja", "title_en"):
        labs.setdefault(week, []).append((slug, {"ja": ja, "en": en}))
    items = Item.objects.filter(retired=False, current_version__isnull=False)
    return Content(labs, frozenset(items.order_by().values_list("week", flat=True).distinct()))


def _facts(learner: User) -> Facts:
    found = Facts()
    reads = LessonRead.objects.filter(learner=learner)
    for week, at, version in reads.values_list("week", "finished_at", "lesson_version__hash"):
        found.reads[week] = (at, version)
    passed = Attempt.objects.filter(learner=learner, kind=Attempt.Kind.FULL, passed=True)
    rows = passed.order_by("-finished_at").values_list("week", "finished_at", "score")
    for week, at, score in rows:  # the first that passed is written last and stays
        found.quizzes[week] = (at, score)
    found.labs = _labs_passed(learner)
    minutes = StudyMinute.objects.filter(learner=learner).order_by().values_list("week")
    found.minutes = dict(minutes.annotate(Count("minute", distinct=True)))
    done = WeekProgress.objects.filter(learner=learner, completed_at__isnull=False)
    found.completed = {week: at for week, at in done.values_list("week", "completed_at") if at}
    standings = ConceptStanding.objects.filter(learner=learner)
    for concept, level, stale in standings.values_list("concept", "level", "stale"):
        found.levels[concept] = (ConceptLevel(level), stale)
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
        tuple(_concept_shown(concept, facts) for concept in concepts.values()),
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


def _concept_shown(concept: Concept, facts: Facts) -> ConceptShown:
    level, stale = facts.levels.get(concept.pk, (ConceptLevel.NOT_STARTED, False))
    return ConceptShown(concept.slug, titles(concept), level, stale)


def titles(row: Program | Course | Week | Concept) -> dict[str, str]:
    """Both titles, as certificates keep them."""
    return {"ja": row.title_ja, "en": row.title_en}
