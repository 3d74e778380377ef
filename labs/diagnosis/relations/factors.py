"""Every entry is the same number of times too large: a size, a logarithm's base, a constant."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations, permutations
from typing import Any, Final

import numpy as np

from labs.diagnosis.hypotheses import Context, Hypothesis, Size, Source, forward, scalars, sizes
from labs.diagnosis.seen import Leaf, Seen

NEAR = 2e-3  # a first look; every entry is then compared within the check's own tolerance
BASES: Final[dict[str, tuple[float, str, str]]] = {
    "log2": (1 / math.log(2), "e", "2"),
    "log10": (1 / math.log(10), "e", "10"),
    "ln-for-log2": (math.log(2), "2", "e"),
    "ln-for-log10": (math.log(10), "10", "e"),
    "log2-for-log10": (math.log2(10), "10", "2"),
    "log10-for-log2": (math.log10(2), "2", "10"),
}
# How a size k may come in: what the value is multiplied by.
WITH_SIZE: Final[dict[str, Callable[[float], float]]] = {
    "k": lambda k: k,
    "1/k": lambda k: 1 / k,
    "sqrt(k)": math.sqrt,
    "1/sqrt(k)": lambda k: 1 / math.sqrt(k),
    "k/(k-1)": lambda k: k / (k - 1),
    "(k-1)/k": lambda k: (k - 1) / k,
    "sqrt(k/(k-1))": lambda k: math.sqrt(k / (k - 1)),
    "sqrt((k-1)/k)": lambda k: math.sqrt((k - 1) / k),
    "2k": lambda k: 2 * k,
    "1/(2k)": lambda k: 1 / (2 * k),
    "k/2": lambda k: k / 2,
    "2/k": lambda k: 2 / k,
    "sqrt(k/2)": lambda k: math.sqrt(k / 2),
    "sqrt(2/k)": lambda k: math.sqrt(2 / k),
}
WITH_ARGUMENT: Final[dict[str, Callable[[float], float]]] = {
    "v": lambda v: v,
    "1/v": lambda v: 1 / v,
    "1-v": lambda v: 1 - v,
    "1/(1-v)": lambda v: 1 / (1 - v),
    "v^2": lambda v: v * v,
}


def _ratio(context: Context) -> float | None:
    """How many times the learner's largest entry is the right one."""
    lead = context.lead(lambda leaf: leaf.same_shape and _largest(leaf) is not None)
    if lead is None:
        return None
    place = _largest(lead)
    ratio = lead.got.ravel()[place] / lead.expected.ravel()[place]
    return float(ratio) if np.isrealobj(ratio) and np.isfinite(ratio) and ratio else None


def _largest(leaf: Leaf) -> int | None:
    size = np.abs(np.where(np.isfinite(leaf.expected), leaf.expected, 0)).ravel()
    return int(size.argmax()) if size.size and size.max() > 0 else None


def _times(factor: Callable[..., float]) -> Callable[[Leaf], bool]:
    return forward(lambda leaf: leaf.expected * factor(leaf.seen))


def log_base(context: Context) -> Iterator[Hypothesis]:
    """A logarithm to another base."""
    ratio = _ratio(context)
    for factor, right, yours in BASES.values():
        for direction in (1, -1):
            if ratio is not None and _is_near(ratio, direction * factor):
                facts = {"right": right, "yours": yours, "negative": direction < 0}
                value = direction * factor
                yield Hypothesis("log-base", _times(lambda _, value=value: value), facts)


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= NEAR * abs(other)


def doubled(context: Context) -> Iterator[Hypothesis]:
    """Twice or half."""
    ratio = _ratio(context)
    for value in (2.0, 0.5, -2.0, -0.5):
        if ratio is not None and _is_near(ratio, value):
            facts = {"negative": value < 0}
            name = "times-two" if abs(value) == 2 else "halved"
            yield Hypothesis(name, _times(lambda _, value=value: value), facts)


def by_size(context: Context) -> Iterator[Hypothesis]:
    """A size of an argument, its root, one less than it, or two sizes against each other."""
    ratio = _ratio(context)
    lead = context.lead()
    if ratio is None or lead is None:
        return
    calls = _calls(context)
    known = sizes(lead.seen, calls)
    for direction in (1.0, -1.0):
        for formula, used, factor in _size_factors(known, direction):
            if _fits(ratio, factor, lead.seen):
                yield _sized(context, formula, used, factor, direction)


def _size_factors(
    known: list[Size], direction: float
) -> Iterator[tuple[str, list[Size], Callable[[Seen], float]]]:
    """One size in its formulas, then two against each other or multiplied."""
    for formula, of in WITH_SIZE.items():
        for size in known:
            yield formula, [size], _with(size, of, direction)
    for one, other in permutations(known, 2):
        yield "k/l", [one, other], _directed(_quotient(one, other), direction)
        yield "sqrt(k/l)", [one, other], _directed(_root(_quotient(one, other)), direction)
    for one, other in combinations(known, 2):
        product = _product(one, other)
        yield "kl", [one, other], _directed(product, direction)
        yield "1/(kl)", [one, other], _directed(lambda s, p=product: 1 / p(s), direction)


