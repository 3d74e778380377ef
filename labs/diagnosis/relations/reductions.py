"""Another axis, a sum for a mean, terms for their total: found by computing them from the inputs.

The right value is recognised first (the mean of X along axis 1, X minus its mean along axis 1);
only then is the learner's compared with what another axis or another function gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.hypotheses import Context, Hypothesis, Source, backward, forward, sources
from labs.diagnosis.relations.functions import softmax
from labs.diagnosis.seen import Leaf

Reduce = Callable[[Array, Any], Array]
MAX_SIZE = 1 << 18


def _norm(values: Array, axis: Any) -> Array:
    root: Array = np.sqrt(np.sum(np.abs(values) ** 2, axis=axis, keepdims=True))
    return root


def _sample_variance(values: Array, axis: Any) -> Array:
    count = values.size if axis is None else values.shape[axis]
    if count < 2:
        raise ValueError("one number has no sample variance")
    variance: Array = np.var(values, axis=axis, keepdims=True) * (count / (count - 1))
    return variance


REDUCTIONS: Final[dict[str, Reduce]] = {
    "mean": lambda v, axis: np.mean(v, axis=axis, keepdims=True),
    "sum": lambda v, axis: np.sum(v, axis=axis, keepdims=True),
    "max": lambda v, axis: np.max(v, axis=axis, keepdims=True),
    "min": lambda v, axis: np.min(v, axis=axis, keepdims=True),
    "std": lambda v, axis: np.std(v, axis=axis, keepdims=True),
    "var": lambda v, axis: np.var(v, axis=axis, keepdims=True),
    "std (n - 1)": lambda v, axis: np.sqrt(_sample_variance(v, axis)),
    "var (n - 1)": lambda v, axis: _sample_variance(v, axis),
    "median": lambda v, axis: np.median(v, axis=axis, keepdims=True),
    "prod": lambda v, axis: np.prod(v, axis=axis, keepdims=True),
    "norm": _norm,
    "squared norm": lambda v, axis: np.sum(np.abs(v) ** 2, axis=axis, keepdims=True),
    "absolute sum": lambda v, axis: np.sum(np.abs(v), axis=axis, keepdims=True),
    "argmax": lambda v, axis: np.argmax(v, axis=axis, keepdims=True).astype(float),
    "argmin": lambda v, axis: np.argmin(v, axis=axis, keepdims=True).astype(float),
}


def _whole(step: Callable[[Array, int], Array]) -> Reduce:
    """Also for axis None: of all entries at once."""

    def along(values: Array, axis: Any) -> Array:
        return step(values.reshape(-1), 0).reshape(values.shape) if axis is None else step(
            values, axis)  # fmt: skip

    return along


KEEPING_SHAPE: Final[dict[str, Reduce]] = {
    "x - mean": lambda v, axis: v - v.mean(axis=axis, keepdims=True),
    "x - max": lambda v, axis: v - v.max(axis=axis, keepdims=True),
    "(x - mean) / std": lambda v, axis: (
        (v - v.mean(axis=axis, keepdims=True)) / v.std(axis=axis, keepdims=True)
    ),
    "(x - mean) * std": lambda v, axis: (
        (v - v.mean(axis=axis, keepdims=True)) * v.std(axis=axis, keepdims=True)
    ),
    "(x - mean) / var": lambda v, axis: (
        (v - v.mean(axis=axis, keepdims=True)) / v.var(axis=axis, keepdims=True)
    ),
    "x / std": lambda v, axis: v / v.std(axis=axis, keepdims=True),
    "x / norm": lambda v, axis: v / _norm(v, axis),
    "x / squared norm": lambda v, axis: v / _norm(v, axis) ** 2,
    "x / absolute sum": lambda v, axis: v / np.sum(np.abs(v), axis=axis, keepdims=True),
    "x / sum": lambda v, axis: v / v.sum(axis=axis, keepdims=True),
    "x / max": lambda v, axis: v / v.max(axis=axis, keepdims=True),
    "softmax": _whole(softmax),
    "cumsum": _whole(lambda v, axis: np.cumsum(v, axis=axis)),
    "sort": _whole(lambda v, axis: np.sort(v, axis=axis)),
}


@dataclass(frozen=True)
class Form:
    """A function of one argument along an axis (None: of all entries)."""

    name: str
    source: Source
    axis: int | None

    def of(self, leaf: Leaf, like: Array) -> Array | None:
        """Its value in a call, in the shape in question if the entries allow it."""
        values = self.source.values(leaf.seen)
        if values is None or values.dtype.kind != "f":
            return None
        function = REDUCTIONS.get(self.name) or KEEPING_SHAPE[self.name]
        result = np.asarray(function(values, self.axis))
        return _shaped(result, like, self.axis)


def _shaped(result: Array, like: Array, axis: int | None) -> Array:
    """With or without the reduced axis, as the other side has it."""
    if result.shape == like.shape:
        return result
    if axis is None and result.size == 1 == like.size:
        return result.reshape(like.shape)
    if axis is not None and axis < result.ndim and result.shape[axis] == 1:
        return np.squeeze(result, axis)
    return result


def wrong_reduction(context: Context) -> Iterator[Hypothesis]:
    """Recognise the right value, then the learner's: another axis or another function."""
    lead = context.lead(lambda leaf: leaf.is_real)
    if lead is None:
        return
    right = [form for form in _forms(context, lead) if _matches(form, lead, lead.expected)]
    if not right:
        return
    yours = [form for form in _forms(context, lead) if _matches(form, lead, lead.got)]
    for one in right:
        for other in yours:
            if one.source.label == other.source.label:
                named = _compare(one, other)
                if named:
                    yield named


