"""Reads about review. Each makes the same number of queries for one card or many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db.models import QuerySet

from quizzes.certainty import SURE
from quizzes.models import Answer, Attempt
from quizzes.review import scheduling
from quizzes.review.days import day_around
from quizzes.review.folding import LONGEST
from quizzes.review.models import ReviewCard, ReviewDeck
from quizzes.review.ordering import DueCard, todays
from quizzes.review.scheduling import Memory

if TYPE_CHECKING:
    from accounts.models import User

RIGHT = 1 - 1e-9


@dataclass(frozen=True)
class Done:
    """An answer given in today's review."""

    attempt: Attempt
    answer: Answer

    @property
    def right(self) -> bool:
        """Wholly right."""
        return self.answer.score >= RIGHT

    @property
    def surprising(self) -> bool:
        """Sure, and not right."""
        return self.answer.certainty == SURE and not self.right


@dataclass(frozen=True)
class Queue:
    """Today's review. `due` counts all cards that are due, also those over the day's limit."""

    cards: Sequence[DueCard]
    due: int
    limit_minutes: int
    spent_seconds: int
    done: int

    @property
    def seconds(self) -> int:
        """How long the cards take, about."""
        return sum(card.seconds for card in self.cards)

    @property
    def minutes(self) -> int:
        """The same in whole minutes; 0 only when there is nothing to do."""
        return ceil(self.seconds / 60)

    @property
    def waiting(self) -> int:
        """Cards that are due and wait for another day."""
        return self.due - len(self.cards)


class DueSummary(NamedTuple):
    """What is to review now: how many questions, and about how many minutes they take."""

    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody needs here
    minutes: int


def due_summary(learner: User, now: datetime) -> DueSummary:
    """What of today's review is still to do. Three queries."""
    queue = due(learner, now)
    return DueSummary(len(queue.cards), queue.minutes)


def due(learner: User, now: datetime, minutes: int | None = None) -> Queue:
    """Today's queue: capped in minutes (the learner's limit unless given), mixed. Three queries.

    A card is due from the first moment of the learner's day in which its due moment lies.
    """
    start, end = day_around(now, learner.time_zone)
    limit = minutes if minutes is not None else minutes_a_day(learner)
    done = list(_answers_between(learner, start, now).values_list(*_DONE))
    spent = sum(min(seconds, LONGEST) for seconds, _concept in done)
    cards = [_due_card(card, now) for card in _due_cards(learner, end)]
    last = done[-1][1] if done else ""
    chosen = todays(cards, seconds=60 * limit - spent, after=last)
    return Queue(chosen, len(cards), limit, spent, len(done))


_DONE = ("seconds", "item_version__item__concept")


def minutes_a_day(learner: User) -> int:
    """The learner's limit for a day's review, or the site's."""
    own = ReviewDeck.objects.filter(learner=learner).values_list("minutes", flat=True).first()
    return own or settings.REVIEW_MINUTES


def _answers_between(learner: User, start: datetime, end: datetime) -> QuerySet[Answer]:
    """Answers given in reviews, oldest first."""
    rows = Answer.objects.filter(attempt__learner=learner, attempt__kind=Attempt.Kind.REVIEW)
    return rows.filter(answered_at__gte=start, answered_at__lte=end).order_by("answered_at", "pk")


def cards_of(learner: User) -> QuerySet[ReviewCard]:
    """The learner's cards that can be asked now."""
    return ReviewCard.objects.filter(
        learner=learner, item__retired=False, item__current_version__isnull=False
    )


def _due_cards(learner: User, end: datetime) -> QuerySet[ReviewCard]:
    return cards_of(learner).filter(due_at__lt=end).select_related("item").order_by("due_at", "pk")


def _due_card(card: ReviewCard, now: datetime) -> DueCard:
    memory = memory_of(card)
    return DueCard(
        id=card.pk,
        item=card.item_id,
        concept=card.item.concept,
        due_at=card.due_at,
        seconds=card.seconds,
        recall=scheduling.predicted(memory, at=now) if memory else None,
        surprised=card.surprised,
    )


def memory_of(card: ReviewCard) -> Memory | None:
    """What FSRS knows about a card; nothing before its first answer."""
    if card.stability is None or card.difficulty is None or card.last_review_at is None:
        return None
    return Memory(card.stability, card.difficulty, card.last_review_at)


def next_due(learner: User, now: datetime) -> datetime | None:
    """When the next card that is not due today will be."""
    _start, end = day_around(now, learner.time_zone)
    later = cards_of(learner).filter(due_at__gte=end).order_by("due_at")
    return later.values_list("due_at", flat=True).first()


def card_count(learner: User) -> int:
    """How many cards the learner has."""
    return cards_of(learner).count()


def open_review(learner: User) -> Attempt | None:
    """The question of the review that was opened and not answered."""
    rows = Attempt.objects.filter(learner=learner, kind=Attempt.Kind.REVIEW)
    return rows.filter(finished_at__isnull=True).select_related("learner", "week__course").first()


def done_today(learner: User, now: datetime) -> list[Done]:
    """Answers given in today's review, oldest first. One query."""
    start, _end = day_around(now, learner.time_zone)
    rows = _answers_between(learner, start, now).select_related(
        "attempt__week__course", "item_version__item"
    )
    return [Done(answer.attempt, answer) for answer in rows]
