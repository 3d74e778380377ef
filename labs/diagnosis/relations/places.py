"""The right numbers in other places: shifted, reversed, sorted, cut short, or in another order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.hypotheses import Context, Hypothesis, backward, forward
from labs.diagnosis.seen import Leaf

MAX_AXES = 4


def _axes(array: Array) -> range:
    return range(min(array.ndim, MAX_AXES))


def last_or_first(context: Context) -> Iterator[Hypothesis]:
    """Only one of several values was returned."""
    lead = context.lead(lambda leaf: leaf.expected.ndim >= 1 and leaf.expected.size > 1)
    if lead is None or lead.got.ndim != lead.expected.ndim - 1:
        return
    for index, which in ((-1, "last"), (0, "first")):
        for axis in _axes(lead.expected):
            yield Hypothesis(
                "only-one",
                forward(lambda leaf, at=index, axis=axis: np.take(leaf.expected, at, axis)),
                {"which": which, "axis": axis},
            )


def reversed_order(context: Context) -> Iterator[Hypothesis]:
    """Back to front along an axis."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.got.ndim >= 1)
    if lead is None:
        return
    for axis in _axes(lead.got):
        yield Hypothesis(
            "reversed", forward(lambda leaf, axis=axis: np.flip(leaf.expected, axis)),
            {"axis": axis},
        )  # fmt: skip


def sorting(context: Context) -> Iterator[Hypothesis]:
    """Sorted although the order matters, or not sorted although it was asked for."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.is_real and leaf.got.ndim >= 1)
    if lead is None:
        return
    for axis in _axes(lead.got):
        facts = {"axis": axis}
        yield Hypothesis(
            "sorted", forward(lambda leaf, axis=axis: np.sort(leaf.expected, axis)), facts
        )
        for falling in (False, True):
            yield Hypothesis(
                "unsorted",
                backward(lambda leaf, axis=axis, f=falling: _sorted(leaf.got, axis, f)),
                facts,
                side="expected",
            )


def _sorted(values: Array, axis: int, falling: bool) -> Array:
    rising: Array = np.sort(values, axis)
    return np.flip(rising, axis) if falling else rising


def shifted(context: Context) -> Iterator[Hypothesis]:
    """Moved by one along an axis; what came in at the edge may be anything."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.got.ndim >= 1)
    if lead is None:
        return
    for axis in _axes(lead.got):
        for by in (1, -1):
            if lead.got.shape[axis] > 2:
                yield Hypothesis(
                    "shifted",
                    lambda leaf, axis=axis, by=by: _is_shifted(leaf, axis, by),
                    {"axis": axis, "by": by},
                    part=_inside(axis, by),
                )


def _is_shifted(leaf: Leaf, axis: int, by: int) -> bool:
    if not leaf.same_shape or leaf.got.ndim <= axis:
        return False
    size = leaf.got.shape[axis]
    early, late = (_cut(axis, 0, size - 1), _cut(axis, 1, size))
    source, target = (early, late) if by > 0 else (late, early)
    return leaf.near(leaf.expected[source], leaf.got[target])


def _inside(axis: int, by: int) -> Callable[[Leaf], Array]:
    """All but the edge, of which a shift says nothing."""

    def part(leaf: Leaf) -> Array:
        inside = np.ones(leaf.got.shape, dtype=bool)
        size = leaf.got.shape[axis]
        inside[_cut(axis, 0, 1) if by > 0 else _cut(axis, size - 1, size)] = False
        return inside

    return part


def _cut(axis: int, start: int, stop: int) -> tuple[slice, ...]:
    return (*(slice(None) for _ in range(axis)), slice(start, stop))


def length(context: Context) -> Iterator[Hypothesis]:
    """One too few or too many along an axis, at its beginning or end; the others are right."""
    lead = context.lead(lambda leaf: leaf.got.ndim == leaf.expected.ndim >= 1)
    if lead is None:
        return
    for axis in _axes(lead.got):
        by = lead.got.shape[axis] - lead.expected.shape[axis]
        if abs(by) == 1:
            for where in ("last", "first"):
                name = "one-too-many" if by > 0 else "one-too-few"
                yield Hypothesis(name, _one_off(axis, by, where), {"axis": axis, "which": where})


def _one_off(axis: int, by: int, where: str) -> Callable[[Leaf], bool]:
    def holds(leaf: Leaf) -> bool:
        long, short = (leaf.got, leaf.expected) if by > 0 else (leaf.expected, leaf.got)
        size = long.shape[axis]
        part = _cut(axis, 0, size - 1) if where == "last" else _cut(axis, 1, size)
        return leaf.near(long[part], short)

    return holds


def part_zero(context: Context) -> Iterator[Hypothesis]:
    """Zeros everywhere, or in the last, in the first, or in all but the first slice of an axis."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.got.size > 1)
    if lead is None:
        return
    yield Hypothesis(
        "all-zero", forward(lambda leaf: np.zeros(leaf.expected.shape)), side="expected"
    )
    for axis in _axes(lead.got):
        size = lead.got.shape[axis]
        if size < 2:
            continue
        for which, start, stop in (("last", -1, None), ("first", 0, 1), ("rest", 1, None)):
            yield Hypothesis(
                "part-zero",
                forward(lambda leaf, a=axis, s=start, e=stop: _blank(leaf.expected, a, s, e)),
                {"axis": axis, "which": which},
                side="expected",
                everywhere=True,
            )


def _blank(values: Array, axis: int, start: int, stop: int | None) -> Array:
    copy = values.copy()
    copy[(*(slice(None) for _ in range(axis)), slice(start, stop))] = 0
    return copy


def other_order(context: Context) -> Iterator[Hypothesis]:
    """The same numbers, or the same rows, in another order: that of the random draws, say."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.is_real and leaf.got.size >= 4)
    if lead is None:
        return
    for axis in _axes(lead.got):
        if lead.got.ndim > 1:
            yield Hypothesis(
                "other-order", lambda leaf, axis=axis: _same_slices(leaf, axis), {"axis": axis}
            )
    yield Hypothesis("other-order", _same_numbers, {"axis": None})


def _same_slices(leaf: Leaf, axis: int) -> bool:
    if not leaf.same_shape or not leaf.is_real:
        return False
    return leaf.near(_ordered(leaf.expected, axis), _ordered(leaf.got, axis))


def _ordered(values: Array, axis: int) -> Array:
    rows = np.moveaxis(values, axis, 0).reshape(values.shape[axis], -1)
    return rows[np.lexsort(np.round(rows, 6).T[::-1])]


def _same_numbers(leaf: Leaf) -> bool:
    if not leaf.same_shape or not leaf.is_real:
        return False
    return leaf.near(np.sort(leaf.expected, axis=None), np.sort(leaf.got, axis=None))
