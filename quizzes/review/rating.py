"""From an answer to FSRS's four ratings. Pure; docs/decisions tells why each line is as it is."""

from __future__ import annotations

from enum import IntEnum

SURE = 3
GUESS = 1
RIGHT = 1 - 1e-9
HALF = 0.5
AT_ONCE = 20
"""Seconds within which a right and certain answer came without working it out again."""


class Rating(IntEnum):
    """FSRS's ratings; everything but AGAIN counts as remembered."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def rating_of(*, score: float, certainty: int, unknown: bool, hints: int, seconds: int) -> Rating:
    """The rating of an answer. `score` is in [0, 1], `seconds` is the time it took.

    >>> rating_of(score=1.0, certainty=3, unknown=False, hints=0, seconds=9).name
    'EASY'
    """
    if unknown or score < HALF:
        return Rating.AGAIN
    if score < RIGHT or hints or certainty == GUESS:
        return Rating.HARD
    if certainty == SURE and seconds <= AT_ONCE:
        return Rating.EASY
    return Rating.GOOD


def surprising(*, score: float, certainty: int, unknown: bool) -> bool:
    """Whether the learner was sure of something that is not so: such a question returns first."""
    return certainty == SURE and not unknown and score < HALF
