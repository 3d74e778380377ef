"""What marking gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_NEARLY_ONE = 1 - 1e-9


@dataclass(frozen=True)
class Part:
    """One option, step, pair, blank, line, entry, criterion or round: what was done there.

    `chosen` is what was picked: the option or pair id, "" for an option left alone.
    """

    id: str
    chosen: str
    right: bool


@dataclass(frozen=True)
class Marked:
    """The mark of one response.

    `slip` is the index of the author's known mistake that it matches, `pattern` the name of a
    common one that was recognised without the author (`quizzes.marking.patterns`).
    """

    score: float
    parts: tuple[Part, ...] = ()
    slip: int | None = None
    unknown: bool = False
    pattern: str | None = None

    @property
    def correct(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.score >= _NEARLY_ONE

    def as_json(self) -> dict[str, Any]:
        """The outcome as it is stored with an answer."""
        parts = [{"id": p.id, "chosen": p.chosen, "right": p.right} for p in self.parts]
        stored = {"parts": parts, "slip": self.slip, "unknown": self.unknown}
        return stored | ({"pattern": self.pattern} if self.pattern else {})


def marked_from(*, score: float, outcome: dict[str, Any]) -> Marked:
    """The mark that was stored as `score` and `outcome`."""
    parts = tuple(Part(p["id"], p["chosen"], p["right"]) for p in outcome["parts"])
    return Marked(score, parts, outcome["slip"], outcome["unknown"], outcome.get("pattern"))


def all_or_nothing(right: bool) -> float:
    """1 or 0."""
    return 1.0 if right else 0.0


def share(parts: tuple[Part, ...]) -> Marked:
    """The share of the parts that are right."""
    return Marked(sum(part.right for part in parts) / len(parts), parts)
