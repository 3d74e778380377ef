"""The rules of review: what an answer says, when a card returns, and how a day is put together."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise, permutations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from quizzes.review import scheduling
from quizzes.review.days import day_around
from quizzes.review.folding import CardState, Deck, Event, fold
from quizzes.review.ordering import DueCard, capped, mixed, todays, urgency
from quizzes.review.rating import Rating, rating_of, surprising

START = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
RIGHT = {"score": 1.0, "certainty": 2, "unknown": False, "hints": 0, "seconds": 60}

answers = st.builds(
    dict,
    score=st.sampled_from([0.0, 0.3, 0.5, 0.8, 1.0]),
    certainty=st.sampled_from([1, 2, 3]),
    unknown=st.booleans(),
    hints=st.integers(0, 4),
    seconds=st.integers(0, 3600),
)
moments = st.integers(0, 400 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """What a learner did: answers and introductions in any order."""
    kinds = st.one_of(st.none(), st.sampled_from(list(Rating)))
    rows = draw(st.lists(st.tuples(st.integers(1, 6), moments, kinds, st.booleans()), max_size=30))
    return [
        Event(
            item=item,
            at=at,
            source=number,
            rating=rating,
            surprised=sure and rating == Rating.AGAIN,
            seconds=30,
        )
        for number, (item, at, rating, sure) in enumerate(rows)
    ]


@st.composite
def due_cards(draw: st.DrawFn) -> list[DueCard]:
    """Cards of up to four concepts."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from("abcd"),
                st.integers(10, 180),
                st.one_of(st.none(), st.floats(0, 1)),
                st.booleans(),
            ),
            max_size=25,
        )
    )
    return [
        DueCard(UUID(int=number), number, concept, START, seconds, recall, surprised)
        for number, (concept, seconds, recall, surprised) in enumerate(rows)
    ]


def test_ratings_follow_mark_certainty_hints_and_time() -> None:
    assert rating_of(**RIGHT) == Rating.GOOD
    assert rating_of(**RIGHT | {"certainty": 3}) == Rating.GOOD
    assert rating_of(**RIGHT | {"certainty": 3, "seconds": 15}) == Rating.EASY
    assert rating_of(**RIGHT | {"certainty": 1}) == Rating.HARD
    assert rating_of(**RIGHT | {"hints": 1, "certainty": 3, "seconds": 5}) == Rating.HARD
    assert rating_of(**RIGHT | {"score": 0.67}) == Rating.HARD
    assert rating_of(**RIGHT | {"score": 0.33}) == Rating.AGAIN
    assert rating_of(**RIGHT | {"score": 0.0, "unknown": True}) == Rating.AGAIN


@given(answers)
def test_a_better_mark_is_never_rated_worse(answer: dict) -> None:  # type: ignore[type-arg]
    better = answer | {"score": 1.0, "unknown": False}
    assert rating_of(**better) >= rating_of(**answer)


@given(answers)
def test_only_certain_and_wrong_surprises(answer: dict) -> None:  # type: ignore[type-arg]
    said = {key: answer[key] for key in ("score", "certainty", "unknown")}
    if surprising(**said):
        assert answer["certainty"] == 3
        assert rating_of(**answer) == Rating.AGAIN


@given(histories())
def test_a_card_is_due_after_every_answer_and_at_once_only_when_it_surprised(
    history: list[Event],
) -> None:
    for review in fold(Deck(), history):
        event = next(event for event in history if event.source == review.answer)
        if event.surprised:
            assert review.due_at == review.at
        else:
            assert review.due_at >= review.at + timedelta(days=1)


@given(histories(), st.integers(0, 30))
def test_folding_in_two_goes_gives_the_same_cards_as_in_one(history: list[Event], cut: int) -> None:
    history = sorted(history, key=lambda event: event.order)
    whole, parts = Deck(), Deck()
    once = fold(whole, history)
    twice = fold(parts, history[:cut])
    again = Deck.of(parts.cards.values())
    twice += fold(again, history[cut:])
    assert once == twice
    assert whole.cards == again.cards
    assert +whole.loads == +again.loads


@given(histories())
def test_predictions_are_probabilities_made_before_the_answer(history: list[Event]) -> None:
    for review in fold(Deck(), history):
        assert (review.predicted is None) == (review.revision == 1)
        assert review.predicted is None or 0 <= review.predicted <= 1


def test_remembering_makes_intervals_longer_and_forgetting_makes_them_short() -> None:
    at, memory, before = START, None, 0
    for _ in range(5):
        memory, days = scheduling.reviewed(memory, rating=Rating.GOOD, at=at)
        assert days > before
        at, before = at + timedelta(days=days), days
    _memory, days = scheduling.reviewed(memory, rating=Rating.AGAIN, at=at)
    assert days < before / 3


