"""Which questions are asked: many concepts, no repeats, new ones first, the same for a seed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quizzes.drawing import QUESTIONS_PER_ATTEMPT, draw

WEEK = [(f"item-{n:02}", f"concept-{n % 7}") for n in range(35)]


@given(st.integers(0, 2**62))
def test_ten_different_questions_over_all_concepts(seed: int) -> None:
    drawn = draw(WEEK, seed=seed)
    concepts = Counter(dict(WEEK)[slug] for slug in drawn)
    assert len(set(drawn)) == len(drawn) == QUESTIONS_PER_ATTEMPT
    assert len(concepts) == 7
    assert max(concepts.values()) == 2


def test_a_seed_always_draws_the_same_whatever_the_order_of_rows() -> None:
    assert draw(WEEK, seed=5) == draw(list(reversed(WEEK)), seed=5)
    assert len({tuple(draw(WEEK, seed=seed)) for seed in range(20)}) == 20


def test_all_questions_when_there_are_few() -> None:
    assert sorted(draw(WEEK[:4], seed=1)) == [slug for slug, _ in WEEK[:4]]
    assert draw([], seed=1) == []


def test_questions_not_seen_yet_come_first() -> None:
    first = draw(WEEK, seed=1)
    assert not set(first) & set(draw(WEEK, seed=2, seen=first))