def _forms(context: Context, lead: Leaf) -> Iterator[Form]:
    for source, array in sources(lead.seen):
        if not array.ndim or array.dtype.kind not in "iuf" or not 1 < array.size <= MAX_SIZE:
            continue
        tables = [REDUCTIONS]
        if array.shape in (lead.expected.shape, lead.got.shape):
            tables.append(KEEPING_SHAPE)
        for table in tables:
            for name in table:
                for axis in (*range(array.ndim), None):
                    context.spend(array.size)
                    yield Form(name, source, axis)


def _matches(form: Form, lead: Leaf, value: Array) -> bool:
    try:
        predicted = form.of(lead, value)
    except (ValueError, TypeError, IndexError):
        return False
    return predicted is not None and lead.near(predicted, value)


def _compare(right: Form, yours: Form) -> Hypothesis | None:
    facts = {
        "argument": right.source.label,
        "right": right.name,
        "yours": yours.name,
        "axis": right.axis,
        "your_axis": yours.axis,
    }
    if right.name == yours.name and right.axis != yours.axis:
        name = "wrong-axis"
    elif right.axis == yours.axis and right.name != yours.name:
        pair = (right.name, yours.name)
        named = {("mean", "sum"): "sum-for-mean", ("sum", "mean"): "mean-for-sum"}
        name = named.get(pair, "other-reduction")
    else:
        return None

    def holds(leaf: Leaf) -> bool:
        expected, got = right.of(leaf, leaf.expected), yours.of(leaf, leaf.got)
        return (
            expected is not None
            and got is not None
            and leaf.near(expected, leaf.expected)
            and leaf.near(got)
        )

    return Hypothesis(name, holds, facts, everywhere=True)


def terms_or_total(context: Context) -> Iterator[Hypothesis]:
    """The right value is the sum (mean, largest) of what the learner returned, or the reverse."""
    lead = context.lead(lambda leaf: leaf.is_real and leaf.got.size != leaf.expected.size)
    if lead is None:
        return
    missing = lead.got.size > lead.expected.size
    many = lead.got if missing else lead.expected
    for name in ("sum", "mean", "max"):
        for axis in (*range(many.ndim), None):
            facts = {"how": name, "axis": axis}
            reduce = REDUCTIONS[name]
            if missing:
                yield Hypothesis(
                    "reduction-missing",
                    backward(lambda leaf, r=reduce, a=axis: _shaped(
                        r(leaf.got, a), leaf.expected, a)),
                    facts,
                    side="expected",
                )  # fmt: skip
            else:
                yield Hypothesis(
                    "reduced-too-far",
                    forward(lambda leaf, r=reduce, a=axis: _shaped(
                        r(leaf.expected, a), leaf.got, a)),
                    facts,
                )  # fmt: skip


def normalised_along(context: Context) -> Iterator[Hypothesis]:
    """Both sum to 1, but along different axes: softmax over examples instead of classes, say."""
    lead = context.lead(lambda leaf: leaf.is_real and leaf.same_shape and leaf.got.ndim >= 2)
    if lead is None:
        return
    axes = range(min(lead.got.ndim, 4))
    for right in axes:
        for yours in axes:
            if right != yours and _sums_to_one(lead, lead.expected, right):
                facts = {"axis": right, "your_axis": yours}
                yield Hypothesis(
                    "normalised-along",
                    lambda leaf, right=right, yours=yours: _only_the_axis(leaf, right, yours),
                    facts,
                )


def _sums_to_one(leaf: Leaf, values: Array, axis: int) -> bool:
    totals = values.sum(axis=axis)
    return bool((values > 0).all()) and leaf.near(np.ones(totals.shape), totals)


def _only_the_axis(leaf: Leaf, right: int, yours: int) -> bool:
    """Normalised along either axis, and the same numbers before."""
    if not leaf.is_real or not leaf.same_shape:
        return False
    if not _sums_to_one(leaf, leaf.expected, right) or not _sums_to_one(leaf, leaf.got, yours):
        return False
    apart = np.log(leaf.expected) - np.log(leaf.got)
    centred = apart - apart.mean(axis=right, keepdims=True)
    centred = centred - centred.mean(axis=yours, keepdims=True)
    return bool((np.abs(centred) < 1e-5).all())
