"""Writes: keeping cards in step with answers, opening reviews, introducing cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from config.prepared import Parameter, prepared
from config.problems import Invalid
from curriculum.keeping import kept
from quizzes.models import Answer, Attempt, AttemptItem, Item
from quizzes.review import selectors
from quizzes.review.folding import CardState, Deck, Event, Review, fold
from quizzes.review.models import (
    LONGEST_DAY,
    SHORTEST_DAY,
    ReviewCard,
    ReviewDeck,
    ReviewIntroduction,
    ReviewLog,
)
from quizzes.review.rating import rating_of, surprising
from quizzes.services import new_seed

LEARNER = Parameter(User, "id", "learner")
MOST_INTRODUCED = 8
"""Questions that one passed lab adds."""

CARD_FIELDS = [
    "state", "due_at", "stability", "difficulty", "last_review_at", "reps", "lapses", "surprised",
    "seconds", "fsrs",
]  # fmt: skip


# --- cards follow answers -------------------------------------------------------------------------


@transaction.atomic
def catch_up(*, learner: User) -> int:
    """Fold answers and introductions that are not in the cards yet; how many there were.

    Safe at any time and from two devices: whoever comes second waits and finds nothing to do.
    An answer that came to light late, or was marked again, makes all cards again.
    """
    return _catch_up(learner, _locked_deck(learner))


def _catch_up(learner: User, deck: ReviewDeck) -> int:
    events = _new_events(learner)
    if deck.stale or any(deck.folded_to and event.at <= deck.folded_to for event in events):
        return _refold(learner, deck)
    if events:
        known = {card.item_id: card for card in ReviewCard.objects.filter(learner=learner)}
        cards = Deck.of(_state_of(card) for card in known.values())
        _write(learner, deck, cards, events, known)
    return len(events)


@transaction.atomic
def rebuild(*, learner: User) -> int:
    """Make all cards of a learner again from the facts; how many answers and introductions."""
    return _refold(learner, _locked_deck(learner))


def _refold(learner: User, deck: ReviewDeck) -> int:
    ReviewLog.objects.filter(card__learner=learner).delete()
    events = _events(_answers(learner.pk), _introductions(learner.pk))
    known = {card.item_id: card for card in ReviewCard.objects.filter(learner=learner)}
    gone = set(known) - {event.item for event in events}
    ReviewCard.objects.filter(learner=learner, item__in=gone).delete()
    _write(learner, deck, Deck(), events, known)
    return len(events)


_deck = prepared(lambda: ReviewDeck.objects.select_for_update().filter(learner=LEARNER))


def _locked_deck(learner: User) -> ReviewDeck:
    """The learner's deck; others who would fold at the same time wait for the transaction."""
    while not (deck := _deck.first(learner=learner.pk)):
        ReviewDeck.objects.get_or_create(learner=learner)
    return deck


def _answers(learner: Any) -> QuerySet[Answer]:
    answers = Answer.objects.filter(attempt__learner=learner).order_by()
    return answers.select_related("item_version").defer("item_version__body")


def _introductions(learner: Any) -> QuerySet[ReviewIntroduction]:
    return ReviewIntroduction.objects.filter(learner=learner)


def _met(learner: Any) -> QuerySet[ReviewCard, int]:
    return ReviewCard.objects.filter(learner=learner).order_by().values_list("item", flat=True)


_new_answers = prepared(lambda: _answers(LEARNER).filter(review_log__isnull=True))
_new_introductions = prepared(lambda: _introductions(LEARNER).exclude(item__in=_met(LEARNER)))


def _new_events(learner: User) -> list[Event]:
    """What no card knows of. Two queries."""
    return _events(_new_answers(learner=learner.pk), _new_introductions(learner=learner.pk))


def _events(answers: Iterable[Answer], introductions: Iterable[ReviewIntroduction]) -> list[Event]:
    return [
        *map(event_of, answers),
        *(Event(item=row.item_id, at=row.at, source=row.pk) for row in introductions),
    ]


