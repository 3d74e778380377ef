"""Cards as a fold over what happened: the same facts always give the same cards. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from quizzes.review import scheduling
from quizzes.review.rating import Rating
from quizzes.review.scheduling import Memory

SHORTEST, USUAL, LONGEST = 10, 45, 180
"""Seconds that a review is held to take: at least, before anything is known, at most."""


@dataclass(frozen=True)
class Event:
    """An answer (with `rating`), or the introduction of a question not met yet (without).

    `source` is the id of its row; `at` and `source` order events of a kind.
    """

    item: int
    at: datetime
    source: int
    rating: Rating | None = None
    surprised: bool = False
    seconds: int = 0

    @property
    def order(self) -> tuple[datetime, bool, int]:
        """Answers come before introductions of the same moment."""
        return self.at, self.rating is None, self.source


@dataclass(frozen=True)
class CardState:
    """A card between two reviews; `memory` is empty until the first answer."""

    item: int
    due_at: datetime
    memory: Memory | None = None
    reps: int = 0
    lapses: int = 0
    surprised: bool = False
    seconds: int = USUAL


@dataclass(frozen=True)
class Review:
    """One answer in a card's history. `predicted`: the probability that it would be remembered,
    as it was before the answer; empty for the first."""

    item: int
    answer: int
    revision: int
    at: datetime
    rating: Rating
    predicted: float | None
    elapsed_days: int
    due_at: datetime


@dataclass
class Deck:
    """All cards of a learner, and how many of them are due each day."""

    cards: dict[int, CardState] = field(default_factory=dict)
    loads: Counter[date] = field(default_factory=Counter)

    @classmethod
    def of(cls, cards: Iterable[CardState]) -> Deck:
        """The deck in which these cards are."""
        known = {card.item: card for card in cards}
        return cls(known, Counter(scheduling.day_of(card.due_at) for card in known.values()))

    def put(self, card: CardState) -> None:
        """Put a card in, in place of its earlier state."""
        self.lift(card.item)
        self.cards[card.item] = card
        self.loads[scheduling.day_of(card.due_at)] += 1

    def lift(self, item: int) -> CardState | None:
        """Take a card out, so that it does not weigh while its next day is chosen."""
        card = self.cards.pop(item, None)
        if card:
            self.loads[scheduling.day_of(card.due_at)] -= 1
        return card


def fold(deck: Deck, events: Iterable[Event]) -> list[Review]:
    """Apply events in their order to the deck; the reviews among them."""
    reviews = []
    for event in sorted(events, key=lambda event: event.order):
        if event.rating is not None:
            reviews.append(_answered(deck, event, event.rating))
        elif event.item not in deck.cards:
            due = scheduling.introduced(event.at, deck.loads)
            deck.put(CardState(item=event.item, due_at=due))
    return reviews


def _answered(deck: Deck, event: Event, rating: Rating) -> Review:
    before = deck.lift(event.item) or CardState(item=event.item, due_at=event.at)
    memory, days = scheduling.reviewed(before.memory, rating=rating, at=event.at)
    # Who was sure of something wrong meets it again at once, whatever FSRS says.
    due = event.at if event.surprised else scheduling.lightest(event.at, days, deck.loads)
    after = replace(
        before,
        due_at=due,
        memory=memory,
        reps=before.reps + 1,
        lapses=before.lapses + (rating == Rating.AGAIN and before.memory is not None),
        surprised=event.surprised,
        seconds=min(LONGEST, max(SHORTEST, event.seconds)),
    )
    deck.put(after)
    known = before.memory
    return Review(
        item=event.item,
        answer=event.source,
        revision=after.reps,
        at=event.at,
        rating=rating,
        predicted=scheduling.predicted(known, at=event.at) if known else None,
        elapsed_days=max(0, (event.at - known.last_review_at).days) if known else 0,
        due_at=due,
    )
