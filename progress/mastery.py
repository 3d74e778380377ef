"""How far a learner is in a week and a course: pure rules on plain data.

A week has parts: its lesson, its quiz, its labs. A finished part counts fully; an unfinished quiz
or lab counts with the best result so far. A percentage never falls, whatever is added to the week
later: it is the highest value that the learner's own facts ever reached with the parts that existed
at that moment. So it can be recomputed from the facts at any time, and comes out the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

PartKind = Literal["lesson", "quiz", "lab"]
WEIGHTS: Mapping[PartKind, float] = {"lesson": 20.0, "quiz": 30.0, "lab": 50.0}


class WeekState(StrEnum):
    """What the path page shows for a week."""

    IN_PREPARATION = "in_preparation"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"


@dataclass(frozen=True)
class Part:
    """A part of a week and when it was first published. ``key`` is "lesson", "quiz" or a lab."""

    key: str
    kind: PartKind
    published_at: datetime


@dataclass(frozen=True)
class Fact:
    """Something the learner did at ``at``: ``value`` in [0, 1], 1 when the part is finished."""

    key: str
    at: datetime
    value: float


@dataclass(frozen=True)
class WeekStanding:
    """A learner's standing in a week. ``percent`` is a whole number in [0, 100]."""

    state: WeekState
    percent: int
    best: Mapping[str, float]
    completed_at: datetime | None
    last_fact_at: datetime | None
    new_parts: tuple[str, ...]


def weights(parts: Iterable[Part]) -> dict[str, float]:
    """Return each part's share of the week; the shares of the kinds that exist sum to 1."""
    listed = list(parts)
    counts = {kind: sum(part.kind == kind for part in listed) for kind in WEIGHTS}
    total = sum(WEIGHTS[kind] for kind, count in counts.items() if count)
    return {part.key: WEIGHTS[part.kind] / counts[part.kind] / total for part in listed}


def share_done(parts: Sequence[Part], best: Mapping[str, float]) -> float:
    """Return the share of the week in [0, 1] that ``best`` makes of ``parts``."""
    share = sum(weight * best.get(key, 0.0) for key, weight in weights(parts).items())
    return min(1.0, max(0.0, share))


def whole_percent(share: float) -> int:
    """Return a share as a whole percentage; 100 only when really everything is done.

    >>> whole_percent(0.999), whole_percent(1.0), whole_percent(0.004)
    (99, 100, 1)
    """
    if share >= 1.0 - 1e-9:
        return 100
    return max(1 if share > 0 else 0, min(99, round(share * 100)))


def standing(parts: Sequence[Part], facts: Iterable[Fact]) -> WeekStanding:
    """Fold a learner's facts, in the order of time, into the standing in a week."""
    best: dict[str, float] = {}
    highest, completed_at, last_at = 0.0, None, None
    known = {part.key for part in parts}
    for fact in sorted(facts, key=lambda fact: (fact.at, fact.key, fact.value)):
        if fact.key not in known:
            continue
        best[fact.key] = max(best.get(fact.key, 0.0), min(1.0, max(0.0, fact.value)))
        last_at = fact.at
        existing = [part for part in parts if part.published_at <= fact.at or part.key in best]
        share = share_done(existing, best)
        highest = max(highest, share)
        if completed_at is None and share >= 1.0 - 1e-9:
            completed_at = fact.at
    percent = whole_percent(highest)
    return WeekStanding(
        state=_state(parts, percent, bool(best)),
        percent=percent,
        best=best,
        completed_at=completed_at,
        last_fact_at=last_at,
        new_parts=_new_parts(parts, best, completed_at),
    )


def _state(parts: Sequence[Part], percent: int, begun: bool) -> WeekState:
    if percent == 100:
        return WeekState.DONE
    if not parts:
        return WeekState.IN_PREPARATION
    return WeekState.IN_PROGRESS if begun else WeekState.NOT_STARTED


def _new_parts(
    parts: Sequence[Part], best: Mapping[str, float], completed_at: datetime | None
) -> tuple[str, ...]:
    if completed_at is None:
        return ()
    return tuple(
        part.key for part in parts if part.published_at > completed_at and best.get(part.key, 0) < 1
    )


def course_percent(weeks: Iterable[tuple[float, int]]) -> int:
    """Return a course's percentage from ``(days, percent)`` of each of its weeks.

    Weeks in preparation count as not done, so that the figure never falls when they appear.
    """
    listed = list(weeks)
    days = sum(days for days, _percent in listed)
    if days <= 0:
        return 0
    return whole_percent(sum(d * percent for d, percent in listed) / days / 100)
