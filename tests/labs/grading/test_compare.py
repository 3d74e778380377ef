"""What is right passes, what is wrong does not, and the first difference is named."""

import math
import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from labs.diagnosis.compare import Rule, first_difference
from labs.sandbox.wire import Unsupported

CLOSE, EXACT, STRUCTURE = Rule("close"), Rule("exact", 0.0, 0.0), Rule("structure", 0.0, 0.0)
RULES = (CLOSE, EXACT, STRUCTURE)
FINITE = st.floats(-1e6, 1e6)
ARRAYS = hnp.arrays(
    np.float64, hnp.array_shapes(min_dims=0, max_dims=3, max_side=4), elements=FINITE
)
VALUES = st.recursive(
    ARRAYS | FINITE | st.text(max_size=3) | st.none() | st.booleans() | st.integers(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES)
@settings(deadline=None)
def test_a_value_is_as_good_as_itself(value: Any) -> None:
    assert all(first_difference(value, value, rule) is None for rule in RULES)


@given(ARRAYS.filter(lambda array: array.size > 0), st.data())
@settings(deadline=None)
def test_one_entry_that_is_off_is_found(array: Any, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, array.size - 1))
    value = array.flat[position]
    for wrong in (math.nan, math.inf, -math.inf, value + 1 + abs(value)):
        other = array.copy()
        other.flat[position] = wrong
        for rule in (CLOSE, EXACT):
            difference = first_difference(array, other, rule)
            assert difference is not None
            assert difference.kind == "values"


@given(ARRAYS, VALUES)
@settings(deadline=None)
def test_any_pair_of_values_can_be_compared(one: Any, other: Any) -> None:
    for rule in RULES:
        assert (first_difference(one, other, rule) is None) in (True, False)
        assert (first_difference([other], [one], rule) is None) in (True, False)


@pytest.mark.parametrize(
    "worthless",
    [
        None,
        [],
        (),
        {},
        "",
        0.0,
        np.nan,
        np.float64(0),
        np.zeros(0),
        np.zeros((0, 3)),
        np.zeros(1),
        True,
        np.array("x"),
        Unsupported("generator"),
        np.zeros((2, 1)),
        np.full((2, 2), np.nan),
        [[0.0, 0.0], [0.0, 0.0]],
    ],
)
@pytest.mark.parametrize("rule", RULES)
def test_empty_short_scalar_and_nan_never_pass(worthless: Any, rule: Rule) -> None:
    assert first_difference(np.ones((2, 2)), worthless, rule) is not None


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (3.0, np.float64(3)),
        (3.0, 3),
        (3.0, np.array(3.0)),
        (3, 3.0),
        ((1, 2), [1, 2]),
        ([1.0, 2.0], np.array([1.0, 2.0])),
        (np.ones(2), np.ones(2, dtype=int)),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
        (2**70, 2**70),
        ("a", np.str_("a")),
        (True, np.bool_(True)),
        (None, None),
    ],
)
def test_other_ways_to_say_the_same_pass(expected: Any, got: Any) -> None:
    assert first_difference(expected, got, CLOSE) is None


@pytest.mark.parametrize(
    ("expected", "got", "kind"),
    [
        (np.ones((2, 1)), np.ones(2), "shape"),
        (1.0, np.ones((1, 1)), "shape"),
        (np.ones(2), np.array([True, True]), "dtype"),
        (np.ones(2), np.ones(2) + 0j, "dtype"),
        (1, True, "dtype"),
        (np.ones(2), [1.0, 1.0], "type"),
        ("a", 1, "type"),
        (1.0, None, "none"),
        ({"a": 1}, {"b": 1}, "keys"),
        ([1, 2], [1], "length"),
        (2**70, 2**70 + 1, "values"),
        (np.array(["a"]), np.array(["b"]), "values"),
        (1.0, "1.0", "type"),
        (np.ones(2), Unsupported("x"), "unsupported"),
    ],
)
def test_the_kind_of_difference_is_named(expected: Any, got: Any, kind: str) -> None:
    difference = first_difference(expected, got, CLOSE)
    assert difference is not None
    assert difference.kind == kind


