"""Marking of numeric, shape, matrix, expression and trace: all or nothing."""

import re
from collections.abc import Sequence
from typing import Any

from quizzes.expressions import Node, canonical, parse, same_meaning
from quizzes.items import Expression, Matrix, Numeric, Shape, Trace
from quizzes.marking import patterns
from quizzes.marking.base import mark_known
from quizzes.marking.results import Marked, Part, all_or_nothing
from quizzes.numerals import plain, read_number, read_quantity
from quizzes.shapes import read_shape, shape_of


def close(value: float, target: float, tolerance: float) -> bool:
    """Whether they differ by at most `tolerance` (and by rounding of binary fractions)."""
    return abs(value - target) <= tolerance + 1e-12 * max(1.0, abs(target))


def _typed(right: bool, slips: list[bool], pattern: str | None = None) -> Marked:
    """All or nothing; a wrong response is matched with the first slip that it agrees with.

    Only where no author's slip fits is a common pattern named.
    """
    if right:
        return Marked(1.0)
    slip = slips.index(True) if True in slips else None
    return Marked(0.0, slip=slip, pattern=pattern if slip is None else None)


@mark_known.register
def _numeric(item: Numeric, response: dict[str, Any]) -> Marked:
    value = quantity(item, response["text"])
    slips = [close(value, slip.value, item.tolerance) for slip in item.slips]
    pattern = patterns.of_number(value, item.answer, item.tolerance, item.factors or {})
    return _typed(close(value, item.answer, item.tolerance), slips, pattern)


def quantity(item: Numeric, text: str) -> float:
    """The number typed, in the question's unit."""
    units: dict[tuple[str, ...], float] = {}
    if item.unit:
        units[item.unit.ja, item.unit.en] = 1.0
    units |= {(unit.name.ja, unit.name.en): unit.factor for unit in item.other_units or []}
    return read_quantity(text, units)


@mark_known.register
def _shape(item: Shape, response: dict[str, Any]) -> Marked:
    shape, answer = read_shape(response["text"]), shape_of(item.answer)
    slips = [shape == shape_of(slip.value) for slip in item.slips]
    return _typed(shape == answer, slips, patterns.of_shape(shape, answer))


@mark_known.register
def _matrix(item: Matrix, response: dict[str, Any]) -> Marked:
    cells = [[read_number(cell) for cell in row] for row in response["cells"]]
    right = [
        [close(a, b, item.tolerance) for a, b in zip(row, wanted, strict=True)]
        for row, wanted in zip(cells, item.answer, strict=True)
    ]
    parts = tuple(
        Part(f"{r}-{c}", response["cells"][r - 1][c - 1], ok)
        for r, row in enumerate(right, 1)
        for c, ok in enumerate(row, 1)
    )
    slips = [_same_grid(cells, slip.value, item.tolerance) for slip in item.slips]
    pattern = patterns.of_matrix(cells, item.answer, item.tolerance, item.factors or {})
    marked = _typed(all(part.right for part in parts), slips, pattern)
    return Marked(marked.score, parts, marked.slip, pattern=marked.pattern)


def _same_grid(one: Sequence[Sequence[float]], other: list[list[float]], tolerance: float) -> bool:
    if [len(row) for row in one] != [len(row) for row in other]:
        return False
    return all(
        close(a, b, tolerance)
        for row, wanted in zip(one, other, strict=True)
        for a, b in zip(row, wanted, strict=True)
    )


@mark_known.register
def _expression(item: Expression, response: dict[str, Any]) -> Marked:
    typed = formula(item, response["text"])
    answer, domains = formula(item, item.answer), domains_of(item)
    if same_meaning(typed, answer, domains, seed=item.id):
        return Marked(all_or_nothing(True))
    slips = [
        same_meaning(typed, formula(item, slip.value), domains, seed=item.id) for slip in item.slips
    ]
    return _typed(False, slips, patterns.of_formula(typed, answer, domains))


def domains_of(item: Expression) -> dict[str, tuple[float, float]]:
    """The domains of the variables, by canonical name."""
    return {canonical(name): ends for name, ends in item.variables.items()}


def formula(item: Expression, text: str) -> Node:
    """The formula in `text` over the question's variables; raises Unreadable."""
    return parse(text, [canonical(name) for name in item.variables])


def normalised_output(text: str) -> str:
    """Printed output with blanks, look-alike signs and spaces beside brackets evened out."""
    flat = re.sub(r"\s+", " ", plain(text)).strip()
    return re.sub(r" ?, ?", ", ", re.sub(r"(?<=[(\[{]) | (?=[)\]}])", "", flat))


@mark_known.register
def _trace(item: Trace, response: dict[str, Any]) -> Marked:
    output, answer = normalised_output(response["text"]), normalised_output(item.answer)
    slips = [output == normalised_output(slip.value) for slip in item.slips]
    return _typed(output == answer, slips, patterns.of_output(output, answer))
