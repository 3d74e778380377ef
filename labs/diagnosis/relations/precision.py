"""Cut off, rounded, in fewer digits, clipped, or no finite numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.hypotheses import Context, Hypothesis, Source, backward, forward, scalars
from labs.diagnosis.seen import Leaf

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
    """Right, but held within bounds; a bound is the same in every call, or an argument."""
    lead = _ordered_lead(context)
    if lead is not None:
        for facts, clip in _clips(lead, lead.got):
            holds = forward(lambda leaf, clip=clip: clip(leaf, leaf.expected))
            yield Hypothesis("clipped", holds, facts, side="expected")


def not_clipped(context: Context) -> Iterator[Hypothesis]:
    """The right values are held within bounds, the learner's are not: relu or clip is missing."""
    lead = _ordered_lead(context)
    if lead is not None:
        for facts, clip in _clips(lead, lead.expected):
            holds = backward(lambda leaf, clip=clip: clip(leaf, leaf.got))
            yield Hypothesis("not-clipped", holds, facts)


def _ordered_lead(context: Context) -> Leaf | None:
    return context.lead(lambda leaf: leaf.is_real and leaf.same_shape and leaf.got.size > 3)


Clip = Callable[[Leaf, Array], Array]


def _clips(lead: Leaf, held: Array) -> Iterator[tuple[dict[str, Any], Clip]]:
    """Ways in which `held` may have been held within bounds: by its own extremes."""
    low, high = float(held.min()), float(held.max())
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        return
    for source, value in scalars(lead.seen):
        facts = {"argument": source.label}
        if _is(value, high) and _is(-value, low):
            yield {"side": "both", **facts}, _between(source, -1, 1)
        if _is(value, high):
            yield {"side": "upper", **facts}, _between(source, None, 1)
        if _is(value, low):
            yield {"side": "lower", **facts}, _between(source, 1, None)
    yield {"side": "lower", "bound": _nice(low)}, lambda leaf, values: np.maximum(values, low)
    yield {"side": "upper", "bound": _nice(high)}, lambda leaf, values: np.minimum(values, high)
    both = {"side": "both", "bound": _nice(high), "other_bound": _nice(low)}
    yield both, lambda leaf, values: np.clip(values, low, high)


def _between(source: Source, low: float | None, high: float | None) -> Clip:
    """Held within multiples of an argument."""

    def clip(leaf: Leaf, values: Array) -> Array:
        found = source.find(leaf.seen)
        bound = np.nan if found is None else float(found)
        lowest = -np.inf if low is None else low * bound
        return np.clip(values, lowest, np.inf if high is None else high * bound)

    return clip


def _is(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1e-6, abs(other))


def _nice(value: float) -> float:
    return float(f"{value:.3g}")


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
