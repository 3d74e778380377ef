"""Cut off, rounded, in fewer digits, clipped, or no finite numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np

from labs.diagnosis.hypotheses import Context, Hypothesis, backward, forward, scalars
from labs.diagnosis.seen import Array, Leaf

CUTS: Final[dict[str, Callable[[Array], Array]]] = {
    "truncated": np.trunc,
    "floor": np.floor,
    "round": np.round,
    "ceil": np.ceil,
}
NARROW: Final = {"float16": (np.float16, 4e-3), "float32": (np.float32, 4e-6)}


def truncated(context: Context) -> Iterator[Hypothesis]:
    """Whole numbers where there should be fractions: // or an array of integers."""
    if context.lead(lambda leaf: leaf.is_real and leaf.same_shape) is None:
        return
    for how, cut in CUTS.items():
        yield Hypothesis(
            "truncated",
            lambda leaf, cut=cut: leaf.is_real and leaf.near(cut(leaf.expected)),
            {"how": how},
        )


def rounded(context: Context) -> Iterator[Hypothesis]:
    """Rounded to so many decimals before it was returned."""
    if context.lead(lambda leaf: leaf.is_real and leaf.same_shape) is None:
        return
    for decimals in range(1, 7):
        yield Hypothesis(
            "rounded",
            lambda leaf, d=decimals: leaf.is_real and _equal(leaf, np.round(leaf.expected, d)),
            {"decimals": decimals},
        )


def _equal(leaf: Leaf, predicted: Array) -> bool:
    """Nearly to the last digit, as rounding is: the check's tolerance would say nothing."""
    same = leaf.got.shape == predicted.shape
    return same and np.allclose(leaf.got, predicted, rtol=1e-12, atol=1e-12, equal_nan=True)


def narrow(context: Context) -> Iterator[Hypothesis]:
    """Right to as many digits as float16 or float32 keep, and no further."""
    if context.lead(lambda leaf: leaf.is_real and leaf.same_shape) is None:
        return
    for name, (kind, relative) in NARROW.items():
        yield Hypothesis(
            "narrow-float",
            lambda leaf, kind=kind, relative=relative: _is_narrow(leaf, kind, relative),
            {"kind": name},
            everywhere=True,
        )


def _is_narrow(leaf: Leaf, kind: Any, relative: float) -> bool:
    if not leaf.is_real or not leaf.same_shape:
        return False
    if not leaf.differs:
        return True
    exact = (leaf.got.astype(kind).astype(np.float64) == leaf.got) | np.isnan(leaf.got)
    already = (leaf.expected.astype(kind).astype(np.float64) == leaf.expected).all()
    scale = np.abs(leaf.expected).max(initial=0)
    near = np.abs(leaf.got - leaf.expected) <= relative * scale
    return bool(exact.all() and near.all() and not already)


def clipped(context: Context) -> Iterator[Hypothesis]:
    """Right, but held within bounds; the bound is the same in every call, or an argument."""
    lead = context.lead(lambda leaf: leaf.is_real and leaf.same_shape and leaf.got.size > 3)
    if lead is None:
        return
    for side, bound in (("upper", lead.got.max()), ("lower", lead.got.min())):
        for source, of in _bounds(lead, float(bound)):
            yield Hypothesis(
                "clipped",
                forward(lambda leaf, side=side, of=of: _clip(leaf.expected, side, of(leaf))),
                {"side": side, **source},
                side="expected",
                everywhere=False,
            )
    high, low = float(lead.got.max()), float(lead.got.min())
    if np.isfinite(high) and np.isfinite(low) and high > low:
        yield Hypothesis(
            "clipped",
            forward(lambda leaf: np.clip(leaf.expected, low, high)),
            {"side": "both", "bound": _nice(high), "other_bound": _nice(low)},
            side="expected",
        )


def not_clipped(context: Context) -> Iterator[Hypothesis]:
    """The right values are held within bounds, the learner's are not: relu or clip is missing."""
    lead = context.lead(lambda leaf: leaf.is_real and leaf.same_shape and leaf.got.size > 3)
    if lead is None:
        return
    for side, bound in (("lower", lead.expected.min()), ("upper", lead.expected.max())):
        for source, of in _bounds(lead, float(bound)):
            yield Hypothesis(
                "not-clipped",
                backward(lambda leaf, side=side, of=of: _clip(leaf.got, side, of(leaf))),
                {"side": side, **source},
                side="got",
                everywhere=False,
            )
    high, low = float(lead.expected.max()), float(lead.expected.min())
    if np.isfinite(high) and np.isfinite(low) and high > low:
        yield Hypothesis(
            "not-clipped",
            backward(lambda leaf: np.clip(leaf.got, low, high)),
            {"side": "both", "bound": _nice(high), "other_bound": _nice(low)},
            side="got",
        )


def _bounds(lead: Leaf, bound: float) -> Iterator[tuple[dict[str, Any], Callable[[Leaf], float]]]:
    for source, value in scalars(lead.seen):
        for times in (1.0, -1.0):
            if abs(times * value - bound) <= 1e-9 * max(1.0, abs(bound)) and value:
                yield (
                    {"argument": source.label},
                    lambda leaf, s=source, t=times: t * float(_found(s.find(leaf.seen))),
                )
    yield {"bound": _nice(bound)}, lambda leaf: bound


def _found(array: Array | None) -> Any:
    return np.nan if array is None else array


def _nice(value: float) -> float:
    return float(f"{value:.6g}")


def _clip(values: Array, side: str, bound: float) -> Array:
    clip: Array = np.minimum(values, bound) if side == "upper" else np.maximum(values, bound)
    return clip


def not_finite(context: Context) -> Iterator[Hypothesis]:
    """NaN or infinity where a number belongs; all finite entries are right."""
    lead = context.lead(lambda leaf: leaf.same_shape and not np.isfinite(leaf.got).all())
    if lead is None:
        return
    failing = [leaf for leaf in context.failing if leaf.same_shape]
    facts = {
        "nan": int(sum(np.isnan(leaf.got).sum() for leaf in failing)),
        "infinite": int(sum(np.isinf(leaf.got).sum() for leaf in failing)),
        "calls": len({leaf.call for leaf in failing}),
    }
    yield Hypothesis("not-finite", _finite_ones_are_right, facts, shape=True)


def _finite_ones_are_right(leaf: Leaf) -> bool:
    if not leaf.same_shape:
        return False
    finite = np.isfinite(leaf.got)
    if not leaf.differs:
        return True
    here = bool((~finite & np.isfinite(leaf.expected)).any())
    return here and leaf.near(leaf.expected[finite], leaf.got[finite])