def event_of(answer: Answer) -> Event:
    """What an answer means for its card."""
    unknown = bool(answer.outcome.get("unknown"))
    said: dict[str, Any] = {
        "score": answer.score, "certainty": answer.certainty, "unknown": unknown
    }  # fmt: skip
    return Event(
        item=answer.item_version.item_id,
        at=answer.answered_at,
        source=answer.pk,
        rating=rating_of(**said, hints=answer.hints, seconds=answer.seconds),
        surprised=surprising(**said),
        seconds=answer.seconds,
    )


def _write(
    learner: User,
    deck: ReviewDeck,
    cards: Deck,
    events: Sequence[Event],
    known: dict[int, ReviewCard],
) -> None:
    """Fold the events and write the cards that they touch, their history and the deck's head."""
    reviews = fold(cards, events)
    rows = [_row(learner, cards.cards[item], known) for item in sorted({e.item for e in events})]
    ReviewCard.objects.bulk_update([row for row in rows if row.item_id in known], CARD_FIELDS, 200)
    ReviewCard.objects.bulk_create([row for row in rows if row.item_id not in known], 200)
    ids = {row.item_id: row.pk for row in rows}
    ReviewLog.objects.bulk_create([_log(review, ids) for review in reviews], batch_size=500)
    newest = max((event.at for event in events), default=None)
    deck.folded_to, deck.stale = newest or deck.folded_to, False
    deck.save(update_fields=["folded_to", "stale"])


def _state_of(card: ReviewCard) -> CardState:
    return CardState(
        item=card.item_id,
        due_at=card.due_at,
        memory=selectors.memory_of(card),
        reps=card.reps,
        lapses=card.lapses,
        surprised=card.surprised,
        seconds=card.seconds,
    )


def _row(learner: User, state: CardState, known: dict[int, ReviewCard]) -> ReviewCard:
    """The row of a card; one that there is keeps its id."""
    row = known.get(state.item) or ReviewCard(learner=learner, item_id=state.item)
    memory = state.memory
    row.state = ReviewCard.State.REVIEW if memory else ReviewCard.State.NEW
    row.due_at = state.due_at
    row.stability = memory.stability if memory else None
    row.difficulty = memory.difficulty if memory else None
    row.last_review_at = memory.last_review_at if memory else None
    row.reps, row.lapses = state.reps, state.lapses
    row.surprised, row.seconds = state.surprised, state.seconds
    row.fsrs = _portable(row) if memory else {}
    return row


def _portable(row: ReviewCard) -> dict[str, Any]:
    """The card in the form of `fsrs.Card.to_dict`."""
    return {
        "card_id": row.item_id,
        "state": 2,
        "step": None,
        "stability": row.stability,
        "difficulty": row.difficulty,
        "due": row.due_at.isoformat(),
        "last_review": row.last_review_at.isoformat() if row.last_review_at else None,
    }


def _log(review: Review, cards: dict[int, Any]) -> ReviewLog:
    return ReviewLog(
        card_id=cards[review.item],
        answer_id=review.answer,
        revision=review.revision,
        reviewed_at=review.at,
        rating=review.rating,
        predicted=review.predicted,
        elapsed_days=review.elapsed_days,
        due_at=review.due_at,
    )


def mark_stale(*, learners: Collection[int]) -> None:
    """Cards of these learners (by id) are to be made again before their next use."""
    ReviewDeck.objects.filter(learner__in=learners).update(stale=True)


# --- cards that a lab brings ----------------------------------------------------------------------


_introduced = prepared(
    lambda: (
        ReviewIntroduction.objects.filter(
            learner=LEARNER, reason=Parameter(ReviewIntroduction, "reason")
        )
        .order_by()
        .values_list("pk")[:1]
    )
)


