"""The path as one learner (or nobody yet) sees it: content joined with standing. Plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from curriculum.models import Course, Program, Week
from progress.facts import WeekPart
from progress.links import part_url, week_url
from progress.mastery import (
    NEARLY_ONE,
    PartKind,
    WeekState,
    new_parts,
    present_parts,
    weights,
    whole_percent,
)
from progress.models import WeekProgress


@dataclass(frozen=True)
class PartView:
    """A part of a week. ``points`` of ``weight`` (of 100 for the week) are the learner's.

    ``value``: the best result in [0, 1], None when it was never tried.
    """

    key: str
    kind: PartKind
    title: str
    minutes: int
    state: str
    url: str
    weight: float
    value: float | None
    is_new: bool

    @property
    def points(self) -> float:
        """What the best result is worth."""
        return self.weight * (self.value or 0.0)

    @property
    def is_open(self) -> bool:
        """Whether it can be worked on and is not finished."""
        return bool(self.url) and self.state != "done"


@dataclass(frozen=True)
class WeekView:
    """A week with the learner's standing. ``percent`` may be above the parts' sum, never below."""

    week: Week
    url: str
    state: str
    percent: int
    completed_at: datetime | None
    parts: tuple[PartView, ...]

    @property
    def begun(self) -> bool:
        """Whether the learner has done anything that counts."""
        return any(part.value is not None for part in self.parts) or self.percent > 0

    @property
    def open_parts(self) -> list[PartView]:
        """What can be worked on now."""
        return [part for part in self.parts if part.is_open]

    @property
    def new(self) -> list[PartView]:
        """What was added after the week had been completed."""
        return [part for part in self.parts if part.is_new]

    @property
    def kept_above(self) -> bool:
        """Whether the percentage was reached with other parts than those of today."""
        share = sum(part.points for part in self.parts) / 100
        return self.percent > whole_percent(min(1.0, share))

    @property
    def waiting_labs(self) -> list[str]:
        """Titles of listed labs that are still being written."""
        ready = {part.key for part in self.parts}
        return [lab["title"] for lab in self.week.localized_labs() if lab["id"] not in ready]


@dataclass(frozen=True)
class CourseView:
    """A course with the learner's percentage."""

    course: Course
    percent: int
    weeks: tuple[WeekView, ...]

    @property
    def done_count(self) -> int:
        """How many weeks are done."""
        return sum(week.state == WeekState.DONE for week in self.weeks)

    @property
    def days(self) -> float:
        """Days of study in all weeks together."""
        return sum(week.week.days for week in self.weeks)


@dataclass(frozen=True)
class ProgramView:
    """A program with its courses in order."""

    program: Program
    courses: tuple[CourseView, ...]


@dataclass(frozen=True)
class PathView:
    """Everything there is, in order."""

    programs: tuple[ProgramView, ...]

    @property
    def courses(self) -> list[CourseView]:
        """The courses of all programs."""
        return [course for program in self.programs for course in program.courses]

    @property
    def weeks(self) -> list[WeekView]:
        """The weeks of all courses."""
        return [week for course in self.courses for week in course.weeks]

    @property
    def begun(self) -> bool:
        """Whether the learner has done anything that counts."""
        return any(week.begun for week in self.weeks)


def assemble(
    programs: Sequence[Program],
    parts: Mapping[int, Sequence[WeekPart]],
    standings: Mapping[int, WeekProgress],
    percents: Mapping[int, int],
) -> PathView:
    """Join the tree of ``curriculum.selectors`` with parts, standings and course percentages."""
    return PathView(
        tuple(
            ProgramView(
                program,
                tuple(
                    _course(course, parts, standings, percents) for course in program.courses.all()
                ),
            )
            for program in programs
        )
    )


def _course(
    course: Course,
    parts: Mapping[int, Sequence[WeekPart]],
    standings: Mapping[int, WeekProgress],
    percents: Mapping[int, int],
) -> CourseView:
    weeks = course.weeks.all()
    views = (week_view(week, parts[week.pk], standings.get(week.pk)) for week in weeks)
    return CourseView(course, percents.get(course.pk, 0), tuple(views))


def week_view(week: Week, parts: Sequence[WeekPart], standing: WeekProgress | None) -> WeekView:
    """Join a week with its parts and the learner's standing; None: not begun or nobody."""
    best: Mapping[str, float] = standing.best if standing else {}
    added = new_parts(parts, best, standing.completed_at) if standing else ()
    present = present_parts(parts)
    shares = weights(present)
    return WeekView(
        week=week,
        url=week_url(week),
        state=_week_state(week, standing),
        percent=standing.percent if standing else 0,
        completed_at=standing.completed_at if standing else None,
        parts=tuple(
            _part(week, part, 100 * shares[part.key], best.get(part.key), part.key in added)
            for part in present
            if isinstance(part, WeekPart)
        ),
    )


def _week_state(week: Week, standing: WeekProgress | None) -> str:
    if standing:
        return standing.state
    return WeekState.IN_PREPARATION if week.in_preparation else WeekState.NOT_STARTED


def _part(week: Week, part: WeekPart, weight: float, value: float | None, new: bool) -> PartView:
    return PartView(
        key=part.key,
        kind=part.kind,
        title=part.title,
        minutes=part.minutes,
        state=_part_state(part, value),
        url=part_url(week, part),
        weight=weight,
        value=value,
        is_new=new,
    )


def _part_state(part: WeekPart, value: float | None) -> str:
    if value is not None and value >= NEARLY_ONE:
        return WeekState.DONE
    if part.status == "in_preparation":
        return WeekState.IN_PREPARATION
    return WeekState.NOT_STARTED if value is None else WeekState.IN_PROGRESS
