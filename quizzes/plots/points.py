"""The points of a curve: given, or an expression over a domain with noise of a fixed seed."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from quizzes.parameters.draws import Stream
from quizzes.parameters.functions import Faulty
from quizzes.parameters.language import evaluate

Point = tuple[float, float]
SIGNIFICANT = 6


class CurveLike(Protocol):
    """What this module reads of a curve."""

    @property
    def id(self) -> str: ...
    @property
    def points(self) -> list[Point] | None: ...
    @property
    def y(self) -> str | None: ...
    @property
    def domain(self) -> Point | None: ...
    @property
    def count(self) -> int: ...
    @property
    def noise(self) -> float: ...
    @property
    def seed(self) -> int: ...


def points_of(curve: CurveLike) -> list[Point]:
    """At most 400 points from left to right; raises Faulty when the expression has no value."""
    if curve.points is not None:
        return sorted(curve.points)
    assert curve.y is not None
    assert curve.domain is not None
    low, high = curve.domain
    stream = Stream("noise-1", curve.seed, curve.id)
    found: list[Point] = []
    for step in range(curve.count):
        x = low + (high - low) * step / (curve.count - 1)
        y = evaluate(curve.y, {"x": x})
        if not isinstance(y, int | float):
            raise Faulty("an expression of x that gives one number")
        found.append((_short(x), _short(y + curve.noise * _bell(stream))))
    return found


def _bell(stream: Stream) -> float:
    """Roughly normal, in [-3, 3]: the sum of twelve uniform numbers."""
    return max(-3.0, min(3.0, sum(stream.unit() for _ in range(12)) - 6))


def _short(value: float) -> float:
    return float(f"{value:.{SIGNIFICANT}g}")


def value_near(points: Sequence[Point], x: float) -> float | None:
    """The curve's height at `x`, straight between points; None outside."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 <= x <= x1:
            return y0 if x1 == x0 else y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return None
