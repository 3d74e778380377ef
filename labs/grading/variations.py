"""Calls that the author did not think of, made from those they did.

Other numbers, other sizes, a single example, zeros, defaults left out. Whether two versions of a
solution are the same for every learner is asked on these as well: a generator of inputs that is
blind to something is blind to it on every seed. Calls that the solution itself refuses, or answers
with NaN, are outside its contract and are left out by the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from labs.sandbox.wire import Own, Tensor

Arguments = tuple[list[Any], dict[str, Any]]
Change = Callable[[Any], Any]
MAX_SIZE = 64
"""An axis is not made longer than this."""


def varied(args: list[Any], keywords: dict[str, Any], rng: Generator) -> Iterator[Arguments]:
    """Other calls of the same function; the given values are not changed."""
    given: Arguments = (list(args), dict(keywords))
    sizes = _sizes(given)
    for factor in (1.0, 0.01, 30.0):
        yield _all(given, lambda value, f=factor: _other_numbers(value, rng, f))  # type: ignore[misc]
    for mapping in _mappings(sizes):
        yield _all(given, lambda value, m=mapping: _other_sizes(value, m, rng))  # type: ignore[misc]
    for change in (_zero, _one_more, _one_less, _twice, _turned):
        yield from _one_by_one(given, change)
    for left_out in range(1, len(args)):
        yield list(args[:-left_out]), dict(keywords)
    for key in keywords:
        yield list(args), {name: value for name, value in keywords.items() if name != key}


def _all(given: Arguments, change: Change) -> Arguments:
    """Every array and number of a call changed."""
    args, keywords = given
    return [_deep(value, change) for value in args], {
        name: _deep(value, change) for name, value in keywords.items()
    }


def _one_by_one(given: Arguments, change: Change) -> Iterator[Arguments]:
    """One positional argument changed at a time, where the change means something for it."""
    args, keywords = given
    for at, value in enumerate(args):
        new = _deep(value, change)
        if not _equal(new, value):
            yield [*args[:at], new, *args[at + 1 :]], dict(keywords)


def _deep(value: Any, change: Change) -> Any:
    if isinstance(value, dict):
        return {key: _deep(item, change) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_deep(item, change) for item in value)
    if isinstance(value, Tensor):
        return Tensor(_deep(value.array, change))
    if value is None or isinstance(value, (str, Own)):
        return value
    return change(value)


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, Tensor) and isinstance(other, Tensor):
        one, other = one.array, other.array
    if isinstance(one, Own):
        return one is other
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return np.array_equal(one, other)
    if isinstance(one, dict):
        return all(_equal(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)):
        return all(_equal(a, b) for a, b in zip(one, other, strict=True))
    return bool(one == other)


# --- numbers --------------------------------------------------------------------------------------


def _other_numbers(value: Any, rng: Generator, factor: float) -> Any:
    """Real numbers scaled one by one; labels and truth values only change places."""
    if isinstance(value, np.ndarray):
        if value.dtype.kind != "f" or _is_labels(value):
            return rng.permutation(value, axis=-1) if value.ndim else value
        scaled = value * rng.uniform(0.5, 1.5, size=value.shape) * factor
        noise = rng.normal(size=value.shape) if _is_whole(value) else 0.0
        return (scaled + noise).astype(value.dtype)
    if isinstance(value, (float, np.floating)):
        noise = float(rng.normal()) if float(value).is_integer() else 0.0
        return float(value) * float(rng.uniform(0.5, 1.5)) + noise
    return value


def _is_labels(array: Any) -> bool:
    """Two whole values, as in labels and one-hot columns. One alone (all zeros) is a blind spot."""
    return _is_whole(array) and len(np.unique(array)) == 2


def _is_whole(array: Any) -> bool:
    return bool(np.all(np.isfinite(array)) and np.all(array == np.round(array)))


def _zero(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return np.zeros_like(value) if value.dtype.kind == "f" else value
    return 0.0 if isinstance(value, float) else value


def _one_more(value: Any) -> Any:
    return value + 1 if isinstance(value, int) and not isinstance(value, bool) else value


def _one_less(value: Any) -> Any:
    return max(1, value - 1) if isinstance(value, int) and not isinstance(value, bool) else value


def _twice(value: Any) -> Any:
    return value * 2 if isinstance(value, int) and not isinstance(value, bool) else value


def _turned(value: Any) -> Any:
    """Negative where positive, for arrays that have both; the other truth value."""
    if isinstance(value, np.ndarray):
        signs = value.dtype.kind == "f" and value.size and value.min() < 0 < value.max()
        return -value if signs else value
    return (not value) if isinstance(value, bool) else value


# --- sizes ----------------------------------------------------------------------------------------


def _sizes(given: Arguments) -> list[int]:
    """Lengths of axes in a call, other than 1. Equal ones are taken to mean the same thing."""
    found: set[int] = set()

    def look(value: Any) -> Any:
        found.update(np.shape(value))
        return value

    _all(given, look)
    return sorted(found - {0, 1})


def _mappings(sizes: list[int]) -> Iterator[dict[int, int]]:
    """One size changed at a time: one more, a single one; then all at once."""
    for size in sizes:
        yield {size: size + 1}
        yield {size: 1}
    yield {size: min(MAX_SIZE, size + 1 + at) for at, size in enumerate(sizes)}


def _other_sizes(value: Any, mapping: dict[int, int], rng: Generator) -> Any:
    if isinstance(value, np.ndarray):
        value = _other_numbers(value, rng, 1.0)  # first: a single label does not look like one
        for axis, size in enumerate(value.shape):
            places = np.arange(mapping.get(size, size)) % max(1, size)
            value = np.take(value, places, axis=axis)
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return mapping.get(value, value)
    return value
