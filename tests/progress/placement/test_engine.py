"""The engine asks little, always ends, contradicts nothing, and classes simulated learners."""

from __future__ import annotations

import random
import time
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import placement as bench
from progress.placement.engine import (
    MOST_QUESTIONS,
    Belief,
    Reply,
    believe,
    classed,
    next_question,
    space_of,
)

WORLD = bench.load()
ANSWERS = st.lists(
    st.sampled_from([True, False, None]), min_size=MOST_QUESTIONS, max_size=MOST_QUESTIONS
)


def walk(answers: list[bool | None], seed: int = 0) -> tuple[list[Reply], Belief]:
    """The whole test with these answers."""
    replies: list[Reply] = []
    while True:
        belief = believe(WORLD.space, replies, seed=seed)
        question = next_question(belief, WORLD.questions, [reply.question for reply in replies])
        if question is None:
            return replies, belief
        replies.append(Reply(question, answers[len(replies)]))


@settings(max_examples=8, deadline=None)
@given(answers=ANSWERS, seed=st.integers(0, 2**62))
def test_any_answers_end_the_test_and_agree_with_the_graph(
    answers: list[bool | None], seed: int
) -> None:
    replies, belief = walk(answers, seed)
    assert 0 < len(replies) <= MOST_QUESTIONS
    assert len({reply.question.id for reply in replies}) == len(replies)
    known = belief.known
    assert all(0 <= p <= 1 for p in known.values())
    says = classed(known)
    for concept, required in WORLD.prerequisites.items():
        assert all(known[one] >= known[concept] for one in required)
        assert not says[concept] or all(says[one] for one in required)


def test_the_same_answers_give_the_same_test() -> None:
    answers = [random.Random(5).choice([True, False, None]) for _ in range(MOST_QUESTIONS)]
    first, again = walk(answers, 7), walk(answers, 7)
    assert first[0] == again[0]
    assert first[1].known == again[1].known


def test_knowing_nothing_and_everything_is_recognised() -> None:
    nothing = walk([None] * MOST_QUESTIONS)[1]
    everything = walk([True] * MOST_QUESTIONS)[1]
    assert mean(classed(nothing.known).values()) < 0.05
    assert mean(classed(everything.known).values()) > 0.95


def test_a_right_answer_never_speaks_against_its_concept() -> None:
    question = WORLD.questions[30]
    before = believe(WORLD.space, []).known[question.concept]
    right = believe(WORLD.space, [Reply(question, True)]).known[question.concept]
    wrong = believe(WORLD.space, [Reply(question, False)]).known[question.concept]
    unknown = believe(WORLD.space, [Reply(question, None)]).known[question.concept]
    assert unknown < wrong < before < right


def test_simulated_learners_are_classed_right_on_nine_concepts_of_ten() -> None:
    lines = bench.measure(WORLD, 6, seed=11)
    assert mean(line.accuracy for line in lines) >= 0.9
    assert mean(line.accuracy - line.fixed_accuracy for line in lines) > 0
    assert all(line.questions <= MOST_QUESTIONS for line in lines)


def test_a_step_is_quick() -> None:
    replies = [Reply(question, place % 2 == 0) for place, question in enumerate(WORLD.questions)]
    believe(WORLD.space, [])
    took = []
    for _ in range(5):
        began = time.process_time()
        belief = believe(WORLD.space, replies[:19])
        next_question(belief, WORLD.questions, [reply.question for reply in replies[:19]])
        took.append(time.process_time() - began)
    assert min(took) < 0.1  # 30 ms on a quiet machine


def test_a_graph_with_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        space_of({"a": ["b"], "b": ["a"]}, {}, {})


def test_a_graph_without_concepts_asks_nothing() -> None:
    space = space_of({}, {}, {})
    assert next_question(believe(space, []), WORLD.questions, []) is None
