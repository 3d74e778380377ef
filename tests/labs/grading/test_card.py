"""The array card tells where and how far, stays small, and hides what hidden checks expect."""

import json
from typing import Any

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from labs.diagnosis.compare import Difference, Rule, first_difference
from labs.grading.card import make_card, picture

RULE = Rule("close", 1e-6, 1e-8)


def card_of(expected: Any, got: Any, *, show_values: bool = False) -> dict[str, Any]:
    difference = first_difference(expected, got, RULE)
    assert difference is not None
    return make_card(difference, RULE, show_values=show_values)


def test_wrong_entries_are_counted_and_placed() -> None:
    expected = np.arange(1.0, 13.0).reshape(3, 4)
    got = expected.copy()
    got[1, 2] += 0.7
    card = card_of(expected, got)
    assert (card["entries"], card["wrong"], card["positions"]) == (12, 1, [[1, 2]])
    assert np.isclose(card["max_absolute"], 0.7)
    assert np.isclose(card["max_relative"], 0.1)
    assert card["picture"]["cells"] == ["0000", "0090", "0000"]


def test_beside_a_zero_nothing_is_said_of_relative_errors() -> None:
    card = card_of(np.array([0.0, 1.0, 1.0]), np.array([1.0, 1.0, 1.0]))
    assert (card["max_absolute"], card["max_relative"]) == (1.0, None)


def test_nan_and_infinity_are_counted() -> None:
    card = card_of(np.ones(4), np.array([np.nan, np.inf, 1.0, np.nan]))
    assert (card["nan"], card["infinite"], card["wrong"]) == (2, 1, 3)


def test_hidden_checks_tell_no_expected_value() -> None:
    secret = 123456.789
    for expected, got in ((np.array([secret]), np.array([1.0])), (secret, 1.0), (secret, None)):
        assert "123456" not in json.dumps(card_of(expected, got))
        assert "123456" not in json.dumps(card_of({"a": [expected]}, {"a": [got]}))
    assert "123457" in json.dumps(card_of(np.array([secret]), np.array([1.0]), show_values=True))


def test_a_wide_array_has_a_small_picture() -> None:
    wrong = np.zeros((1000, 1000), dtype=bool)
    wrong[:500] = True
    drawn = picture(wrong)
    assert drawn is not None
    assert (drawn["rows"], drawn["columns"]) == (8, 16)
    assert drawn["cells"] == ["9" * 16] * 4 + ["0" * 16] * 4


ARRAYS = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.bool_, np.complex128, np.dtype("U3")]),
    hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5),
)


@example(np.array(0.0), np.array(1.5e308))
@given(ARRAYS, ARRAYS)
@settings(deadline=None, max_examples=300)
def test_every_card_is_small_strict_json(one: Any, other: Any) -> None:
    difference = first_difference(one, other, RULE) or Difference("", "values", one, other)
    for show in (True, False):
        text = json.dumps(make_card(difference, RULE, show_values=show), allow_nan=False)
        assert len(text) < 4000
