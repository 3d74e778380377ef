"""What authors' expressions may call. Pure functions of numbers and small arrays."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

MOST_ENTRIES = 10_000
LARGEST_WHOLE = 10**18


class Faulty(ValueError):
    """What an author wrote has no value; the message says what was expected."""


def bounded(value: Any) -> Any:
    """The value as plain Python numbers or an array of at most `MOST_ENTRIES`; all finite."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool | str):
        return value
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return bounded(value.item())
    if isinstance(value, int) and abs(value) > LARGEST_WHOLE:
        raise Faulty("whole numbers below 10^18")
    if isinstance(value, np.ndarray | list) and np.size(np.asarray(value)) > MOST_ENTRIES:
        raise Faulty(f"at most {MOST_ENTRIES} entries")
    if isinstance(value, float | np.ndarray) and not np.all(np.isfinite(value)):
        raise Faulty("a finite value")
    return value


def _sigmoid(z: Any) -> Any:
    return 1 / (1 + np.exp(-np.asarray(z, float)))


def _softmax(z: Any) -> Any:
    powers = np.exp(np.asarray(z, float) - np.max(z))
    return powers / np.sum(powers)


def _round(value: Any, places: int = 0) -> Any:
    """Halves away from zero, as people round; whole numbers when `places` is 0."""
    scaled = np.asarray(value, float) * 10.0**places
    near = np.round(scaled, 9)  # 2.675 * 100 is 267.49999999999997 in binary
    whole = np.sign(near) * np.floor(np.abs(near) + 0.5)
    if places == 0:
        return whole.astype(int)
    return np.round(whole / 10.0**places, places)


def _over_axis(function: Callable[..., Any]) -> Callable[..., Any]:
    """`sum(A)`, `sum(A, 0)`, `sum(A, 0, True)`: axis, then whether it is kept."""

    def reduced(array: Any, axis: int | None = None, keep: bool = False) -> Any:
        return function(np.asarray(array), axis=axis, keepdims=keep)

    return reduced


def _each(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def applied(value: Any) -> Any:
        if isinstance(value, int | float):
            return function(value)
        return function(np.asarray(value, float))

    return applied


def _limited(make: Callable[..., Any]) -> Callable[..., Any]:
    def made(*sizes: int) -> Any:
        if math.prod(sizes) > MOST_ENTRIES or any(size < 0 for size in sizes):
            raise Faulty(f"at most {MOST_ENTRIES} entries")
        return make(sizes)

    return made


def _reshape(array: Any, *sizes: int) -> Any:
    return np.asarray(array).reshape(sizes)


def _count(value: Any) -> int:
    """How many numbers; letters for a text."""
    return len(value) if isinstance(value, str) else int(np.size(np.asarray(value)))


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": np.abs,
    "exp": _each(np.exp),
    "log": _each(np.log),
    "log10": _each(np.log10),
    "sqrt": _each(np.sqrt),
    "sin": _each(np.sin),
    "cos": _each(np.cos),
    "tanh": _each(np.tanh),
    "sigmoid": _sigmoid,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": _softmax,
    "round": _round,
    "floor": lambda x: np.floor(x).astype(int),
    "ceil": lambda x: np.ceil(x).astype(int),
    "int": lambda x: np.asarray(x).astype(int),
    "float": lambda x: np.asarray(x).astype(float),
    "sum": _over_axis(np.sum),
    "mean": _over_axis(np.mean),
    "std": _over_axis(np.std),
    "var": _over_axis(np.var),
    "prod": _over_axis(np.prod),
    "max": lambda *v: np.max(np.asarray(v[0] if len(v) == 1 else v)),
    "min": lambda *v: np.min(np.asarray(v[0] if len(v) == 1 else v)),
    "argmax": lambda v: int(np.argmax(np.asarray(v))),
    "argmin": lambda v: int(np.argmin(np.asarray(v))),
    "all": lambda v: bool(np.all(v)),
    "any": lambda v: bool(np.any(v)),
    "count": _count,
    "distinct": lambda *v: len({repr(bounded(x)) for x in v}) == len(v),
    "gcd": lambda a, b: math.gcd(int(a), int(b)),
    "where": lambda test, a, b: np.where(np.asarray(test), a, b),
    "above": lambda a, b: (np.asarray(a) > np.asarray(b)).astype(int),
    "equal": lambda a, b: (np.asarray(a) == np.asarray(b)).astype(int),
    "array": np.asarray,
    "shape": lambda a: list(np.asarray(a).shape),
    "rows": lambda a: int(np.asarray(a).shape[0]),
    "columns": lambda a: int(np.asarray(a).shape[1]),
    "transpose": lambda a: np.asarray(a).T,
    "reshape": _reshape,
    "dot": lambda a, b: np.dot(np.asarray(a), np.asarray(b)),
    "norm": lambda a: float(np.linalg.norm(np.asarray(a, float))),
    "zeros": _limited(np.zeros),
    "ones": _limited(np.ones),
    "eye": lambda n: np.eye(min(int(n), 100)),
    "sort": lambda v: np.sort(np.asarray(v)),
    "reverse": lambda v: np.asarray(v)[::-1],
    "cumsum": lambda v: np.cumsum(np.asarray(v)),
    "stack": lambda *v: np.stack([np.asarray(x) for x in v]),
    "diag": lambda a: np.diag(np.asarray(a)),
}
"""Named as in NumPy where NumPy has them; `above`, `equal` give 0 and 1, element by element."""