def _quotient(one: Size, other: Size) -> Callable[[Seen], float]:
    return lambda seen: one.of(seen) / other.of(seen)


def _root(of: Callable[[Seen], float]) -> Callable[[Seen], float]:
    return lambda seen: math.sqrt(of(seen))


def _product(one: Size, other: Size) -> Callable[[Seen], float]:
    return lambda seen: one.of(seen) * other.of(seen)


def _calls(context: Context) -> list[Seen]:
    seen: dict[int, Seen] = {}
    for leaf in context.leaves:
        seen.setdefault(leaf.call, leaf.seen)
    return list(seen.values())


def _with(size: Size, of: Callable[[float], float], direction: float) -> Callable[[Seen], float]:
    def factor(seen: Seen) -> float:
        try:
            return direction * of(size.of(seen))
        except (ZeroDivisionError, ValueError):
            return math.nan

    return factor


def _directed(of: Callable[..., float], direction: float) -> Callable[[Seen], float]:
    return lambda seen: direction * of(seen)


def _fits(ratio: float, factor: Callable[[Seen], float], seen: Seen) -> bool:
    try:
        value = factor(seen)
    except ZeroDivisionError:
        return False
    return math.isfinite(value) and abs(value - 1) > NEAR and _is_near(ratio, value)


def _sized(
    context: Context, formula: str, known: list[Size], factor: Callable[[Seen], float],
    direction: float,
) -> Hypothesis:  # fmt: skip
    values = [[size.of(leaf.seen) for size in known] for leaf in context.failing]
    distinct = sorted({tuple(int(value) for value in row) for row in values})
    facts: dict[str, Any] = {
        "formula": formula,
        "sizes": [size.facts() for size in known],
        "values": [list(row) for row in distinct[:4]],
        "negative": direction < 0,
    }
    large = abs(factor(context.failing[0].seen)) > 1
    name = "times-size" if large else "divided-by-size"
    return Hypothesis(name, _times(factor), facts, sizes=_in_call(factor))


def _in_call(factor: Callable[[Seen], float]) -> Callable[[Leaf], float]:
    return lambda leaf: factor(leaf.seen)


def by_argument(context: Context) -> Iterator[Hypothesis]:
    """A number among the arguments was multiplied by, divided by, or forgotten."""
    ratio = _ratio(context)
    lead = context.lead()
    if ratio is None or lead is None:
        return
    for source, value in scalars(lead.seen):
        for formula, of in WITH_ARGUMENT.items():
            factor = _with_argument(source, of)
            if value not in (0.0, 1.0, -1.0) and _fits(ratio, factor, lead.seen):
                facts = {"formula": formula, "argument": source.label}
                yield Hypothesis("times-argument", _times(factor), facts,
                                 sizes=_in_call(factor))  # fmt: skip


def _with_argument(source: Source, of: Callable[[float], float]) -> Callable[[Seen], float]:
    def factor(seen: Seen) -> float:
        found = source.find(seen)
        return float(of(float(found))) if found is not None else math.nan

    return factor


def bias_correction(context: Context) -> Iterator[Hypothesis]:
    """1 - v^t is missing or too many, t being an argument or the place in a sequence from 1."""
    lead = context.lead(lambda leaf: leaf.is_real and leaf.same_shape)
    if lead is None:
        return
    numbers = list(scalars(lead.seen))
    steps = [source for source, value in numbers if value >= 1 and value == int(value)]
    for source, value in numbers:
        if not 0 < value < 1:
            continue
        for step in (*steps, None):
            for power, formula in ((1, "1-v^t"), (-1, "1/(1-v^t)")):
                facts = {"argument": source.label, "formula": formula}
                holds = forward(_corrected(source, step, power))
                yield Hypothesis("bias-correction", holds, facts)


def _corrected(source: Source, step: Source | None, power: int) -> Callable[[Leaf], Any]:
    def predict(leaf: Leaf) -> Any:
        value = source.find(leaf.seen)
        times = step.find(leaf.seen) if step else None
        if value is None or (step and times is None):
            return None
        if times is None:
            if leaf.expected.ndim != 1:
                return None
            times = np.arange(1, leaf.expected.size + 1)
        return leaf.expected * (1 - float(value) ** np.asarray(times, dtype=float)) ** power

    return predict


def constant(context: Context) -> Iterator[Hypothesis]:
    """One and the same factor in every call, wherever it comes from."""
    ratio = _ratio(context)
    if ratio is None or _is_near(ratio, 1.0):
        return
    nice = float(f"{ratio:.4g}")
    value = nice if abs(nice - ratio) <= 1e-6 * abs(ratio) else ratio
    yield Hypothesis("constant-factor", _times(lambda _: value), {"factor": value}, free=1)
