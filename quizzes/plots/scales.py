"""Axes: round marks, and from values to places in the drawing."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Values `low` to `high` lie at places `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where the value lies, kept inside the drawing, to a tenth of a unit."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + (self.end - self.start) * min(1.0, max(0.0, share)), 1)


def marks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from `low` to `high`, at most twice `about`.

    >>> marks(0, 1)
    [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    """
    step = _round_step((high - low) / about)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(step * number, 12) for number in range(first, last + 1)]


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * nice for nice in (1, 2, 5, 10) if size * nice >= rough * 0.999)


def limits(values: Iterable[float], low: float | None, high: float | None) -> tuple[float, float]:
    """The ends of an axis: those given, else a little beyond the values."""
    found = list(values)
    least, most = min(found), max(found)
    margin = 0.05 * (most - least or abs(most) or 1.0)
    bottom = low if low is not None else least - (0 if least == 0 else margin)
    top = high if high is not None else most + margin
    return (bottom, top) if top > bottom else (bottom, bottom + 1.0)


def written(value: float) -> str:
    """A mark's number, short, with a real minus sign."""
    return f"{value:.6g}".replace("-", "\u2212") if value else "0"
