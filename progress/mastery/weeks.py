"""How far a learner is in a week and a course: pure rules on plain data.

A week has parts: its lesson, its quiz, its labs. A finished part counts fully; an unfinished quiz
or lab counts with the best result so far. Lesson and quiz belong to every week from the start, also
while they are being written; a lab counts from the moment it is published. A percentage never
falls, whatever is added to the content or taken out later: it is the highest value that the
learner's own facts ever reached. So it can be recomputed from the facts at any time, and comes out
the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import product
from typing import Literal

PartKind = Literal["lesson", "quiz", "lab"]
PartStatus = Literal["ready", "in_preparation", "retired"]
WEIGHTS: Mapping[PartKind, float] = {"lesson": 20.0, "quiz": 30.0, "lab": 50.0}
NEARLY_ONE = 1.0 - 1e-9


class WeekState(StrEnum):
    """What the path page shows for a week."""

    IN_PREPARATION = "in_preparation"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"


@dataclass(frozen=True)
class Part:
    """A part of a week. ``key`` is "lesson", "quiz" or a lab's id.

    ``published_at`` None: it belongs to the week from the start.
    """

    key: str
    kind: PartKind
    published_at: datetime | None = None
    status: PartStatus = "ready"


@dataclass(frozen=True)
class Fact:
    """Something the learner did at ``at``: ``value`` in [0, 1], 1 when the part is finished."""

    key: str
    at: datetime
    value: float


@dataclass(frozen=True)
class WeekStanding:
    """A learner's standing in a week. ``percent`` is a whole number in [0, 100].

    ``steps``: when the share in [0, 1] rose, and to what.
    """

    state: WeekState
    percent: int
    best: Mapping[str, float]
    completed_at: datetime | None
    last_fact_at: datetime | None
    steps: tuple[tuple[datetime, float], ...]


@dataclass(frozen=True)
class WeekTerm:
    """What a week contributes to its course: its days, since when, and the learner's steps.

    ``since`` None: it has been taken out of the course.
    """

    days: float
    since: datetime | None
    steps: Sequence[tuple[datetime, float]] = ()


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
    if share >= NEARLY_ONE:
        return 100
    return max(1 if share > 0 else 0, min(99, round(share * 100)))


def present_parts(parts: Iterable[Part]) -> list[Part]:
    """Return the parts that count for somebody who starts now."""
    return [part for part in parts if part.status != "retired"]


def standing(parts: Sequence[Part], facts: Iterable[Fact]) -> WeekStanding:
    """Fold a learner's facts, in the order of time, into the standing in a week."""
    known = {part.key for part in parts}
    best: dict[str, float] = {}
    steps: list[tuple[datetime, float]] = []
    last_at = None
    for fact in sorted(facts, key=lambda fact: (fact.at, fact.key, fact.value)):
        if fact.key not in known:
            continue
        best[fact.key] = max(best.get(fact.key, 0.0), min(1.0, max(0.0, fact.value)))
        last_at = fact.at
        share = _share_at(parts, best, fact.at)
        if share > (steps[-1][1] if steps else 0.0):
            steps.append((fact.at, share))
    completed_at = next((at for at, share in steps if share >= NEARLY_ONE), None)
    percent = whole_percent(steps[-1][1]) if steps else 0
    state = _state(parts, percent, bool(best))
    return WeekStanding(state, percent, best, completed_at, last_at, tuple(steps))


def _share_at(parts: Sequence[Part], best: Mapping[str, float], at: datetime) -> float:
    """The share at a moment: of what existed then, and of whatever else was done if that helps."""
    existing, others = [], []
    for part in parts:
        published = part.published_at is None or part.published_at <= at
        if part.status != "retired" and published:
            existing.append(part)
        elif part.key in best:
            others.append(part)
    return max(share_done([*existing, *more], best) for more in _choices(others, best))


def _choices(others: Sequence[Part], best: Mapping[str, float]) -> Iterator[list[Part]]:
    """The selections among which the most favourable one is: of each kind, the best first."""
    by_kind = [[part for part in others if part.kind == kind] for kind in WEIGHTS]
    ranked = [sorted(group, key=lambda part: -best[part.key]) for group in by_kind]
    for lengths in product(*(range(len(group) + 1) for group in ranked)):
        pairs = zip(ranked, lengths, strict=True)
        yield [part for group, length in pairs for part in group[:length]]


def _state(parts: Sequence[Part], percent: int, begun: bool) -> WeekState:
    if percent == 100:
        return WeekState.DONE
    if begun:
        return WeekState.IN_PROGRESS
    ready = any(part.status == "ready" for part in parts)
    return WeekState.NOT_STARTED if ready else WeekState.IN_PREPARATION


def new_parts(
    parts: Iterable[Part], best: Mapping[str, float], completed_at: datetime | None
) -> tuple[str, ...]:
    """Return the open parts that were added after the week had been completed."""
    if completed_at is None:
        return ()
    return tuple(
        part.key
        for part in parts
        if part.status == "ready"
        and part.published_at is not None
        and part.published_at > completed_at
        and best.get(part.key, 0.0) < NEARLY_ONE
    )


def course_percent(weeks: Sequence[WeekTerm]) -> int:
    """Return a course's percentage: the highest that its weeks, weighed by days, ever reached.

    Weeks in preparation count as not done, and weeks added later count from then on, so that the
    figure falls neither when a lesson appears nor when a week does.
    """
    events = sorted(
        (at, place, share) for place, week in enumerate(weeks) for at, share in week.steps
    )
    shares: dict[int, float] = {}
    highest = 0.0
    for at, place, share in events:
        shares[place] = max(shares.get(place, 0.0), share)
        highest = max(highest, _weighed(weeks, shares, at))
    return whole_percent(highest)


def _weighed(weeks: Sequence[WeekTerm], shares: Mapping[int, float], at: datetime) -> float:
    """The share of the course at a moment; a week added later or taken out counts if that helps.

    The share is a weighed mean, so a further week helps exactly when its own share is above it.
    """
    existing = [place for place, week in enumerate(weeks) if week.since and week.since <= at]
    others = sorted(set(shares) - set(existing), key=lambda place: -shares[place])
    days = sum(weeks[place].days for place in existing)
    done = sum(weeks[place].days * shares.get(place, 0.0) for place in existing)
    for place in others:
        if days and shares[place] <= done / days:
            break
        days += weeks[place].days
        done += weeks[place].days * shares[place]
    return min(1.0, done / days) if days else 0.0
