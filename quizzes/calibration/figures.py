"""Calibration figures. Pure; docs/decisions tells where the probabilities come from.

A prediction is a pair (said, right): the probability that a level of certainty stands for, and
whether the answer was wholly right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from quizzes.certainty import GUESS, SURE, THINK

PROBABILITIES = {GUESS: 1 / 3, THINK: 0.73, SURE: 0.9}
"""Middles of the stretches in which each level earns most: below 2/3, to 4/5, above (1/2/3 for a
right answer, 0/-2/-6 for a wrong one)."""

BANDS = {GUESS: (0.0, 2 / 3), THINK: (2 / 3, 0.8), SURE: (0.8, 1.0)}
"""Those stretches: of all answers on a level, this share should be right."""

ENOUGH = 10
"""Answers from which on a judgement is given; below it is only counted."""

Z = 1.96
"""Of 20 intervals, 19 hold the true share."""

LEAST = 0.01
"""Probabilities are held at least this far from 0 and 1 for the log loss, which would be infinite
after a single miss."""

Prediction = tuple[float, bool]


def brier(predictions: Iterable[Prediction]) -> float | None:
    """Mean squared distance between said and come, in [0, 1], 0 is best; None without any.

    >>> brier([(0.9, True), (0.9, False)])
    0.41
    """
    terms = [(said - right) ** 2 for said, right in predictions]
    return round(sum(terms) / len(terms), 12) if terms else None


def log_loss(predictions: Iterable[Prediction]) -> float | None:
    """Mean of -log of the probability given to what came; 0 is best; None without any."""
    terms = [-log(held(said if right else 1 - said)) for said, right in predictions]
    return sum(terms) / len(terms) if terms else None


def held(probability: float) -> float:
    """The probability, kept away from 0 and 1."""
    return min(1 - LEAST, max(LEAST, probability))


def interval(right: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share in [0, 1], honest with few answers; (0, 1) with none.

    >>> tuple(round(end, 2) for end in interval(7, 10))
    (0.4, 0.89)
    """
    if not count:
        return 0.0, 1.0
    share, square = right / count, Z * Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    spread = sqrt(share * (1 - share) / count + square / (4 * count * count))
    half = Z * spread / (1 + square / count)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Level:
    """What came of the answers on one level of certainty."""

    certainty: int
    count: int
    right: int

    @property
    def said(self) -> float:
        """The probability that the level stands for."""
        return PROBABILITIES[self.certainty]

    @property
    def share(self) -> float | None:
        """The share that was right."""
        return self.right / self.count if self.count else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share that is meant lies, 19 times of 20."""
        return interval(self.right, self.count)

    @property
    def verdict(self) -> str:
        """`none`, `few`, `over`, `under` or `fits`: only what the interval allows to say."""
        if not self.count:
            return "none"
        if self.count < ENOUGH:
            return "few"
        low, high = self.interval
        least, most = BANDS[self.certainty]
        return "over" if high < least else "under" if low > most else "fits"


@dataclass(frozen=True)
class Figures:
    """Calibration of some answers. `gap` is said less come: above 0 is too sure."""

    count: int
    brier: float | None
    base_brier: float | None
    gap: float | None
    levels: tuple[Level, ...]

    @property
    def verdict(self) -> str:
        """`few`, `over`, `under` or `fits`, by whether 0 lies within the error of the gap."""
        if self.gap is None or self.count < ENOUGH:
            return "few"
        error = Z * sqrt((self.brier or 0.0) / self.count)
        return "over" if self.gap > error else "under" if self.gap < -error else "fits"


def figures(answers: Sequence[tuple[int, bool]]) -> Figures:
    """Figures of (certainty, wholly right) pairs.

    `base_brier` is what always saying one's own share of right answers would have got.
    """
    predictions = [(PROBABILITIES[certainty], right) for certainty, right in answers]
    count, hits = len(answers), sum(right for _said, right in answers)
    share = hits / count if count else 0.0
    levels = tuple(
        Level(level, len(mine), sum(mine))
        for level in (GUESS, THINK, SURE)
        for mine in [[right for certainty, right in answers if certainty == level]]
    )
    return Figures(
        count=count,
        brier=brier(predictions),
        base_brier=brier((share, right) for _said, right in predictions),
        gap=sum(said for said, _ in predictions) / count - share if count else None,
        levels=levels,
    )