def test_the_path_leads_to_the_first_difference() -> None:
    expected = {"W": [np.ones(2), np.zeros(2)], "b": 0.0}
    difference = first_difference(expected, {"W": [np.ones(2), np.ones(2)], "b": 1.0}, CLOSE)
    assert difference is not None
    assert difference.path == "['W'][1]"


def test_tolerance_is_absolute_plus_relative_to_the_expected_value() -> None:
    rule = Rule("close", rtol=0.1, atol=1.0)
    assert first_difference(100.0, 110.9, rule) is None
    assert first_difference(100.0, 111.1, rule) is not None


def test_options_of_the_rule() -> None:
    assert (
        first_difference(np.ones(2), np.ones(2, np.float32), Rule("close", dtype=True)) is not None
    )
    assert first_difference(np.ones(2), [1.0, 1.0], Rule("close", lists=True)) is None
    assert first_difference(np.ones(2), [[1.0], [1.0, 2.0]], Rule("close", lists=True)) is not None
    assert first_difference(np.ones(2), np.zeros(2), STRUCTURE) is None
    assert first_difference(np.ones(2), np.zeros(3), STRUCTURE) is not None


def test_one_long_word_does_not_make_every_entry_as_long() -> None:
    words = ["x" * 1_000_000, *["y"] * 20_000]
    tracemalloc.start()
    assert first_difference(np.ones(20_001), words, Rule("close", lists=True)) is not None
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50e6


def test_rows_of_an_array_are_not_listed_before_they_are_counted() -> None:
    tracemalloc.start()
    difference = first_difference([1.0, 2.0], np.zeros(4_000_000, np.int8), Rule())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert difference is not None
    assert difference.kind == "length"
    assert peak < 20e6


def draws(seed: int, scale: float = 0.01) -> Any:
    return np.random.default_rng(seed).normal(size=(40, 30)) * scale


DRAWS = Rule("draws", rtol=0.2)


def test_draws_of_another_stream_are_as_good() -> None:
    expected = draws(0)
    assert all(first_difference(expected, draws(seed), DRAWS) is None for seed in range(1, 60))
    tiny = [np.random.default_rng(seed).normal(size=(3, 2)) * 0.01 for seed in range(400)]
    assert all(first_difference(tiny[0], other, DRAWS) is None for other in tiny[1:])


@pytest.mark.parametrize(
    "other",
    [
        np.zeros((40, 30)),
        draws(1, 0.02),
        draws(1, 1.0),
        draws(1) + 0.01,
        np.random.default_rng(1).random((40, 30)) * 0.01,
        np.repeat(draws(1)[:1], 40, axis=0),
        np.repeat(draws(1)[:, :1], 30, axis=1),
        draws(1).T,
        np.full((40, 30), math.nan),
    ],
    ids=["zeros", "twice", "unscaled", "shifted", "one-sided", "rows", "columns", "shape", "nan"],
)
def test_what_is_not_drawn_like_it_is_found(other: Any) -> None:
    assert first_difference(draws(0), other, DRAWS) is not None


def test_signs_may_be_free_and_sizes_not() -> None:
    rule = Rule("magnitude")
    assert first_difference(np.array([1.0, -2.0]), np.array([-1.0, -2.0]), rule) is None
    assert first_difference(np.array([1.0, -2.0]), np.array([1.0, 2.1]), rule) is not None


def test_truth_values_stand_for_numbers_where_they_may() -> None:
    expected, right, wrong = np.array([1.0, 0.0]), np.array([True, False]), np.array([True, True])
    assert first_difference(expected, right, CLOSE) is not None
    assert first_difference(expected, right, Rule(bools=True)) is None
    assert first_difference(expected, wrong, Rule(bools=True)) is not None


def test_parts_have_their_own_rules() -> None:
    data = {"kind": "close", "parts": [["[1]", {"kind": "free"}]]}
    rule = Rule.of(data)
    right = (np.ones(3), {"A1": np.ones(2)})
    assert first_difference(right, (np.ones(3), (1, "another cache")), rule) is None
    for wrong in [(np.zeros(3), right[1]), (np.ones(3), None), (np.ones(3),), np.ones(3)]:
        assert first_difference(right, wrong, rule) is not None
