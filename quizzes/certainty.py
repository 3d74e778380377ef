"""Certainty: how sure the learner was, scored apart from whether the answer was right.

A right answer earns 1, 2 or 3, a wrong one costs 0, 2 or 6 (certainty-based marking after
A. R. Gardner-Medwin). Under this scale nobody gains by claiming more or less than they feel.
It never touches accuracy, passing or progress: it teaches the learner to know what they know.
"""

from collections.abc import Iterable
from dataclasses import dataclass

GUESS, THINK, SURE = 1, 2, 3
LEVELS = (GUESS, THINK, SURE)
PENALTIES = {GUESS: 0.0, THINK: -2.0, SURE: -6.0}


def certainty_points(*, score: float, certainty: int) -> float:
    """Points for one answer, -6 to 3; partial credit lies on the line between wrong and right.

    `score` is in [0, 1]. Raises ValueError for a level that is not 1, 2 or 3.
    """
    if certainty not in PENALTIES:
        raise ValueError(f"certainty must be one of {LEVELS}, not {certainty!r}")
    return score * certainty + (1 - score) * PENALTIES[certainty]


@dataclass(frozen=True)
class Certainty:
    """The certainty score of a whole attempt; `best` is what sure and right everywhere gives."""

    points: float
    best: int


def certainty_total(answers: Iterable[tuple[float, int]]) -> Certainty:
    """Sum over (score, certainty) pairs."""
    pairs = list(answers)
    points = sum(certainty_points(score=score, certainty=level) for score, level in pairs)
    return Certainty(points=round(points, 2), best=SURE * len(pairs))
