"""Which facts are wins: pure rules. The same facts always give the same wins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from progress.local_days import start_of_week
from progress.wins.streaks import Step, Studied

NEARLY_ONE = 1.0 - 1e-9
SURE = 3
SURE_IN_A_ROW = (10, 25, 50, 100)
DAYS_IN_A_ROW = (3, 7, 14, 30, 50, 100, 200, 365)
REVIEWS_OF_A_DAY = 10
REVIEW_DAYS = (1, 7, 30, 100)
PAUSE_DAYS = 7
MINUTE = timedelta(minutes=1)  # days of study are kept to the minute
RELATION = "relation:"  # a name that no author gave


@dataclass(frozen=True)
class CheckSeen:
    """How a check of a submission came out; ``mistake``: its id of mistakes.py, or ""."""

    id: str
    passed: bool
    mistake: str = ""
    title: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LabTry:
    """A graded submission."""

    at: datetime
    lab: str
    submission: str
    passed: bool
    runtime: str
    checks: tuple[CheckSeen, ...] = ()


@dataclass(frozen=True)
class QuizTry:
    """A finished attempt at a whole quiz; ``week``: "course/week"."""

    at: datetime
    week: str
    attempt: str
    score: float
    passed: bool


@dataclass(frozen=True)
class SureAnswer:
    """An answer given with the highest certainty."""

    at: datetime
    right: bool
    attempt: str


@dataclass(frozen=True)
class WeekDone:
    """A week of a course: since when it exists, when it was completed (None: not yet)."""

    course: str
    week: str
    since: datetime
    completed_at: datetime | None


@dataclass(frozen=True)
class Goal:
    """A goal of a week, in force since ``set_at``: so many ``days`` or ``minutes``, or "none"."""

    set_at: datetime
    kind: str
    amount: int


@dataclass(frozen=True)
class Deeds:
    """Everything that wins are made of, each in the order of time."""

    labs: Sequence[LabTry] = ()
    quizzes: Sequence[QuizTry] = ()
    sure: Sequence[SureAnswer] = ()
    weeks: Sequence[WeekDone] = ()
    reviews: Sequence[datetime] = ()
    goals: Sequence[Goal] = ()
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Won:
    """A win. ``key`` tells wins of one kind apart."""

    kind: str
    key: str
    at: datetime
    data: dict[str, Any] = field(default_factory=dict)


def wins(deeds: Deeds, day_of: Callable[[datetime], date]) -> list[Won]:
    """Every win in these facts, each (kind, key) once, at the first moment it was one."""
    found: dict[tuple[str, str], Won] = {}
    for rule in (_labs, _recoveries, _quizzes, _weeks, _courses, _sure, _goals, _days):
        for won in rule(deeds):
            found.setdefault((won.kind, won.key), won)
    for won in _review_days(deeds.reviews, day_of):
        found.setdefault((won.kind, won.key), won)
    return sorted(found.values(), key=lambda won: (won.at, won.kind, won.key))


def _labs(deeds: Deeds) -> Iterator[Won]:
    for one in deeds.labs:
        if one.passed:
            about = {"lab": one.lab, "submission": one.submission}
            yield Won("first_pass", "", one.at, about)
            if one.runtime == "tensorflow":
                yield Won("first_model", "", one.at, about)


def _recoveries(deeds: Deeds) -> Iterator[Won]:
    """A check that had failed and passes now; a named mistake of it has been overcome."""
    failed: dict[str, dict[str, CheckSeen]] = defaultdict(dict)
    for one in deeds.labs:
        open_checks = failed[one.lab]
        for check in one.checks:
            before = open_checks.pop(check.id, None)
            if not check.passed:
                named = check if check.mistake or before is None else before
                open_checks[check.id] = named
            elif before is not None:
                yield _recovery(one, before)


def _recovery(one: LabTry, before: CheckSeen) -> Won:
    about: dict[str, Any] = {"lab": one.lab, "submission": one.submission}
    if before.mistake and not before.mistake.startswith(RELATION) and before.title:
        about["title"] = dict(before.title)
        return Won("mistake_overcome", f"{one.lab}/{before.mistake}", one.at, about)
    return Won("recovered", one.lab, one.at, about)


def _quizzes(deeds: Deeds) -> Iterator[Won]:
    best: dict[str, float] = {}
    for one in deeds.quizzes:
        about = {"week": one.week, "attempt": one.attempt}
        if one.passed:
            yield Won("first_quiz", "", one.at, about)
        before = best.get(one.week)
        if before is not None and one.score > before + 1e-9:
            figures = {"before": round(before, 4), "after": round(one.score, 4)}
            yield Won("personal_best", one.attempt, one.at, about | figures)
        best[one.week] = max(one.score, before or 0.0)


def _weeks(deeds: Deeds) -> Iterator[Won]:
    for one in deeds.weeks:
        if one.completed_at:
            yield Won("week_done", one.week, one.completed_at, {"week": one.week})


def _courses(deeds: Deeds) -> Iterator[Won]:
    by_course: dict[str, list[WeekDone]] = defaultdict(list)
    for one in deeds.weeks:
        by_course[one.course].append(one)
    for course, weeks in by_course.items():
        if at := course_finished_at(weeks):
            yield Won("course_done", course, at, {"course": course})


def course_finished_at(weeks: Sequence[WeekDone]) -> datetime | None:
    """The first moment at which all weeks that the course then had were completed."""
    for at in sorted(week.completed_at for week in weeks if week.completed_at):
        existing = [week for week in weeks if week.since <= at]
        if existing and all(w.completed_at and w.completed_at <= at for w in existing):
            return at
    return None


def _sure(deeds: Deeds) -> Iterator[Won]:
    run = 0
    for one in deeds.sure:
        run = run + 1 if one.right else 0
        if run in SURE_IN_A_ROW:
            yield Won("sure_and_right", f"{run:03}", one.at, {"count": run, "attempt": one.attempt})


def _review_days(reviews: Iterable[datetime], day_of: Callable[[datetime], date]) -> Iterator[Won]:
    counts: Counter[date] = Counter()
    days = 0
    for at in reviews:
        day = day_of(at)
        counts[day] += 1
        if counts[day] == REVIEWS_OF_A_DAY:
            days += 1
            if days in REVIEW_DAYS:
                yield Won("review_day", f"{days:03}", at, {"count": days})


def goal_at(goals: Sequence[Goal], at: datetime) -> Goal | None:
    """The goal in force at a moment."""
    present = [goal for goal in goals if goal.set_at <= at]
    return present[-1] if present else None


def _goals(deeds: Deeds) -> Iterator[Won]:
    by_week: dict[date, list[Studied]] = defaultdict(list)
    for step in deeds.steps:
        day = step.studied
        week = by_week[start_of_week(day.day)]
        week.append(day)
        goal = goal_at(deeds.goals, day.last_at + MINUTE)
        if goal and reached(goal, week):
            monday = start_of_week(day.day).isoformat()
            about = {"monday": monday, "goal": goal.kind, "amount": goal.amount}
            yield Won("weekly_goal", monday, day.last_at, about)


def done_of(kind: str, week: Iterable[Studied]) -> int:
    """How much of a goal the studied days of a week make."""
    days = list(week)
    return len(days) if kind == "days" else sum(day.minutes for day in days)


def reached(goal: Goal, week: Iterable[Studied]) -> bool:
    """Whether the studied days of a week reach the goal."""
    return goal.kind != "none" and done_of(goal.kind, week) >= goal.amount


def _days(deeds: Deeds) -> Iterator[Won]:
    for step in deeds.steps:
        at = step.studied.first_at
        if step.missed >= PAUSE_DAYS and not step.frozen:
            day = step.studied.day.isoformat()
            yield Won("came_back", day, at, {"days": step.missed})
        if step.run in DAYS_IN_A_ROW:
            yield Won("days_running", f"{step.run:03}", at, {"count": step.run})
