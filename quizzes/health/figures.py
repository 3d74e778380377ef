"""First answers to one question added up. Pure; every figure says what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from math import atanh, sqrt, tanh
from statistics import fmean, median
from typing import Any

from quizzes.certainty import SURE
from quizzes.health.answers import FirstAnswer

FEWEST = 30
"""First answers below which nothing is judged: with 30, a share is known to about 18 points."""
DEAD_SHARE = 0.05
Z_95 = 1.959964


@dataclass(frozen=True)
class Choice:
    """A choice that authors wrote; `id` as in `FirstAnswer.choices`."""

    id: str
    correct: bool


@dataclass(frozen=True)
class Picked:
    """How often a choice was picked, and by whom: `strong` is the mean rest score of those."""

    id: str
    correct: bool
    count: int
    ja: int
    en: int
    strong: float | None
    dead: bool


@dataclass(frozen=True)
class Group:
    """First answers in one language."""

    answers: int
    right: int

    @property
    def share(self) -> float:
        """Wholly right, in [0, 1]; 0 without answers."""
        return self.right / self.answers if self.answers else 0.0


@dataclass(frozen=True)
class Figures:
    """`facility`: mean score; `right`: wholly right answers; `low`, `high`: 95% range of their
    share (Wilson). `discrimination`: correlation of score and rest score over `rests` learners,
    with its 95% range (Fisher). `language_z`: ja minus en in standard errors. Seconds: median."""

    answers: int
    right: int
    facility: float
    low: float
    high: float
    rests: int
    discrimination: float | None
    discrimination_low: float | None
    discrimination_high: float | None
    ja: Group
    en: Group
    language_z: float | None
    sure: int
    sure_wrong: int
    unknown: int
    hinted: int
    seconds: float
    options: tuple[Picked, ...] = field(default=())

    @property
    def judged(self) -> bool:
        """Whether enough people have answered for a verdict."""
        return self.answers >= FEWEST

    @property
    def dead(self) -> list[str]:
        """Wrong choices that (almost) nobody picks."""
        return [option.id for option in self.options if option.dead]

    def as_json(self) -> dict[str, Any]:
        """For the derived table."""
        return asdict(self)


def figures_of(answers: Sequence[FirstAnswer], choices: Sequence[Choice] = ()) -> Figures:
    """Figures of first answers (at least one) to a question with these choices."""
    right = sum(answer.right for answer in answers)
    pairs = [(answer.score, answer.rest) for answer in answers if answer.rest is not None]
    r = correlation(pairs)
    r_low, r_high = fisher_range(r, len(pairs))
    ja, en = (_group(answers, language) for language in ("ja", "en"))
    low, high = wilson(right, len(answers))
    sure = [answer for answer in answers if answer.certainty == SURE]
    return Figures(
        answers=len(answers),
        right=right,
        facility=fmean(answer.score for answer in answers),
        low=low,
        high=high,
        rests=len(pairs),
        discrimination=r,
        discrimination_low=r_low,
        discrimination_high=r_high,
        ja=ja,
        en=en,
        language_z=two_proportion_z(ja, en),
        sure=len(sure),
        sure_wrong=sum(not answer.right for answer in sure),
        unknown=sum(answer.unknown for answer in answers),
        hinted=sum(answer.hints > 0 for answer in answers),
        seconds=median(answer.seconds for answer in answers),
        options=_options(answers, choices),
    )


def _group(answers: Sequence[FirstAnswer], language: str) -> Group:
    own = [answer for answer in answers if answer.language == language]
    return Group(len(own), sum(answer.right for answer in own))


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's r, which for right and wrong is the point-biserial one; None if either is constant.

    >>> correlation([(0, 0.2), (1, 0.8), (0, 0.4), (1, 0.6)])
    0.8944
    """
    if len(pairs) < 3:
        return None
    means = [fmean(column) for column in zip(*pairs, strict=True)]
    apart = [(x - means[0], y - means[1]) for x, y in pairs]
    squares = sum(x * x for x, _ in apart) * sum(y * y for _, y in apart)
    if squares < 1e-12:
        return None
    return round(max(-1.0, min(1.0, sum(x * y for x, y in apart) / sqrt(squares))), 4)


def fisher_range(r: float | None, n: int) -> tuple[float | None, float | None]:
    """95% range of a correlation over n pairs; None when n is too small for one."""
    if r is None or n < 4:
        return None, None
    middle, half = atanh(max(-0.9999, min(0.9999, r))), Z_95 / sqrt(n - 3)
    return round(tanh(middle - half), 4), round(tanh(middle + half), 4)


def wilson(right: int, n: int) -> tuple[float, float]:
    """95% range of a share.

    >>> wilson(15, 30)
    (0.3315, 0.6685)
    """
    if not n:
        return 0.0, 1.0
    share, z2 = right / n, Z_95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)


def two_proportion_z(one: Group, other: Group) -> float | None:
    """The difference of two shares in pooled standard errors; None when it has none."""
    if not (one.answers and other.answers):
        return None
    pooled = (one.right + other.right) / (one.answers + other.answers)
    error = sqrt(pooled * (1 - pooled) * (1 / one.answers + 1 / other.answers))
    return round((one.share - other.share) / error, 3) if error else None


def _options(answers: Sequence[FirstAnswer], choices: Sequence[Choice]) -> tuple[Picked, ...]:
    counts = {language: Counter[str]() for language in ("ja", "en")}
    rests: dict[str, list[float]] = {choice.id: [] for choice in choices}
    for answer in answers:
        counts[answer.language].update(answer.choices)
        for id_ in answer.choices:
            if answer.rest is not None and id_ in rests:
                rests[id_].append(answer.rest)
    return tuple(_picked(choice, counts, rests[choice.id], len(answers)) for choice in choices)


def _picked(choice: Choice, counts: dict[str, Counter[str]], rests: list[float], n: int) -> Picked:
    ja, en = counts["ja"][choice.id], counts["en"][choice.id]
    return Picked(
        id=choice.id,
        correct=choice.correct,
        count=ja + en,
        ja=ja,
        en=en,
        strong=round(fmean(rests), 4) if rests else None,
        dead=not choice.correct and n >= FEWEST and (ja + en) / n < DEAD_SHARE,
    )
