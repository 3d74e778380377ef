"""Another loss than the one asked for: both are recognised as well-known forms of two arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any, Final

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.hypotheses import Context, Hypothesis, Source, sources
from labs.diagnosis.seen import Leaf

MAX_ARRAYS = 6
MAX_SIZE = 1 << 16
Loss = Callable[[Array, Array], Any]


def _entropy(given: Array, wanted: Array) -> Array:
    terms: Array = wanted * np.log(given) + (1 - wanted) * np.log(1 - given)
    return terms


LOSSES: Final[dict[str, Loss]] = {
    "sum(|a - b|)": lambda a, b: np.sum(np.abs(a - b)),
    "mean(|a - b|)": lambda a, b: np.mean(np.abs(a - b)),
    "sum((a - b)²)": lambda a, b: np.sum((a - b) ** 2),
    "mean((a - b)²)": lambda a, b: np.mean((a - b) ** 2),
    "½·sum((a - b)²)": lambda a, b: np.sum((a - b) ** 2) / 2,
    "√sum((a - b)²)": lambda a, b: np.sqrt(np.sum((a - b) ** 2)),
    "√mean((a - b)²)": lambda a, b: np.sqrt(np.mean((a - b) ** 2)),
    "sum(a - b)": lambda a, b: np.sum(a - b),
    "|sum(a - b)|": lambda a, b: np.abs(np.sum(a - b)),
    "(sum(a - b))²": lambda a, b: np.sum(a - b) ** 2,
    "sum(|a| - |b|)": lambda a, b: np.sum(np.abs(a) - np.abs(b)),
    "sum(|a + b|)": lambda a, b: np.sum(np.abs(a + b)),
    "sum((a + b)²)": lambda a, b: np.sum((a + b) ** 2),
    "sum(a² - b²)": lambda a, b: np.sum(a**2 - b**2),
    "max(|a - b|)": lambda a, b: np.max(np.abs(a - b)),
    "-mean(b·ln a + (1 - b)·ln(1 - a))": lambda a, b: -np.mean(_entropy(a, b)),
    "-sum(b·ln a + (1 - b)·ln(1 - a))": lambda a, b: -np.sum(_entropy(a, b)),
    "-mean(b·ln a)": lambda a, b: -np.mean(b * np.log(a)),
    "-sum(b·ln a)": lambda a, b: -np.sum(b * np.log(a)),
    "-mean((1 - b)·ln(1 - a))": lambda a, b: -np.mean((1 - b) * np.log(1 - a)),
    "-mean(b·ln a - (1 - b)·ln(1 - a))": lambda a, b: (
        -np.mean(b * np.log(a) - (1 - b) * np.log(1 - a))
    ),
    "-mean(ln a)": lambda a, b: -np.mean(np.log(a)),
}


def other_loss(context: Context) -> Iterator[Hypothesis]:
    """right = one loss of two arguments, yours = another one of the same two."""
    lead = context.lead(lambda leaf: leaf.is_real and leaf.got.size == leaf.expected.size == 1)
    if lead is None:
        return
    arrays = [source for source, array in sources(lead.seen) if 1 < array.size <= MAX_SIZE]
    for one, other in permutations(arrays[:MAX_ARRAYS], 2):
        values = _values(one, other, lead)
        context.spend(sum(8 for _ in values))
        rights = [
            name for name, value in values.items() if lead.near(value, _single(lead.expected))
        ]
        yours = [name for name, value in values.items() if lead.near(value, _single(lead.got))]
        for right in rights:
            for own in yours:
                facts = {"right": _written(right, one, other), "yours": _written(own, one, other)}
                holds = _holds(one, other, right, own)
                yield Hypothesis("other-loss", holds, facts, everywhere=True)


def _equal(values: dict[str, Array], leaf: Leaf, number: Array) -> list[str]:
    return [name for name, value in values.items() if leaf.near(value, _single(number))]


def _values(one: Source, other: Source, leaf: Leaf) -> dict[str, Array]:
    """What every loss is in a call; none where the two do not fit together."""
    a, b = one.values(leaf.seen), other.values(leaf.seen)
    if a is None or b is None or a.shape != b.shape:
        return {}
    return {name: np.asarray(loss(a, b)) for name, loss in LOSSES.items()}


def _single(array: Array) -> Array:
    return array.reshape(())


def _holds(one: Source, other: Source, right: str, yours: str) -> Callable[[Leaf], bool]:
    def holds(leaf: Leaf) -> bool:
        values = _values(one, other, leaf)
        if leaf.got.size != 1 or leaf.expected.size != 1 or not values:
            return False
        return leaf.near(values[right], _single(leaf.expected)) and leaf.near(
            values[yours], _single(leaf.got)
        )

    return holds


def _written(loss: str, one: Source, other: Source) -> str:
    names = {"a": one.label, "b": other.label}
    return "".join(
        names.get(letter, letter) if _stands_alone(loss, index) else letter
        for index, letter in enumerate(loss)
    )


def _stands_alone(text: str, index: int) -> bool:
    """Whether a letter is a name of its own, and no part of mean or max."""
    around = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
    return not any(letter.isalpha() for letter in around)
