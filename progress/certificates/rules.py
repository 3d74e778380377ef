"""What earns a certificate: a pure rule on plain data.

A course is earned when nothing of it is missing: each of its weeks is written and done, its quiz
passed, each of its labs passed by a submission of one's own, and each concept that it teaches known
at least proficiently and not gone stale. The whole path is earned when each of its courses is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from progress.mastery.levels import ConceptLevel

Texts = dict[str, str]  # ja, en


class MissingKind(StrEnum):
    """Why something is not earned yet; the API tells these codes."""

    WEEK_IN_PREPARATION = "week_in_preparation"
    QUIZ_IN_PREPARATION = "quiz_in_preparation"
    LAB_IN_PREPARATION = "lab_in_preparation"
    LESSON = "lesson"
    QUIZ = "quiz"
    LAB = "lab"
    WEEK = "week"
    CONCEPT = "concept"
    CONCEPT_STALE = "concept_stale"
    CONCEPT_IN_PREPARATION = "concept_in_preparation"
    NOTHING_TO_LEARN = "nothing_to_learn"
    REVOKED = "revoked"


OURS = frozenset(
    {
        MissingKind.WEEK_IN_PREPARATION,
        MissingKind.QUIZ_IN_PREPARATION,
        MissingKind.LAB_IN_PREPARATION,
        MissingKind.CONCEPT_IN_PREPARATION,
        MissingKind.NOTHING_TO_LEARN,
    }
)  # what authors owe, not the learner


@dataclass(frozen=True)
class LabShown:
    """A lab and the learner's first submission that passed it; ``ready``: it is published."""

    key: str
    title: Texts
    ready: bool = True
    passed_at: datetime | None = None
    version: str = ""


@dataclass(frozen=True)
class WeekShown:
    """A week and what the learner did in it. ``minutes``: distinct minutes of study."""

    course: str
    key: str
    title: Texts
    in_preparation: bool = False
    lesson_read_at: datetime | None = None
    lesson_version: str = ""
    quiz_ready: bool = True
    quiz_passed_at: datetime | None = None
    quiz_score: float | None = None
    labs: tuple[LabShown, ...] = ()
    completed_at: datetime | None = None
    minutes: int = 0


@dataclass(frozen=True)
class ConceptShown:
    """A concept and how well it is known; ``ready``: questions or labs can show it."""

    key: str
    title: Texts
    level: ConceptLevel = ConceptLevel.NOT_STARTED
    stale: bool = False
    ready: bool = True


@dataclass(frozen=True)
class CourseShown:
    """A course with everything that counts for its certificate."""

    key: str
    title: Texts
    weeks: tuple[WeekShown, ...]
    concepts: tuple[ConceptShown, ...]


@dataclass(frozen=True)
class Missing:
    """One thing that stands between the learner and the certificate."""

    kind: MissingKind
    title: Texts
    course: str = ""
    week: str = ""
    key: str = ""
    detail: str = ""

    @property
    def ours(self) -> bool:
        """Whether authors owe it, so that nothing the learner does would help."""
        return self.kind in OURS


def missing_of(courses: Sequence[CourseShown]) -> list[Missing]:
    """Return everything that is missing, in the order of the path; a concept is named once."""
    found = [item for course in courses for item in _missing_of_course(course)]
    return list({_identity(item): item for item in found}.values())


def _identity(item: Missing) -> tuple[str, ...]:
    return item.kind, item.course, item.week, item.key


def _missing_of_course(course: CourseShown) -> Iterator[Missing]:
    if not course.weeks:
        yield Missing(MissingKind.NOTHING_TO_LEARN, course.title, course.key)
    for week in course.weeks:
        yield from missing_of_week(week)
    for concept in course.concepts:
        if kind := _lack_of_concept(concept):
            yield Missing(kind, concept.title, key=concept.key)


def _lack_of_concept(concept: ConceptShown) -> MissingKind | None:
    if concept.level.at_least(ConceptLevel.PROFICIENT):
        return MissingKind.CONCEPT_STALE if concept.stale else None
    return MissingKind.CONCEPT if concept.ready else MissingKind.CONCEPT_IN_PREPARATION


def missing_of_week(week: WeekShown) -> Iterator[Missing]:
    """Yield what is missing in a week: the week itself while it is being written, else parts."""
    if week.in_preparation:
        yield _lacks(week, MissingKind.WEEK_IN_PREPARATION)
        return
    parts = [*_missing_reading(week), *_missing_labs(week)]
    yield from parts
    if not parts and week.completed_at is None:
        yield _lacks(week, MissingKind.WEEK)


def _missing_reading(week: WeekShown) -> Iterator[Missing]:
    if week.lesson_read_at is None:
        yield _lacks(week, MissingKind.LESSON)
    if not week.quiz_ready:
        yield _lacks(week, MissingKind.QUIZ_IN_PREPARATION)
    elif week.quiz_passed_at is None:
        yield _lacks(week, MissingKind.QUIZ)


def _missing_labs(week: WeekShown) -> Iterator[Missing]:
    for lab in week.labs:
        if not lab.ready:
            yield _lacks(week, MissingKind.LAB_IN_PREPARATION, lab)
        elif lab.passed_at is None:
            yield _lacks(week, MissingKind.LAB, lab)


def _lacks(week: WeekShown, kind: MissingKind, lab: LabShown | None = None) -> Missing:
    title, key = (lab.title, lab.key) if lab else (week.title, "")
    return Missing(kind, title, week.course, week.key, key)


def tally(courses: Sequence[CourseShown]) -> tuple[int, int]:
    """Return how many lessons, quizzes, labs and concepts are shown, and how many there are."""
    weeks = [week for course in courses for week in course.weeks]
    concepts = {concept.key: concept for course in courses for concept in course.concepts}
    shown = [_lack_of_concept(concept) is None for concept in concepts.values()]
    for week in weeks:
        shown += [week.lesson_read_at is not None, week.quiz_passed_at is not None]
        shown += [lab.passed_at is not None for lab in week.labs]
    return sum(shown), len(shown)
