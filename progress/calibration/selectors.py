"""Everything about a learner's calibration, in four queries whatever its amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from curriculum.selectors import concept_titles
from labs.forecasts import forecasting
from labs.forecasts.forecasting import Comparison
from progress.local_days import local_date, start_of_week, zone_of
from quizzes.calibration import selectors
from quizzes.calibration.figures import Figures, figures
from quizzes.calibration.selectors import Said

WEEKS_SHOWN = 26
CONCEPT_FROM = 5
"""Answers from which on a concept is listed."""


@dataclass(frozen=True)
class WeekLine:
    """The answers of a local week, which begins on Monday."""

    monday: date
    figures: Figures


@dataclass(frozen=True)
class ConceptLine:
    """The answers about a concept."""

    slug: str
    title: str
    figures: Figures


@dataclass(frozen=True)
class ForecastFigures:
    """Forecasts before labs. `brier` in [0, 1] over those of which the outcome is known."""

    rows: Sequence[Comparison]
    known: int
    passed: int
    brier: float | None
    expected: int
    needed: int
    """Sums over the labs that passed and for which a number was said."""

    @property
    def numbers(self) -> bool:
        """Whether there is a number to compare."""
        return self.expected > 0


@dataclass(frozen=True)
class Calibration:
    """What certainty and forecasts say about a learner."""

    figures: Figures
    weeks: Sequence[WeekLine]
    concepts: Sequence[ConceptLine]
    forecasts: ForecastFigures

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.figures.count and not self.forecasts.rows


def calibration(learner: User) -> Calibration:
    """The learner's calibration. Four queries."""
    said = selectors.said(learner)
    return Calibration(
        figures=_figures(said),
        weeks=_weeks(said, learner.time_zone),
        concepts=_concepts(said),
        forecasts=forecast_figures(forecasting.comparisons(learner)),
    )


def _figures(said: Sequence[Said]) -> Figures:
    return figures([(one.certainty, one.right) for one in said])


def _weeks(said: Sequence[Said], time_zone: str) -> list[WeekLine]:
    """Oldest first."""
    zone, groups = zone_of(time_zone), defaultdict[date, list[Said]](list)
    for one in said:
        groups[start_of_week(local_date(one.at, zone))].append(one)
    return [WeekLine(day, _figures(groups[day])) for day in sorted(groups)[-WEEKS_SHOWN:]]


def _concepts(said: Sequence[Said]) -> list[ConceptLine]:
    """The widest gap first, so that what to look at stands on top."""
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        groups[one.concept].append(one)
    enough = {slug: group for slug, group in groups.items() if len(group) >= CONCEPT_FROM}
    titles = concept_titles(sorted(enough))
    lines = [
        ConceptLine(slug, titles.get(slug, slug), _figures(group)) for slug, group in enough.items()
    ]
    return sorted(lines, key=lambda line: (-abs(line.figures.gap or 0.0), line.slug))


def forecast_figures(rows: Sequence[Comparison]) -> ForecastFigures:
    """Sums over forecasts. Pure."""
    errors = [row.squared_error for row in rows if row.squared_error is not None]
    pairs = [
        (row.forecast.expected_submissions, row.needed)
        for row in rows
        if row.needed and row.forecast.expected_submissions
    ]
    return ForecastFigures(
        rows=rows,
        known=len(errors),
        passed=sum(bool(row.passed_at_once) for row in rows),
        brier=sum(errors) / len(errors) if errors else None,
        expected=sum(expected or 0 for expected, _needed in pairs),
        needed=sum(needed for _expected, needed in pairs),
    )
