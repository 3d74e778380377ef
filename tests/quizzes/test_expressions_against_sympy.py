"""Our "same meaning" against a computer algebra system: SymPy rewrites, SymPy judges.

SymPy is a judge here and no part of the site: its simplification has no bound on time, and learners
type what they like (decision 8).
"""

from __future__ import annotations

import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizzes.expressions import parse, same_meaning
from quizzes.expressions.tree import Call, Name, Node, Number, value_at

NAMES = ["x", "y", "z"]
SYMBOLS = {name: sympy.Symbol(name, positive=True) for name in NAMES}
DOMAINS = dict.fromkeys(NAMES, (0.3, 2.1))
MIDDLE = {"x": 1.137, "y": 0.713, "z": 1.831}  # where no formula of small numbers divides by 0
FUNCTIONS = {
    "exp": sympy.exp, "ln": sympy.log, "sqrt": sympy.sqrt, "abs": sympy.Abs, "sin": sympy.sin,
    "cos": sympy.cos, "tan": sympy.tan, "tanh": sympy.tanh, "max": sympy.Max, "min": sympy.Min,
    "sigmoid": lambda z: 1 / (1 + sympy.exp(-z)), "relu": lambda z: sympy.Max(0, z),
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
    "/": lambda a, b: a / b, "^": lambda a, b: a**b, "neg": lambda a: -a,
}  # fmt: skip
REWRITINGS = {
    "expanded": sympy.expand,
    "factorised": sympy.factor,
    "over one denominator": sympy.together,
    "cancelled": sympy.cancel,
    "in partial fractions of x": lambda formula: sympy.apart(formula, SYMBOLS["x"]),
}

leaves = st.sampled_from([*NAMES, "1", "2", "3"])
rational = st.recursive(
    leaves,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner)
        | st.builds("({})^2".format, inner)
    ),
    max_leaves=6,
)


def symbolic(node: Node) -> sympy.Expr:
    """The formula as SymPy has it; numbers exactly as they were written."""
    if isinstance(node, Number):
        return sympy.Rational(node.text)
    if isinstance(node, Name):
        return SYMBOLS.get(node.name) or {"e": sympy.E, "pi": sympy.pi}[node.name]
    assert isinstance(node, Call)
    return FUNCTIONS[node.operator](*map(symbolic, node.arguments))


def exact(text: str) -> sympy.Expr:
    """The formula in SymPy; examples that divide by nothing are not examples.

    SymPy makes 0 of x / (1 / 0), which has no value anywhere.
    """
    tree = parse(text, NAMES)
    assume(value_at(tree, MIDDLE) is not None)
    formula = symbolic(tree)
    assume(not formula.has(sympy.zoo, sympy.nan, sympy.oo))
    assume(not sympy.cancel(formula).has(sympy.zoo, sympy.nan))
    return formula


@settings(max_examples=60, deadline=None)
@given(rational, st.sampled_from(sorted(REWRITINGS)))
def test_what_sympy_rewrites_still_means_the_same(text: str, way: str) -> None:
    rewritten = REWRITINGS[way](exact(text))
    assert same_meaning(parse(str(rewritten), NAMES), parse(text, NAMES), DOMAINS), rewritten


@settings(max_examples=120, deadline=None)
@given(rational, rational)
def test_two_formulas_are_the_same_exactly_when_their_difference_is_nothing(
    one: str, other: str
) -> None:
    nothing = sympy.cancel(exact(one) - exact(other)) == 0
    assert same_meaning(parse(one, NAMES), parse(other, NAMES), DOMAINS) is nothing


@settings(max_examples=60, deadline=None)
@given(rational, st.sampled_from(["x", "y*z", "1/1000", "x^2 - y"]))
def test_a_formula_that_is_off_by_a_term_is_another(text: str, term: str) -> None:
    exact(text)
    assert not same_meaning(parse(f"({text}) + {term}", NAMES), parse(text, NAMES), DOMAINS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sigmoid(x)(1 - sigmoid(x))", "exp(-x)/(1 + exp(-x))^2"),
        ("tanh(x)", "(e^x - e^-x)/(e^x + e^-x)"),
        ("1 - tanh(x)^2", "4/(e^x + e^-x)^2"),
        ("-ln(sigmoid(x))", "ln(1 + e^-x)"),
        ("sin(x)^2", "1 - cos(x)^2"),
        ("ln(x y)", "ln(x) + ln(y)"),
        ("sqrt(x^2 y)", "x sqrt(y)"),
    ],
)
def test_identities_of_the_path_hold_here_and_in_sympy(one: str, other: str) -> None:
    left, right = parse(one, NAMES), parse(other, NAMES)
    difference = (symbolic(left) - symbolic(right)).rewrite(sympy.exp)
    assert sympy.simplify(sympy.expand_log(difference, force=True)) == 0
    assert same_meaning(left, right, DOMAINS)


def test_every_function_that_may_be_typed_has_its_meaning_in_sympy() -> None:
    from quizzes.expressions import CONSTANTS_AND_FUNCTIONS

    for name in sorted(CONSTANTS_AND_FUNCTIONS - {"e", "pi"}):
        text = f"{name}(x, y)" if name in ("max", "min") else f"{name}(x)"
        node = parse(text, NAMES)
        value = float(symbolic(node).subs({SYMBOLS["x"]: 0.75, SYMBOLS["y"]: 1.5}))
        assert same_meaning(
            node,
            parse(f"{value!r}", NAMES),
            {n: (0.75, 0.75) if n == "x" else (1.5, 1.5) for n in NAMES},
        )
