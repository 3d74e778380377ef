"""What is wrong with a question, and which to look at first. Pure and the same for everybody.

Nothing is said before FEWEST first answers. Each finding has a weight; a question's priority is
their sum. Questions stand by priority, then by how many have answered, then by their id.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from quizzes.health.figures import FEWEST, Figures

MISTRANSLATION_Z = 2.5758  # 99%: of a hundred sound questions one is named
WEAK = 0.15
HARD, EASY = 0.3, 0.95
SURE_WRONG = 0.2
HINTED = 0.5


class Flag(StrEnum):
    """Findings, gravest first."""

    BACKWARDS = "backwards"
    MISTRANSLATION = "mistranslation"
    SURE_WRONG = "sure_wrong"
    HARD = "hard"
    WEAK = "weak"
    DEAD = "dead_distractors"
    HINTED = "hints_needed"
    EASY = "easy"


WEIGHTS = {
    Flag.BACKWARDS: 8,
    Flag.MISTRANSLATION: 6,
    Flag.SURE_WRONG: 4,
    Flag.HARD: 3,
    Flag.WEAK: 2,
    Flag.DEAD: 2,
    Flag.HINTED: 1,
    Flag.EASY: 1,
}


def flags_of(figures: Figures) -> list[Flag]:
    """Findings about a question, gravest first; none while too few have answered."""
    if not figures.judged:
        return []
    return [flag for flag in Flag if _FINDS[flag](figures)]


def priority_of(flags: list[Flag]) -> int:
    """How early it should be looked at; 0: nothing was found."""
    return sum(WEIGHTS[flag] for flag in flags)


def backwards(figures: Figures) -> bool:
    """Those who know more get it wrong more often, beyond chance: is the key right?"""
    top = figures.discrimination_high
    return figures.rests >= FEWEST and top is not None and top < 0


def weak(figures: Figures) -> bool:
    """It hardly tells those who know from those who do not. An easy one cannot, so is not named."""
    r = figures.discrimination
    enough = figures.rests >= FEWEST and r is not None and figures.facility <= EASY
    return enough and not backwards(figures) and (r or 0.0) < WEAK


def mistranslation(figures: Figures) -> bool:
    """Harder in one language than in the other, beyond chance; both with FEWEST answers."""
    enough = min(figures.ja.answers, figures.en.answers) >= FEWEST
    return enough and abs(figures.language_z or 0.0) > MISTRANSLATION_Z


_FINDS: dict[Flag, Callable[[Figures], bool]] = {
    Flag.BACKWARDS: backwards,
    Flag.MISTRANSLATION: mistranslation,
    Flag.SURE_WRONG: lambda figures: figures.sure_wrong / figures.answers >= SURE_WRONG,
    Flag.HARD: lambda figures: figures.facility < HARD,
    Flag.WEAK: weak,
    Flag.DEAD: lambda figures: bool(figures.dead),
    Flag.HINTED: lambda figures: figures.hinted / figures.answers >= HINTED,
    Flag.EASY: lambda figures: figures.facility > EASY,
}
