"""Answers without work: each is refused by an honest check, and told apart from a right zero."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from labs.diagnosis.compare import Rule
from labs.grading.authors import Case
from labs.grading.degenerate import accepted, answers
from labs.sandbox import wire

CLOSE = Rule("close", 1e-6, 1e-8)
X = np.arange(1.0, 7.0).reshape(2, 3)


def case(expected: Any, *args: Any, rule: Rule = CLOSE) -> Case:
    payload = wire.encode((list(args), {}), 1 << 20)
    return Case(0, "check", "f", 0, None, rule, "f()", payload, expected)


@pytest.mark.parametrize(
    "expected",
    [X * 2, 3.5, np.float64(2.0), [1.0, 2.0], (X, 4.0), {"dw": X, "db": 1.0}, "label",
     np.array([[True, False]]), [X, {"deep": (1.0, X.T)}]],
)  # fmt: skip
def test_an_honest_check_refuses_them_all(expected: Any) -> None:
    passing, tried = accepted([case(expected, X + 1)])
    assert passing == []
    assert tried >= 5


def test_what_is_tried() -> None:
    names = {name for name, _ in answers(case({"dw": X, "db": 1.0}, X, 2))}
    assert names == {
        "None", "an empty list", "an empty array", "the number 0", "NaN in the right shape",
        "zeros in the right shape", "the transpose", "an array of objects", "a part missing",
        "the input returned (argument 1)", "the input returned (argument 2)",
    }  # fmt: skip


def test_a_check_of_structure_alone_is_found_out() -> None:
    passing, _ = accepted([case(X * 2, X, rule=Rule("structure"))])
    assert passing == ["zeros in the right shape", "the input returned (argument 1)"]


def test_a_tolerance_as_wide_as_the_answer_is_found_out() -> None:
    assert accepted([case(X / 1e9, rule=CLOSE)])[0] == ["zeros in the right shape"]
    assert "the transpose" in accepted([case(np.eye(3) + 1e-9 * np.tri(3))])[0]


def test_zeros_and_symmetric_tables_may_be_right() -> None:
    assert accepted([case(np.zeros((3, 1)), 3)])[0] == []
    assert accepted([case(np.eye(3), 3)])[0] == []


def test_the_input_may_never_be_the_answer_of_a_whole_check() -> None:
    assert accepted([case(X, X)])[0] == ["the input returned (argument 1)"]
    assert accepted([case(X, X), case(X * 2, X)])[0] == []
