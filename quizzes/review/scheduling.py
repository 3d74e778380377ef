"""FSRS with its published parameters, and the choice of the lightest day. Pure.

Only whole days: a question that was met in a quiz is not asked again minutes later, so there are no
learning steps. FSRS's own random fuzz is off; its range is used to even out the load instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

RETENTION = 0.9
"""The share of reviews that should be remembered when they come."""

LONGEST = 365
"""Days; after a year everything is asked again."""

SCHEDULER = Scheduler(
    desired_retention=RETENTION,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)
FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""From, to (days), and the share of that stretch by which an interval may vary: FSRS's own."""

INTRODUCED_WITHIN = 7
"""Days over which questions that a lab brings are spread."""

Loads = Mapping[date, int]
"""How many cards are due on each day (UTC)."""


@dataclass(frozen=True)
class Memory:
    """What FSRS knows about a card. `stability` in days; `difficulty` from 1 to 10."""

    stability: float
    difficulty: float
    last_review_at: datetime


def reviewed(before: Memory | None, *, rating: int, at: datetime) -> tuple[Memory, int]:
    """Memory after a review, and the interval in whole days (at least 1)."""
    card, _log = SCHEDULER.review_card(_card(before), Rating(rating), at.astimezone(UTC))
    assert card.stability is not None
    assert card.difficulty is not None
    memory = Memory(card.stability, card.difficulty, at)
    return memory, (card.due - at.astimezone(UTC)).days


def predicted(memory: Memory, *, at: datetime) -> float:
    """The probability in [0, 1] that the card is remembered at that moment."""
    return float(SCHEDULER.get_card_retrievability(_card(memory), at.astimezone(UTC)))


def _card(memory: Memory | None) -> Card:
    if memory is None:
        return Card(card_id=0)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_review=memory.last_review_at.astimezone(UTC),
    )


def interval_range(days: int) -> tuple[int, int]:
    """The shortest and longest interval that FSRS holds for as good as `days`.

    >>> interval_range(2), interval_range(10), interval_range(100)
    ((2, 2), (8, 12), (93, 107))
    """
    if days < FUZZ[0][0]:
        return days, days
    width = 1.0 + sum(share * max(min(days, to) - start, 0.0) for start, to, share in FUZZ)
    shortest, longest = max(2, round(days - width)), min(LONGEST, round(days + width))
    return min(shortest, longest), longest


def lightest(at: datetime, days: int, loads: Loads) -> datetime:
    """A due moment about `days` after `at`, on the day of the range with the fewest cards.

    Of equal days the one nearest to `days`, then the earlier one.
    """
    shortest, longest = interval_range(days)
    return _lightest(at, range(shortest, longest + 1), days, loads)


def introduced(at: datetime, loads: Loads) -> datetime:
    """When a question is asked first that was not met yet, on the lightest of the next days."""
    return _lightest(at, range(1, INTRODUCED_WITHIN + 1), 1, loads)


def _lightest(at: datetime, choices: range, wanted: int, loads: Loads) -> datetime:
    def burden(days: int) -> tuple[int, int, int]:
        day = day_of(at + timedelta(days=days))
        return loads.get(day, 0), abs(days - wanted), days

    return at + timedelta(days=min(choices, key=burden))


def day_of(at: datetime) -> date:
    """The day that a due moment burdens. UTC: a due moment must not move with the traveller."""
    return at.astimezone(UTC).date()
