"""What an attempt says about the learner: accuracy, certainty, and where to look again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.certainty import SURE, Certainty, certainty_points, certainty_total
from quizzes.items import Item


@dataclass(frozen=True)
class Given:
    """One answer, as far as the summary needs it."""

    position: int
    item: Item
    score: float
    certainty: int
    unknown: bool


@dataclass(frozen=True)
class Line:
    """One answered question; `prompt` is Markdown, `points` are certainty points."""

    position: int
    prompt: str
    section: str
    score: float
    certainty: int
    points: float
    correct: bool
    unknown: bool


@dataclass(frozen=True)
class ConceptShare:
    """Mean score in [0, 1] over the `count` answers that carry a concept."""

    concept: str
    score: float
    count: int


@dataclass(frozen=True)
class Summary:
    """`accuracy` is the mean score in [0, 1]; `sure_but_wrong` is part of `lines`."""

    accuracy: float
    right: int
    certainty: Certainty
    lines: list[Line]
    sure_but_wrong: list[Line]
    concepts: list[ConceptShare]

    @property
    def missed(self) -> list[Line]:
        """Everything that was not wholly right."""
        return [line for line in self.lines if not line.correct]


def summarise(answers: Sequence[Given], *, language: str) -> Summary:
    """The summary of an attempt, or of what has been answered of it so far."""
    lines = [_line(answer, language) for answer in answers]
    return Summary(
        accuracy=sum(a.score for a in answers) / len(answers) if answers else 0.0,
        right=sum(line.correct for line in lines),
        certainty=certainty_total((answer.score, answer.certainty) for answer in answers),
        lines=lines,
        sure_but_wrong=[line for line in lines if line.certainty == SURE and not line.correct],
        concepts=_concepts(answers),
    )


def _line(answer: Given, language: str) -> Line:
    return Line(
        position=answer.position,
        prompt=answer.item.prompt.localized(language),
        section=answer.item.section,
        score=answer.score,
        certainty=answer.certainty,
        points=round(certainty_points(score=answer.score, certainty=answer.certainty), 2),
        correct=answer.score >= 1 - 1e-9,
        unknown=answer.unknown,
    )


def _concepts(answers: Sequence[Given]) -> list[ConceptShare]:
    """Weakest first, so that what to reread stands on top."""
    scores: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        for concept in answer.item.concepts:
            scores[concept].append(answer.score)
    shares = [ConceptShare(name, sum(s) / len(s), len(s)) for name, s in scores.items()]
    return sorted(shares, key=lambda share: (share.score, share.concept))
