"""The levels of knowing a concept, in their order."""

from __future__ import annotations

from enum import StrEnum


class ConceptLevel(StrEnum):
    """How well somebody knows a concept, as far as what she did shows it."""

    NOT_STARTED = "not_started"
    ATTEMPTED = "attempted"
    FAMILIAR = "familiar"
    PROFICIENT = "proficient"
    MASTERED = "mastered"

    @property
    def rank(self) -> int:
        """0 for not started up to 4 for mastered.

        >>> ConceptLevel.FAMILIAR.rank
        2
        """
        return LEVELS.index(self)

    def at_least(self, other: ConceptLevel) -> bool:
        """Whether this level is `other` or above."""
        return self.rank >= other.rank


LEVELS = tuple(ConceptLevel)


def lowered(level: ConceptLevel, steps: int) -> ConceptLevel:
    """The level so many steps below, but never below attempted: what was tried was tried.

    >>> lowered(ConceptLevel.MASTERED, 2), lowered(ConceptLevel.ATTEMPTED, 2)
    (<ConceptLevel.FAMILIAR: 'familiar'>, <ConceptLevel.ATTEMPTED: 'attempted'>)
    """
    if level.rank <= ConceptLevel.ATTEMPTED.rank:
        return level
    return LEVELS[max(ConceptLevel.ATTEMPTED.rank, level.rank - steps)]
