"""Calls nobody wrote: of the same form, with other numbers and sizes; the given ones untouched."""

from __future__ import annotations

from typing import Any

import numpy as np

from labs.grading.variations import varied
from labs.sandbox.wire import Tensor


def calls(*args: Any, **keywords: Any) -> list[tuple[list[Any], dict[str, Any]]]:
    return list(varied(list(args), keywords, np.random.default_rng(0)))


def test_axes_of_one_length_change_together() -> None:
    w, X, Y = np.ones((4, 1)) * 0.3, np.linspace(-1, 1, 28).reshape(4, 7), np.zeros((1, 7))
    shapes = {tuple(value.shape for value in args) for args, _ in calls(w, X, Y) if len(args) == 3}
    assert all(a == (b[0], 1) and c == (1, b[1]) for a, b, c in shapes)
    assert {b for _, b, _ in shapes} >= {(4, 7), (5, 7), (1, 7), (4, 8), (4, 1)}


def test_a_whole_number_that_is_a_length_follows_it() -> None:
    pairs = {(args[0].shape[0], args[1]) for args, _ in calls(np.linspace(0.1, 1, 6), 6)
             if len(args) == 2}  # fmt: skip
    assert {(7, 7), (1, 1)} <= pairs


def test_what_the_author_always_left_at_zero_does_not_stay_there() -> None:
    given = calls(np.zeros((3, 2)), 0.0)
    assert any(np.any(args[0] != 0) for args, _ in given)
    assert any(args[1] != 0 for args, _ in given if len(args) == 2)


def test_labels_stay_labels_and_types_stay_types() -> None:
    labels = np.array([[0.0, 1.0, 1.0, 0.0]], dtype="float32")
    numbers = np.array([2, 0, 1])
    for args, _ in calls(labels, numbers, Tensor(labels), "relu", None):
        assert set(np.unique(args[0])) <= {0.0, 1.0}
        assert args[0].dtype == np.float32
        if len(args) == 5:
            assert set(args[1].tolist()) <= {0, 1, 2}
            assert isinstance(args[2], Tensor)
            assert args[3:] == ["relu", None]


def test_defaults_are_left_out_one_after_another() -> None:
    given = calls(np.array([0.5, 1.5]), 100, 0.1, axis=0)
    assert {len(args) for args, _ in given} == {1, 2, 3}
    assert any("axis" not in keywords for _, keywords in given)


def test_the_given_call_is_not_changed_and_the_same_seed_gives_the_same_calls() -> None:
    X, nested = np.arange(6.0).reshape(2, 3) / 7, {"W": np.ones((2, 2)) / 3, "dims": [2, 3]}
    before = (X.copy(), nested["W"].copy())
    first, second = calls(X, nested), calls(X, nested)
    assert np.array_equal(X, before[0])
    assert np.array_equal(nested["W"], before[1])
    assert repr(first) == repr(second)
