"""What is looked at: first answers, each learner's to each question. Plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

NEARLY_ONE = 1 - 1e-9
FEWEST_OTHERS = 3
"""Other questions that a learner must have answered before the rest says who she is."""


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """One answer. `choices` are the options picked, `rest` the mean score of the learner's first
    answers to the week's other questions (None: fewer than FEWEST_OTHERS)."""

    learner: int
    item: int
    version: int
    language: str
    score: float
    certainty: int
    seconds: int
    hints: int
    unknown: bool = False
    choices: tuple[str, ...] = ()
    rest: float | None = None

    @property
    def right(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.score >= NEARLY_ONE


def firsts(answers: Iterable[FirstAnswer]) -> Iterator[FirstAnswer]:
    """Of answers in the order given (oldest first), each learner's first to each question."""
    seen: set[tuple[int, int]] = set()
    for answer in answers:
        if (answer.learner, answer.item) not in seen:
            seen.add((answer.learner, answer.item))
            yield answer


def with_rest(answers: Iterable[FirstAnswer]) -> list[FirstAnswer]:
    """First answers of one week, each with how its learner did in the others."""
    kept = list(answers)
    totals: dict[int, tuple[float, int]] = {}
    for answer in kept:
        total, count = totals.get(answer.learner, (0.0, 0))
        totals[answer.learner] = (total + answer.score, count + 1)
    return [replace(answer, rest=_rest(answer, *totals[answer.learner])) for answer in kept]


def _rest(answer: FirstAnswer, total: float, count: int) -> float | None:
    others = count - 1
    return (total - answer.score) / others if others >= FEWEST_OTHERS else None
