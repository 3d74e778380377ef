"""An argument came back as it was, was left out, came in twice, or with the wrong sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any, Final

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.hypotheses import (
    Context,
    Holds,
    Hypothesis,
    Size,
    Source,
    backward,
    forward,
    scalars,
    sizes,
    sources,
)
from labs.diagnosis.seen import Leaf

# What of an argument is missing in a product: derivatives of activations most of all.
FORMS: Final[dict[str, Callable[[Array], Array]]] = {
    "v": lambda v: v,
    "1/v": lambda v: 1 / v,
    "1-v^2": lambda v: 1 - v * v,
    "v(1-v)": lambda v: v * (1 - v),
    "v>0": lambda v: (v > 0).astype(float),
    "1-v": lambda v: 1 - v,
}
TIMES: Final[dict[str, float]] = {"left-out": -1.0, "twice": 1.0, "subtracted": -2.0}
COEFFICIENTS: Final[dict[str, Callable[[float], float]]] = {
    "v": lambda v: v,
    "-v": lambda v: -v,
    "1-v": lambda v: 1 - v,
    "-(1-v)": lambda v: v - 1,
    "1/v": lambda v: 1 / v,
    "-1/v": lambda v: -1 / v,
    "2v": lambda v: 2 * v,
    "-2v": lambda v: -2 * v,
}


def returned(context: Context) -> Iterator[Hypothesis]:
    """The learner returned an argument as it came; by path, each its own."""
    lead = context.lead()
    if lead is None:
        return
    for source, array in sources(lead.seen):
        if array.shape == lead.got.shape and lead.near(array):
            label = source.label
            if len({leaf.path for leaf in context.failing}) > 1:
                yield Hypothesis("unchanged", _is_some_argument, {"argument": ""})
            yield Hypothesis("unchanged", _is(source), {"argument": label})


def _is(source: Source) -> Callable[[Leaf], bool]:
    return forward(lambda leaf: source.values(leaf.seen))


def _is_some_argument(leaf: Leaf) -> bool:
    """Of several parts, each came back as the argument of its own name: W1 as W1."""
    key = leaf.path[-1] if leaf.path else None
    return any(
        array.shape == leaf.got.shape and leaf.near(array)
        for source, array in sources(leaf.seen)
        if source.label == key or source.label.endswith(f"[{key!r}]")
    )


def left_out(context: Context) -> Iterator[Hypothesis]:
    """right - yours = the argument itself: a summand is missing, double or of the wrong sign."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.expected.size > 0)
    if lead is None:
        return
    for source, array in sources(lead.seen):
        values = source.values(lead.seen)
        if array.dtype.kind == "b" or values is None or not _covers(values, lead.expected):
            continue
        for how, times in TIMES.items():
            if lead.near(lead.expected + times * values):
                yield Hypothesis(
                    "summand",
                    forward(lambda leaf, source=source, times=times: _plus(leaf, source, times)),
                    {"argument": source.label, "how": how},
                )


def coefficient(context: Context) -> Iterator[Hypothesis]:
    """yours - right = an argument times another one: a term has the wrong coefficient."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.expected.size > 1)
    if lead is None:
        return
    numbers = [(source, value) for source, value in scalars(lead.seen) if value]
    for source, _array in sources(lead.seen):
        values = source.values(lead.seen)
        if values is None or not values.ndim or not _covers(values, lead.expected):
            continue
        for number, value in numbers:
            for formula, of in COEFFICIENTS.items():
                if lead.near(lead.expected + of(value) * values):
                    facts = {"argument": source.label, "by": number.label, "formula": formula}
                    yield Hypothesis("coefficient", _weighted(source, number, of), facts)


def counted(context: Context) -> Iterator[Hypothesis]:
    """An argument was added once for each of k summands: (k - 1) times too often."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.expected.size > 0)
    if lead is None:
        return
    known = sizes(lead.seen, [leaf.seen for leaf in context.leaves])
    for source, _array in sources(lead.seen):
        values = source.values(lead.seen)
        if values is None or not _covers(values, lead.expected):
            continue
        for size in known:
            if lead.near(lead.expected + (size.of(lead.seen) - 1) * values):
                facts = {"argument": source.label, "formula": "k-1", "sizes": [size.facts()]}
                yield Hypothesis("coefficient", _counted(source, size), facts)


def _counted(source: Source, size: Size) -> Holds:
    return forward(lambda leaf: _plus(leaf, source, size.of(leaf.seen) - 1))


def factor_other(context: Context) -> Iterator[Hypothesis]:
    """yours / right = one form of an argument / another: 1 - A for 1 - A^2, say."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.expected.size > 1)
    if lead is None:
        return
    for source, array in sources(lead.seen):
        if array.ndim == 0 or not _covers(array, lead.expected):
            continue
        for right, yours in permutations(FORMS, 2):
            facts = {"argument": source.label, "right": right, "yours": yours}
            yield Hypothesis("factor-other", _exchanged(source, right, yours), facts)


def _exchanged(source: Source, right: str, yours: str) -> Holds:
    """yours * right form = right * your form, so that nothing is divided by 0."""

    def holds(leaf: Leaf) -> bool:
        values = source.values(leaf.seen)
        if values is None or not leaf.same_shape:
            return False
        one, other = leaf.got * FORMS[right](values), leaf.expected * FORMS[yours](values)
        return bool(np.any(one)) and leaf.near(other, one)

    return holds


def _weighted(source: Source, number: Source, of: Callable[[float], float]) -> Holds:
    def predict(leaf: Leaf) -> Any:
        value = number.find(leaf.seen)
        return None if value is None else _plus(leaf, source, of(float(value)))

    return forward(predict)


def _covers(values: Array, result: Array) -> bool:
    """Whether it broadcasts to the result without making it larger."""
    try:
        return bool(np.broadcast_shapes(values.shape, result.shape) == result.shape)
    except ValueError:
        return False


def _plus(leaf: Leaf, source: Source, times: float) -> Any:
    values = source.values(leaf.seen)
    return None if values is None else leaf.expected + times * values


def factor_left_out(context: Context) -> Iterator[Hypothesis]:
    """right = yours * (something of an argument), entry by entry, or the other way round."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.expected.size > 1)
    if lead is None:
        return
    for source, array in sources(lead.seen):
        if array.ndim == 0 or not _covers(array, lead.expected):
            continue
        for form, of in FORMS.items():
            facts = {"argument": source.label, "formula": form}
            yield Hypothesis(
                "factor-missing",
                backward(lambda leaf, s=source, of=of: _scaled(leaf, leaf.got, s, of)),
                facts,
                side="expected",
            )
            yield Hypothesis(
                "factor-too-many",
                forward(lambda leaf, s=source, of=of: _scaled(leaf, leaf.expected, s, of)),
                facts,
            )


def _scaled(
    leaf: Leaf, values: Array, source: Source, of: Callable[[Array], Array]
) -> Array | None:
    given = source.values(leaf.seen)
    return None if given is None else values * of(given)
