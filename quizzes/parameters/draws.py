"""Values taken from a seed. Every bit comes from SHA-256, so they are the same for ever.

`random` of the standard library promises that only for `random()`; questions must keep their
numbers over years of Python versions, so nothing here depends on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from quizzes.parameters.functions import Faulty
from quizzes.parameters.language import evaluate, names_in

SIGNIFICANT = 12


class Stream:
    """Numbers that depend on nothing but the words they are named by."""

    def __init__(self, *words: object) -> None:
        self.name = ":".join(map(str, words))
        self.count = 0

    def below(self, bound: int) -> int:
        """A whole number from 0 to `bound` - 1, each equally likely (to 1 in 10^50)."""
        self.count += 1
        digest = hashlib.sha256(f"{self.name}#{self.count}".encode()).digest()
        return int.from_bytes(digest, "big") % bound

    def between(self, low: int, high: int, step: int = 1) -> int:
        """A whole number low, low + step, ... up to high."""
        return low + step * self.below((high - low) // step + 1)

    def unit(self) -> float:
        """A number in [0, 1)."""
        return float(self.below(2**53) / 2**53)


Parameters = Mapping[str, Mapping[str, Any]]


def draw_all(parameters: Parameters, stream: Stream, order: Sequence[str] = ()) -> dict[str, Any]:
    """A value for every parameter, in `order` or else in `drawing_order`."""
    names: dict[str, Any] = {}
    for name in order or drawing_order(parameters):
        names[name] = _one(parameters[name], names, stream)
    return names


def drawing_order(parameters: Parameters) -> list[str]:
    """The order written, but for those that use later ones.

    PostgreSQL does not keep the order of keys, so versions say it beside their parameters.
    """
    waiting = list(parameters)
    uses = {name: _used(how) for name, how in parameters.items()}
    order: list[str] = []
    while waiting:
        ready = (name for name in waiting if not uses[name] & set(waiting) - {name})
        order.append(next(ready, waiting[0]))  # a circle: drawing it says what is missing
        waiting.remove(order[-1])
    return order


def _used(how: Mapping[str, Any]) -> set[str]:
    texts = [how.get("value"), *(how.get(key) for key in ("matrix", "integer", "decimal"))]
    flat = (part for text in texts for part in (text if isinstance(text, list) else [text]))
    return {name for part in flat if part is not None for name in names_in(str(part))}


def _one(how: Mapping[str, Any], names: dict[str, Any], stream: Stream) -> Any:
    if "value" in how:
        return steadied(evaluate(str(how["value"]), names))
    if "choice" in how:
        return _plain(how["choice"][stream.below(len(how["choice"]))])
    if "matrix" in how:
        sizes = [int(evaluate(str(size), names)) for size in how["matrix"]]
        if not (0 < np.prod(sizes) <= 100):
            raise Faulty("a matrix of 1 to 100 entries")
        entries = [_scalar(how, names, stream) for _ in range(int(np.prod(sizes)))]
        return np.array(entries).reshape(sizes)
    return _scalar(how, names, stream)


def _scalar(how: Mapping[str, Any], names: dict[str, Any], stream: Stream) -> int | float:
    key = "integer" if "integer" in how else "decimal"
    low, high = (evaluate(str(end), names) for end in how[key])
    if key == "integer":
        step = int(how.get("step", 1))
        if high < low:
            raise Faulty("a range from low to high")
        return stream.between(int(low), int(high), step)
    places = int(how.get("places", 1))
    scale: int = 10**places
    return round(stream.between(round(low * scale), round(high * scale)) / scale, places)


def _plain(value: Any) -> Any:
    return np.asarray(value) if isinstance(value, list) else value


def steadied(value: Any) -> Any:
    """Floats to 12 significant digits: what processors differ in must not show."""
    if isinstance(value, float):
        return float(f"{value:.{SIGNIFICANT}g}")
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return np.vectorize(lambda x: float(f"{x:.{SIGNIFICANT}g}"), otypes=[float])(value)
    if isinstance(value, list):
        return [steadied(part) for part in value]
    return value
