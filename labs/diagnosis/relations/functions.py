"""A step of the computation is missing, done once too often, or has the wrong sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.hypotheses import Context, Hypothesis, Predict, backward, forward
from labs.diagnosis.seen import Leaf

Step = Callable[[Array], Array]


def sign(context: Context) -> Iterator[Hypothesis]:
    """Every entry has the opposite sign, or none has one."""
    yield Hypothesis("sign", forward(lambda leaf: -leaf.expected))
    yield Hypothesis("absolute", forward(lambda leaf: np.abs(leaf.expected)), everywhere=True)


def complement(context: Context) -> Iterator[Hypothesis]:
    """1 minus the right value."""
    yield Hypothesis("complement", forward(lambda leaf: 1 - leaf.expected))


def offset(context: Context) -> Iterator[Hypothesis]:
    """The same number is added to every entry, in every call."""
    lead = context.lead(lambda leaf: leaf.same_shape and leaf.is_real and leaf.got.size > 0)
    if lead is None:
        return
    by = (lead.got - lead.expected).ravel()[0]
    if not np.isfinite(by):
        return
    nearest = float(np.round(by))
    value = nearest if abs(by - nearest) < 1e-6 and nearest else float(by)
    name = "off-by-one" if abs(value) == 1 and _are_whole(lead) else "offset"
    yield Hypothesis(
        name,
        forward(lambda leaf: leaf.expected + value),
        {"by": value},
        free=0 if name == "off-by-one" else 1,
    )


def _are_whole(leaf: Leaf) -> bool:
    return bool((leaf.expected == np.round(leaf.expected)).all())


def softmax(values: Array, axis: int) -> Array:
    """Positive numbers whose sum along the axis is 1."""
    powers = np.exp(values - values.max(axis=axis, keepdims=True))
    shares: Array = powers / powers.sum(axis=axis, keepdims=True)
    return shares


def sigmoid(values: Array) -> Array:
    """1 / (1 + exp(-values))."""
    result: Array = 1 / (1 + np.exp(-values))
    return result


STEPS: Final[dict[str, Step]] = {
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "relu": lambda values: np.maximum(values, 0),
    "sqrt": np.sqrt,
    "square": np.square,
    "log": np.log,
    "log10": np.log10,
    "log2": np.log2,
    "exp": np.exp,
    "abs": np.abs,
    "reciprocal": lambda values: 1 / values,
}
# Undone by another of them: only one of the two is ever named.
OPPOSITE: Final = {"square": "sqrt", "exp": "log", "reciprocal": "reciprocal"}
ALONG: Final[dict[str, Callable[[Array, int], Array]]] = {
    "softmax": softmax,
    "argmax": lambda values, axis: np.argmax(values, axis=axis).astype(float),
    "one_hot": lambda values, axis: _one_hot(values, axis),
}


def _one_hot(scores: Array, axis: int) -> Array:
    best = np.expand_dims(np.argmax(scores, axis=axis), axis)
    marks = np.zeros(scores.shape)
    np.put_along_axis(marks, best, 1.0, axis=axis)
    return marks


def step_missing(context: Context) -> Iterator[Hypothesis]:
    """The right value is a well-known function of what the learner returned."""
    lead = context.lead(lambda leaf: leaf.is_real)
    if lead is None:
        return
    for name, step in STEPS.items():
        if name == "relu":
            continue  # is named as a missing lower bound, with the bound
        yield _missing(name, lambda leaf, step=step: step(leaf.got))
    for threshold in (0.5, 0.0):
        yield _missing(
            "threshold",
            lambda leaf, at=threshold: (leaf.got > at).astype(float),
            everywhere=True,
        )
    for name, along in ALONG.items():
        for axis in range(min(lead.got.ndim, 4)):
            yield _missing(
                name,
                lambda leaf, of=along, at=axis: _fit(of(leaf.got, at), leaf.expected, at),
                axis=axis,
                everywhere=True,
            )


UNDONE: Final[dict[str, Step]] = {
    "tanh": np.arctanh,
    "sigmoid": lambda values: np.log(values / (1 - values)),
}
OTHERS: Final = ("tanh", "sigmoid", "relu")


def other_step(context: Context) -> Iterator[Hypothesis]:
    """Another activation at the end than the one that is asked for."""
    lead = context.lead(lambda leaf: leaf.is_real and leaf.same_shape)
    if lead is None:
        return
    for right, undo in UNDONE.items():
        for yours in OTHERS:
            if right != yours:
                predict = forward(lambda leaf, u=undo, of=STEPS[yours]: of(u(leaf.expected)))
                facts = {"right": right, "yours": yours}
                yield Hypothesis("other-step", _unless_complex(predict), facts)


def _missing(
    name: str, predict: Predict, axis: int | None = None,
    everywhere: bool = False,
) -> Hypothesis:  # fmt: skip
    facts = {"step": name} | ({"axis": axis} if axis is not None else {})
    return Hypothesis(
        "step-missing", _unless_complex(backward(predict)), facts, side="expected",
        everywhere=everywhere,
    )  # fmt: skip


def step_too_many(context: Context) -> Iterator[Hypothesis]:
    """What was returned is a well-known function of the right value."""
    lead = context.lead(lambda leaf: leaf.is_real)
    if lead is None:
        return
    for name, step in STEPS.items():
        if name in OPPOSITE and name != "square" and name != "exp":
            continue
        yield _too_many(name, lambda leaf, step=step: step(leaf.expected))
    for name, along in ALONG.items():
        for axis in range(min(lead.expected.ndim, 4)):
            yield _too_many(name, lambda leaf, along=along, axis=axis: _fit(
                along(leaf.expected, axis), leaf.got, axis), axis)  # fmt: skip


def _too_many(name: str, predict: Predict, axis: int | None = None) -> Hypothesis:
    facts = {"step": name} | ({"axis": axis} if axis is not None else {})
    return Hypothesis(
        "step-too-many", _unless_complex(forward(predict)), facts, everywhere=axis is not None
    )


def _unless_complex(holds: Callable[[Leaf], bool]) -> Callable[[Leaf], bool]:
    return lambda leaf: leaf.is_real and holds(leaf)


def _fit(values: Array, like: Array, axis: int) -> Array:
    """The values with the axis kept if that is the shape in question."""
    kept = np.expand_dims(values, axis) if values.ndim < like.ndim else values
    return kept if kept.shape == like.shape else values
