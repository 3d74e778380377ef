"""The same numbers in another kind or shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, permutations

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.hypotheses import Context, Hypothesis, backward, forward
from labs.diagnosis.seen import Leaf

MAX_AXES = 5


def dtype(context: Context) -> Iterator[Hypothesis]:
    """Every value is right, only the kind of entries is not."""
    lead = context.lead()
    if lead is not None and lead.same_shape and lead.dtypes[0] != lead.dtypes[1]:
        facts = {"expected": lead.dtypes[0], "got": lead.dtypes[1]}
        yield Hypothesis("dtype", _same, facts, shape=True)


def _same(leaf: Leaf) -> bool:
    return leaf.near(leaf.expected)


def squeezed(context: Context) -> Iterator[Hypothesis]:
    """Axes of length 1 are missing (no keepdims) or too many."""
    lead = context.lead(lambda leaf: not leaf.same_shape)
    if lead is None:
        return
    kept = np.squeeze(lead.expected).shape == np.squeeze(lead.got).shape
    if not kept:
        return
    missing = lead.expected.ndim > lead.got.ndim
    name = "missing-keepdims" if missing else "extra-axis"
    if lead.expected.ndim != lead.got.ndim:
        facts = {"expected": list(lead.expected.shape), "got": list(lead.got.shape)}
        yield Hypothesis(name, _same_but_ones(missing), facts, shape=True)


def _same_but_ones(missing: bool):  # type: ignore[no-untyped-def]
    def holds(leaf: Leaf) -> bool:
        less = leaf.got.ndim < leaf.expected.ndim
        fits = leaf.same_shape or less == missing
        squeezed = np.squeeze(leaf.expected)
        return fits and leaf.near(squeezed, np.squeeze(leaf.got))

    return holds


def flattened(context: Context) -> Iterator[Hypothesis]:
    """All entries in their order, but in one row (or the other way round)."""
    lead = context.lead(lambda leaf: not leaf.same_shape)
    if lead is None or lead.expected.size != lead.got.size or lead.expected.size < 2:
        return
    facts = {"expected": list(lead.expected.shape), "got": list(lead.got.shape)}
    if lead.got.ndim == 1 and lead.expected.ndim > 1:
        yield Hypothesis("flattened", forward(lambda leaf: leaf.expected.ravel()), facts,
                         shape=True)  # fmt: skip
    if lead.expected.ndim == 1 and lead.got.ndim > 1:
        yield Hypothesis("not-flattened", backward(lambda leaf: leaf.got.ravel()), facts,
                         shape=True)  # fmt: skip


def permuted(context: Context) -> Iterator[Hypothesis]:
    """Axes are exchanged."""
    lead = context.lead(lambda leaf: leaf.expected.ndim == leaf.got.ndim)
    if lead is None or not 2 <= lead.got.ndim <= MAX_AXES:
        return
    for axes in _orders(lead.got.ndim):
        if tuple(lead.expected.shape[axis] for axis in axes) == lead.got.shape:
            name = "transposed" if len(axes) == 2 else "permuted-axes"
            yield Hypothesis(
                name,
                forward(lambda leaf, axes=axes: np.transpose(leaf.expected, axes)),
                {"axes": list(axes), "shape": list(lead.got.shape)},
                shape=not lead.same_shape,
            )


def _orders(count: int) -> list[tuple[int, ...]]:
    identity = tuple(range(count))
    return [axes for axes in islice(permutations(identity), 120) if axes != identity]


def reshaped(context: Context) -> Iterator[Hypothesis]:
    """The shape is right, but entries were laid out in it in the order of memory.

    That is what reshape does where axes should be exchanged: right.T in memory order.
    """
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.got.ndim >= 2)
    if lead is None or lead.got.ndim > MAX_AXES:
        return
    for axes in _orders(lead.got.ndim):
        yield Hypothesis(
            "reshaped",
            forward(lambda leaf, axes=axes: _relaid(leaf.expected, axes)),
            {"axes": list(axes), "shape": list(lead.got.shape)},
        )


def _relaid(right: Array, axes: tuple[int, ...]) -> Array:
    laid: Array = np.ascontiguousarray(np.transpose(right, axes)).reshape(right.shape)
    return laid


def other_shape(context: Context) -> Iterator[Hypothesis]:
    """All entries in their order, cut into other rows: the sizes are exchanged."""
    lead = context.lead(lambda leaf: not leaf.same_shape and leaf.got.ndim > 1)
    if lead is not None and lead.got.shape == lead.expected.shape[::-1]:
        facts = {"expected": list(lead.expected.shape), "got": list(lead.got.shape)}
        yield Hypothesis("other-shape", _same_row, facts)


def _same_row(leaf: Leaf) -> bool:
    fits = leaf.same_shape or leaf.got.shape == leaf.expected.shape[::-1]
    return fits and leaf.near(leaf.expected.ravel(), leaf.got.ravel())


def broadcast(context: Context) -> Iterator[Hypothesis]:
    """A row met a column: (m, m) came out, with the right entries on the diagonal."""
    lead = context.lead(lambda leaf: _is_square_of(leaf))
    if lead is not None:
        count = lead.expected.size
        facts = {"expected": list(lead.expected.shape), "got": [count, count]}
        yield Hypothesis("broadcast", _on_diagonal, facts)


def _is_square_of(leaf: Leaf) -> bool:
    count = leaf.expected.size
    return count > 1 and leaf.got.shape == (count, count) and not leaf.same_shape


def _on_diagonal(leaf: Leaf) -> bool:
    if leaf.same_shape:
        return leaf.near(leaf.expected)
    return _is_square_of(leaf) and leaf.near(leaf.expected.ravel(), np.diagonal(leaf.got))
