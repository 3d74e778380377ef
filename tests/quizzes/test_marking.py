"""Marks are fair: a right answer always earns everything, and nothing leaves [0, 1]."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.items import dump_item, load_item
from quizzes.marking import Marked, mark, marked_from
from quizzes.responses import UNKNOWN, read_response
from quizzes.unreadable import Unreadable
from tests.quizzes import samples
from tests.quizzes.keys import right_response, wrong_response

KINDS = sorted(samples.ALL)
S = samples.SECRET


def marked(kind: str, raw: dict[str, Any]) -> Marked:
    item = load_item(samples.ALL[kind]())
    return mark(item, read_response(item, raw))


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_answer_scores_one_and_a_wrong_one_less(kind: str) -> None:
    item = load_item(samples.ALL[kind]())
    assert mark(item, read_response(item, right_response(item))).correct
    assert not mark(item, read_response(item, wrong_response(item))).correct


@pytest.mark.parametrize("kind", KINDS)
def test_not_knowing_scores_nothing_and_names_no_slip(kind: str) -> None:
    assert marked(kind, UNKNOWN) == Marked(0.0, unknown=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_stored_question_and_mark_come_back_unchanged(kind: str) -> None:
    item = load_item(samples.ALL[kind]())
    assert load_item(dump_item(item)) == item
    result = mark(item, read_response(item, wrong_response(item)))
    assert marked_from(score=result.score, outcome=result.as_json()) == result


def test_multiple_counts_right_picks_against_wrong_ones() -> None:
    def picks(letters: str) -> float:
        return marked("multiple", {"options": [f"{S}-{x}" for x in letters]}).score

    assert [picks(x) for x in ("ab", "a", "abc", "ac", "cd", "abcd")] == [1, 0.5, 0.5, 0, 0, 0]


def test_multiple_says_of_each_option_whether_it_was_rightly_picked_or_left() -> None:
    result = marked("multiple", {"options": [f"{S}-a", f"{S}-c"]})
    assert [(p.id[-1], bool(p.chosen), p.right) for p in result.parts] == [
        ("a", True, True), ("b", False, False), ("c", True, False), ("d", False, True),
    ]  # fmt: skip


def test_order_pays_for_each_step_that_follows_the_right_one() -> None:
    def put(letters: str) -> float:
        return marked("order", {"steps": [f"{S}-{x}" for x in letters]}).score

    assert [put(x) for x in ("abcd", "bcda", "dcba", "abdc")] == [1, 0.5, 0, 0.5]


def test_match_and_fill_pay_for_each_right_place() -> None:
    pairs = {f"{S}-a": f"{S}-a", f"{S}-b": f"{S}-a", f"{S}-c": f"{S}-b"}
    assert marked("match", {"pairs": pairs}).score == pytest.approx(1 / 3)
    assert marked("fill", {"blanks": {"1": f"{S}-a", "2": f"{S}-c"}}).score == 0.5


@pytest.mark.parametrize(
    ("kind", "typed", "slip"),
    [
        ("numeric", "3/4", 0),
        ("numeric", "0.7505", 0),
        ("numeric", "0.9", None),
        ("shape", "m×４", 0),
        ("shape", "(m,)", None),
        ("trace", " (2,)   a", 0),
        ("trace", "(2, 1) b", None),
    ],
)
def test_a_known_slip_is_recognised(kind: str, typed: str, slip: int | None) -> None:
    result = marked(kind, {"text": typed})
    assert (result.score, result.slip) == (0.0, slip)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("numeric", "0.251"),
        ("numeric", "１／４ 秒"),
        ("trace", "（２，１）　ａ"),
        ("trace", "( 2,1 )\n a \n"),
    ],
)
def test_typing_habits_do_not_cost_the_mark(kind: str, typed: str) -> None:
    assert marked(kind, {"text": typed}).correct


def test_tolerance_ends_where_the_author_said() -> None:
    assert marked("numeric", {"text": "0.249"}).correct
    assert not marked("numeric", {"text": "0.2489"}).correct


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("single", {}, "choose_one"),
        ("single", {"option": "zz"}, "unknown_choice"),
        ("single", {"option": 3}, "unknown_choice"),
        ("single", {"options": ["a"]}, "format"),
        ("multiple", {"options": []}, "choose_some"),
        ("multiple", {"options": "a"}, "format"),
        ("multiple", {"options": [["a"]]}, "unknown_choice"),
        ("numeric", {"text": "   "}, "empty"),
        ("numeric", {"text": "a half"}, "number"),
        ("numeric", {"text": 0.25}, "format"),
        ("shape", {"text": "four by m;"}, "shape"),
        ("trace", {"text": "x" * 2001}, "too_long"),
        ("trace", {"text": "a\0b"}, "characters"),
        ("trace", {"text": "\ud800"}, "characters"),
        ("order", {"steps": [f"{S}-a"]}, "order"),
        ("order", {"steps": None}, "order"),
        ("order", {"steps": [f"{S}-a"] * 4}, "order"),
        ("match", {"pairs": {f"{S}-a": f"{S}-a"}}, "choose_all"),
        ("match", {"pairs": []}, "format"),
        ("match", {"pairs": {"zz": f"{S}-a"}}, "unknown_choice"),
        ("bug_line", {}, "choose_line"),
        ("bug_line", {"line": 3}, "unknown_choice"),
        ("bug_line", {"line": True}, "format"),
        ("fill", {"blanks": {"1": f"{S}-a", "2": ""}}, "choose_all"),
        ("fill", {"blanks": {"1": f"{S}-a", "2": f"{S}-a"}}, "unknown_choice"),
        ("fill", "x", "format"),
    ],
)
def test_an_unclear_response_is_not_marked(kind: str, raw: Any, code: str) -> None:
    with pytest.raises(Unreadable) as error:
        marked(kind, raw)
    assert error.value.code == code


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8)
    | st.sampled_from([f"{S}-{x}" for x in "abcd"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
KEYS = ["option", "options", "text", "steps", "pairs", "line", "blanks", "unknown"]


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first run reads Unicode tables
@given(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(KEYS), json_values, max_size=2))
def test_whatever_is_sent_is_marked_within_bounds_or_refused(kind: str, raw: Any) -> None:
    try:
        result = marked(kind, raw)
    except Unreadable:
        return
    assert 0 <= result.score <= 1


@given(st.permutations([f"{S}-{x}" for x in "abcd"]))
def test_any_order_of_steps_is_marked_and_only_the_right_one_is_right(steps: list[str]) -> None:
    result = marked("order", {"steps": steps})
    assert 0 <= result.score <= 1
    assert result.correct == (steps == sorted(steps))