@given(st.integers(1, 365), st.dictionaries(st.integers(0, 400), st.integers(0, 9)))
def test_the_lightest_day_lies_in_the_range_that_fsrs_allows(
    days: int, extra: dict[int, int]
) -> None:
    loads = {(START + timedelta(days=day)).date(): count for day, count in extra.items()}
    shortest, longest = scheduling.interval_range(days)
    due = scheduling.lightest(START, days, loads)
    assert shortest <= (due - START).days <= longest
    choices = [(START + timedelta(days=n)).date() for n in range(shortest, longest + 1)]
    assert loads.get(due.date(), 0) == min(loads.get(day, 0) for day in choices)


def test_forty_questions_met_on_one_day_do_not_all_return_on_one_day() -> None:
    deck = Deck()
    first = [Event(n, START, n, Rating.EASY, seconds=10) for n in range(40)]
    fold(deck, first)
    busiest = max(Counter(card.due_at.date() for card in deck.cards.values()).values())
    assert busiest <= 14


def test_what_a_lab_brings_is_spread_over_a_week() -> None:
    deck = Deck()
    fold(deck, [Event(item=n, at=START, source=n) for n in range(14)])
    per_day = Counter(card.due_at.date() for card in deck.cards.values())
    assert set(per_day.values()) == {2}
    assert min(per_day) == (START + timedelta(days=1)).date()


def test_an_introduction_changes_nothing_about_a_card_that_is_there() -> None:
    deck = Deck()
    fold(deck, [Event(1, START, 1, Rating.GOOD, seconds=30)])
    before: CardState = deck.cards[1]
    fold(deck, [Event(item=1, at=START + timedelta(hours=1), source=2)])
    assert deck.cards[1] == before


@given(due_cards(), st.integers(0, 1800))
def test_a_day_keeps_to_its_minutes(cards: list[DueCard], seconds: int) -> None:
    chosen = todays(cards, seconds=seconds)
    assert len(chosen) <= 1 or sum(card.seconds for card in chosen) <= seconds
    assert seconds or not chosen
    assert bool(chosen) == bool(cards and seconds)


@given(due_cards(), st.randoms())
def test_the_same_cards_give_the_same_day(cards: list[DueCard], random: object) -> None:
    shuffled = list(cards)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert todays(cards, seconds=600) == todays(shuffled, seconds=600)


@given(due_cards(), st.sampled_from(["", "a", "b"]))
def test_concepts_do_not_meet_where_they_need_not(cards: list[DueCard], after: str) -> None:
    order = [card.concept for card in mixed(cards, after=after)]
    assert sorted(order) == sorted(card.concept for card in cards)
    counts = Counter(order)
    could = all(
        count <= (len(order) // 2 if concept == after else (len(order) + 1) // 2)
        for concept, count in counts.items()
    )
    meets = any(one == other for one, other in zip([after, *order], order, strict=False))
    assert meets != could


def test_mixing_finds_an_order_whenever_there_is_one() -> None:
    for concepts in {tuple(p) for p in permutations("aaabbc")}:
        cards = [DueCard(UUID(int=n), n, c, START, 30) for n, c in enumerate(concepts)]
        order = [card.concept for card in mixed(cards)]
        assert all(one != other for one, other in pairwise(order))


def test_certain_but_wrong_comes_first_then_what_is_nearly_forgotten() -> None:
    nearly = DueCard(UUID(int=1), 1, "a", START, 30, 0.4)
    fresh = DueCard(UUID(int=2), 2, "b", START, 30, 0.9)
    wrong = DueCard(UUID(int=3), 3, "c", START, 30, 1.0, surprised=True)
    assert sorted([fresh, nearly, wrong], key=urgency) == [wrong, nearly, fresh]
    assert capped([wrong, nearly, fresh], seconds=60) == [wrong, nearly]


def test_a_day_is_the_learners_own() -> None:
    start, end = day_around(datetime(2026, 3, 1, 23, 0, tzinfo=UTC), "Asia/Tokyo")
    assert start == datetime(2026, 3, 1, 15, 0, tzinfo=UTC)
    assert end - start == timedelta(days=1)
    spring, summer = day_around(datetime(2026, 3, 29, 12, 0, tzinfo=UTC), "Europe/Berlin")
    assert summer - spring == timedelta(hours=23)
    assert day_around(START, "Moon/Crater")[0] == datetime(2026, 3, 2, tzinfo=UTC)