@transaction.atomic
def introduce(
    *, learner: User, week_id: int, concepts: Collection[str], at: datetime, reason: str
) -> int:
    """Put questions of the week about these concepts, not met yet, among the learner's cards.

    At most `MOST_INTRODUCED`, concepts taking turns. Doing it again adds nothing new while the
    first ones are there. Returns how many were added.
    """
    if _introduced(learner=learner.pk, reason=reason):
        return 0
    deck = _locked_deck(learner)
    _catch_up(learner, deck)
    chosen = _chosen(learner, week_id, concepts)
    if chosen:
        ReviewIntroduction.objects.bulk_create(
            [
                ReviewIntroduction(learner=learner, item_id=pk, at=at, reason=reason)
                for pk in chosen
            ],
            ignore_conflicts=True,
        )
        _catch_up(learner, deck)
    return len(chosen)


_all_met = prepared(lambda: _met(LEARNER))


def _chosen(learner: User, week_id: int, concepts: Collection[str]) -> list[int]:
    met = set(_all_met(learner=learner.pk))
    fresh = [
        (concept, item)
        for concept, item in _questions().get(week_id, ())
        if concept in concepts and item not in met
    ]
    return _taking_turns(fresh)[:MOST_INTRODUCED]


@kept
def _questions() -> dict[int, list[tuple[str, int]]]:
    """Concept and id of the questions of each week (by id), in their order. Kept: one query."""
    items = Item.objects.filter(paper="", retired=False, current_version__isnull=False)
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for week, concept, pk in items.order_by("position").values_list("week", "concept", "pk"):
        found[week].append((concept, pk))
    return dict(found)


def _taking_turns(rows: Iterable[tuple[str, int]]) -> list[int]:
    """Items with the first of every concept before the second of any."""
    piles: dict[str, list[int]] = {}
    for concept, item in rows:
        piles.setdefault(concept, []).append(item)
    rounds = max(map(len, piles.values()), default=0)
    return [pile[turn] for turn in range(rounds) for pile in piles.values() if turn < len(pile)]


# --- reviewing ------------------------------------------------------------------------------------


def review_open(*, learner: User, language: str, now: datetime) -> tuple[Attempt | None, bool]:
    """The question to review now and whether it was opened just now; nothing when today is done.

    One that was opened before and not answered comes back, on every device. Otherwise the first
    of the queue, in its present version, with numbers of its own.
    """
    running = selectors.open_review(learner)
    if running:
        return running, False
    catch_up(learner=learner)
    queue = selectors.due(learner, now)
    if not queue.cards:
        return None, False
    item = Item.objects.select_related("current_version", "week__course").get(
        pk=queue.cards[0].item
    )
    return _open(learner, item, language)


def _open(learner: User, item: Item, language: str) -> tuple[Attempt | None, bool]:
    assert item.current_version is not None
    attempt = Attempt(
        learner=learner,
        week=item.week,
        kind=Attempt.Kind.REVIEW,
        seed=new_seed(),
        language=language,
        size=1,
    )
    try:
        with transaction.atomic():
            attempt.save(force_insert=True)
            AttemptItem.objects.create(
                attempt=attempt, position=1, item_version=item.current_version
            )
    except IntegrityError:
        # Another device was faster: the constraint lets one question be open.
        return selectors.open_review(learner), False
    return attempt, True


def limit_set(*, learner: User, minutes: int | None) -> ReviewDeck:
    """Change how many minutes a day's review may take; None: the site's setting."""
    if minutes is not None and not SHORTEST_DAY <= minutes <= LONGEST_DAY:
        text = str(MINUTES_RANGE) % {"least": SHORTEST_DAY, "most": LONGEST_DAY}
        raise Invalid(text, code="minutes", errors={"minutes": [text]})
    deck, _new = ReviewDeck.objects.get_or_create(learner=learner)
    ReviewDeck.objects.filter(pk=deck.pk).update(minutes=minutes)
    deck.minutes = minutes
    return deck


MINUTES_RANGE = _("Choose from %(least)s to %(most)s minutes a day.")
