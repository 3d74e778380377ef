"""Formulas that learners type: what they mean, what is asked for again, and that nothing hangs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.expressions import latex, parse, same_meaning
from quizzes.expressions.tree import value_at
from quizzes.unreadable import Unreadable

NAMES = ["x", "a", "y", "z", "w", "b", "alpha", "w1"]
DOMAINS = dict.fromkeys(NAMES, (-3.0, 3.0))

SAME = [
    ("x^2", "x**2"), ("x²", "x*x"), ("２ｘ", "x+x"), ("2x(1-x)", "2*x - 2*x^2"),
    ("wx + b", "b + x w"),
    ("σ(z)(1-σ(z))", "e^-z/(1+e^-z)^2"), ("sigmoid(z)", "1/(1+exp(-z))"), ("x÷2", "0.5x"),
    ("x−1", "-(1-x)"), ("α·x", "alpha x"), ("w_1 x", "w_{1}*x"), ("√(x^2)", "abs(x)"),
    ("ln(e^x)", "x"), ("-x^2", "-(x^2)"), ("2^3^2", "512"), ("tanh(x)", "2σ(2x) - 1"),
    ("max(0, z)", "relu(z)"), ("(x+1)(x-1)", "x^2 - 1"), ("1e-3x", "x/1000"), ("x/y/z", "x/(y z)"),
]  # fmt: skip
DIFFERENT = [
    ("x^2", "2x"), ("2ln(x)", "ln(x^2)"), ("sqrt(x)^2", "x"), ("x", "x + 0.001"), ("x", "-x"),
    ("a(1-a)", "a(1+a)"), ("-x^2", "(-x)^2"), ("x/y*z", "x/(y z)"), ("e^x", "x^3"),
]  # fmt: skip
UNCLEAR = [
    ("1/2x", "division"), ("1/wx", "division"), ("ln x", "function"), ("q + x", "name"),
    ("f(x)", "name"), ("x+", ""), ("(x", ""), ("x)", ""), ("x = 1", "sign"), ("x..y", "sign"),
    ("max(x)", ""), ("x" * 301, "long"), ("(" * 60 + "x" + ")" * 60, "long"),
    ("-" * 90 + "x", "long"),
    ("__import__('os').system('id')", "sign"), ("x.__class__", "sign"), ("lambda: 1", "sign"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_different_ways_to_write_the_same_are_the_same(one: str, other: str) -> None:
    # Where the formula has no value for negative numbers, it is compared where it has one.
    assert same_meaning(parse(one, NAMES), parse(other, NAMES), DOMAINS)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_formulas_that_differ_somewhere_differ(one: str, other: str) -> None:
    assert not same_meaning(parse(one, NAMES), parse(other, NAMES), DOMAINS)


@pytest.mark.parametrize(("typed", "why"), UNCLEAR)
def test_what_may_mean_two_things_or_nothing_is_asked_for_again(typed: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(typed, NAMES)
    assert caught.value.code == ("expression_" + why).rstrip("_")


@given(st.text(max_size=320) | st.text(alphabet="xyz0123456789+-*/^().,√σe ", max_size=60))
def test_nothing_typed_raises_or_hangs(typed: str) -> None:
    started = time.monotonic()
    try:
        node = parse(typed, NAMES)
    except Unreadable:
        return
    same_meaning(node, parse("x", NAMES), DOMAINS)
    assert "<" not in latex(node)
    assert time.monotonic() - started < 2


def test_towers_of_powers_take_no_time() -> None:
    started = time.monotonic()
    tower = parse("9^9^9^9^9^9 + ((x+y+z)^99)^99", NAMES)
    assert not same_meaning(tower, parse("x", NAMES), DOMAINS)
    assert time.monotonic() - started < 0.5


leaves = st.sampled_from(["x", "y", "2", "3", "0.5"])
trees = st.recursive(
    leaves,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner)
        | st.builds("(-{})".format, inner)
        | st.builds("({})^2".format, inner)
    ),
    max_leaves=8,
)


@given(trees, st.floats(0.3, 2.5), st.floats(0.3, 2.5))
def test_values_are_those_of_ordinary_arithmetic(text: str, x: float, y: float) -> None:
    """Python's own arithmetic is the judge; the text was made here, not typed by anybody."""
    mine = value_at(parse(text, NAMES), {"x": x, "y": y})
    try:
        expected = eval(text.replace("^", "**"), {"x": x, "y": y})
    except ZeroDivisionError:
        assert mine is None
        return
    assert mine is not None
    assert mine.value == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(trees)
def test_what_is_shown_as_understood_reads_back_as_the_same(text: str) -> None:
    node = parse(text, NAMES)
    shown = latex(node)
    back = shown.replace(r"\left", "").replace(r"\right", "").replace(r"\cdot", "*")
    back = back.replace(r"\,", "*").replace("{", "(").replace("}", ")")
    while r"\frac" in back:
        back = _unfrac(back)
    domains = {"x": (0.4, 2.0), "y": (0.4, 2.0)}
    try:
        assert same_meaning(parse(back, ["x", "y"]), node, domains), shown
    except ValueError:
        return  # it has no values at all, such as x/(y-y)
    except Unreadable:
        return  # brackets of LaTeX go deeper than anybody may type


def _unfrac(text: str) -> str:
    """The last \\frac(..)(..) as ((..)/(..))."""
    start = text.rindex(r"\frac")
    first = _closing(text, start + 5)
    second = _closing(text, first + 1)
    numerator, denominator = text[start + 5 : first + 1], text[first + 1 : second + 1]
    return f"{text[:start]}({numerator}/{denominator}){text[second + 1 :]}"


def _closing(text: str, opening: int) -> int:
    depth = 0
    for place in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise AssertionError(text)
