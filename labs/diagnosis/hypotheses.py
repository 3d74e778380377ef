"""A relation between right and learner's results, as something that every call can refute."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.seen import Leaf, Seen, as_array, wide

MAX_WORK = 15_000_000  # entries computed for one name, a second or two
MAX_SOURCES = 24
ALL = -1  # in place of an axis: all entries
Holds = Callable[..., bool]  # of a Leaf; more arguments are bound by default values
Predict = Callable[..., Any]


class OutOfWorkError(Exception):
    """Looking for a name has taken as long as it may."""


@dataclass(frozen=True)
class Hypothesis:
    """Named only if it holds on every leaf in question, of wrong and of right calls.

    `facts` is what the sentence needs. See evidence.enough for side, everywhere and free; `shape`:
    the shape itself was predicted, which is evidence enough. `sizes`: a factor by call.
    `part`: where it predicts.
    """

    relation: str
    holds: Holds
    facts: Mapping[str, Any] = field(default_factory=dict)
    side: str = "got"
    everywhere: bool = False
    free: int = 0
    shape: bool = False
    sizes: Callable[[Leaf], float] | None = None
    part: Callable[[Leaf], Array] | None = None


@dataclass
class Context:
    """The leaves at the paths where results differ: failing calls first, small ones first."""

    leaves: Sequence[Leaf]
    work: int = 0

    @property
    def failing(self) -> list[Leaf]:
        """Leaves that differ."""
        return [leaf for leaf in self.leaves if leaf.differs]

    def lead(self, wanted: Callable[[Leaf], bool] = lambda leaf: True) -> Leaf | None:
        """The first differing leaf that serves to find candidates."""
        return next((leaf for leaf in self.failing if wanted(leaf)), None)

    def spend(self, entries: int) -> None:
        """Count work; OutOfWorkError when there has been enough."""
        self.work += entries + 50
        if self.work > MAX_WORK:
            raise OutOfWorkError

    def explains(self, hypothesis: Hypothesis) -> bool:
        """Whether it holds everywhere."""
        with np.errstate(all="ignore"):
            for leaf in self.leaves:
                self.spend(leaf.expected.size + leaf.got.size)
                if not _safely(hypothesis.holds, leaf):
                    return False
        return True


def _safely(holds: Holds, leaf: Leaf) -> bool:
    try:
        return bool(holds(leaf))
    except (ValueError, TypeError, IndexError, KeyError, FloatingPointError, ZeroDivisionError):
        return False
    except (np.exceptions.AxisError, OverflowError, MemoryError):
        return False


def forward(predict: Predict) -> Holds:
    """Holds where the learner's value is predicted from the right one (and the inputs)."""

    def holds(leaf: Leaf) -> bool:
        predicted = predict(leaf)
        return predicted is not None and leaf.near(predicted)

    return holds


def backward(predict: Predict) -> Holds:
    """Holds where the right value is predicted from the learner's: a step is missing."""

    def holds(leaf: Leaf) -> bool:
        predicted = predict(leaf)
        return predicted is not None and leaf.near(predicted, leaf.expected)

    return holds


@dataclass(frozen=True)
class Source:
    """An array among the arguments: `label` as a learner would write it."""

    label: str
    find: Callable[[Seen], Array | None]

    def values(self, seen: Seen) -> Array | None:
        """Its numbers in double precision in a call; None where it is not there."""
        array = self.find(seen)
        return None if array is None else wide(array)


def sources(seen: Seen) -> Iterator[tuple[Source, Array]]:
    """The arguments that are numbers, and those one level inside dicts, lists and tuples."""
    count = 0
    for name, value in seen.inputs.items():
        for label, keys in _inside(name, value):
            array = _pick(seen, name, keys)
            if array is not None and count < MAX_SOURCES:
                count += 1
                yield Source(label, _finder(name, keys)), array


def _inside(name: str, value: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield name, ()
    if isinstance(value, dict):
        yield from ((f"{name}[{key!r}]", (key,)) for key in value)
    elif isinstance(value, tuple) or (isinstance(value, list) and as_array(value) is None):
        yield from ((f"{name}[{index}]", (index,)) for index in range(len(value)))


def _finder(name: str, keys: tuple[Any, ...]) -> Callable[[Seen], Array | None]:
    return lambda seen: _pick(seen, name, keys)


def _pick(seen: Seen, name: str, keys: tuple[Any, ...]) -> Array | None:
    try:
        value = seen.inputs[name]
        for key in keys:
            value = value[key]
    except (KeyError, IndexError, TypeError):
        return None
    return as_array(value)


@dataclass(frozen=True)
class Size:
    """A whole number that the arguments give: a size of an axis, or a number passed as it is."""

    label: str
    axis: int | None
    of: Callable[[Seen], float]

    def facts(self) -> dict[str, Any]:
        """For the evidence."""
        return {"argument": self.label, "axis": self.axis}


def sizes(seen: Seen, calls: Sequence[Seen]) -> list[Size]:
    """Sizes above 1 that are there, the first of those that agree in every call."""
    found: dict[tuple[float, ...], Size] = {}
    for source, array in sources(seen):
        whole = not array.ndim and array.dtype.kind in "iu"
        axes = [*range(array.ndim), ALL] if array.ndim > 1 else [*range(array.ndim)]
        for axis in [None] if whole else axes:
            size = Size(source.label, axis, _size_of(source, axis))
            values = tuple(size.of(call) for call in calls)
            if values and not any(math.isnan(value) for value in values) and max(values) > 1:
                found.setdefault(values, size)
    return list(found.values())


def _size_of(source: Source, axis: int | None) -> Callable[[Seen], float]:
    def of(seen: Seen) -> float:
        array = source.find(seen)
        if array is None or array.ndim <= (-1 if axis is None else axis):
            return math.nan
        if axis == ALL:
            return float(array.size)
        if axis is None:
            return math.nan if array.ndim else float(array)
        return float(array.shape[axis])

    return of


def scalars(seen: Seen) -> Iterator[tuple[Source, float]]:
    """Arguments that are one real number."""
    for source, array in sources(seen):
        if array.ndim == 0 and array.dtype.kind in "iuf" and np.isfinite(array):
            yield source, float(array)
