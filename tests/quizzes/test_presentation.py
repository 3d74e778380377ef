"""Nothing that helps to answer leaves the server before the answer is in."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.items import load_item
from quizzes.marking import mark
from quizzes.presentation import decode, encode, orders, present
from quizzes.responses import UNKNOWN, read_response
from tests.quizzes import samples
from tests.quizzes.keys import right_response, wrong_response

KINDS = sorted(samples.ALL)
seeds = st.integers(0, 2**62)


@given(st.sampled_from(KINDS), seeds, st.sampled_from(["ja", "en"]))
def test_a_question_shown_holds_no_id_feedback_or_explanation(
    kind: str, seed: int, language: str
) -> None:
    shown = json.dumps(
        asdict(present(load_item(samples.ALL[kind]()), seed=seed, language=language))
    )
    assert "Prompt of" in shown
    assert samples.SECRET not in shown
    assert "correct" not in shown
    assert str(seed) not in shown or seed < 100


@given(st.sampled_from(KINDS), seeds)
def test_both_languages_show_the_same_order(kind: str, seed: int) -> None:
    item = load_item(samples.ALL[kind]())
    ja, en = (asdict(present(item, seed=seed, language=language)) for language in ("ja", "en"))

    def bare(value: object) -> str:
        return json.dumps(value, ensure_ascii=False).replace("（日本語）", "").replace("秒", "s")

    assert bare(ja) == bare(en)


@given(st.sampled_from(KINDS), seeds)
def test_a_response_in_shown_keys_is_marked_as_what_was_meant(kind: str, seed: int) -> None:
    item = load_item(samples.ALL[kind]())
    for meant in (right_response(item), wrong_response(item), UNKNOWN):
        response = read_response(item, meant)
        shown = encode(item, seed=seed, response=response)
        assert samples.SECRET not in json.dumps(shown)
        read = read_response(item, decode(item, seed=seed, raw=shown))
        assert mark(item, read) == mark(item, response)


@given(seeds)
def test_steps_are_never_shown_in_the_right_order(seed: int) -> None:
    item = load_item(samples.order())
    assert orders(item, seed=seed)[""] != [step.id for step in item.steps]


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_the_place_of_the_right_option_is_left_to_chance(kind: str) -> None:
    item = load_item(samples.ALL[kind]())
    places = {orders(item, seed=seed)[""].index(item.options[0].id) for seed in range(60)}
    assert places == set(range(len(item.options)))


def test_authors_ids_are_not_keys() -> None:
    item = load_item(samples.single())
    raw = decode(item, seed=1, raw={"option": item.options[0].id})
    assert raw == {"option": "?"}
