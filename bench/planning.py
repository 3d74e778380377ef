"""Does the plan tell the truth? Simulated learners with speeds, habits and luck of their own.

Each is asked for a forecast at the start, and again when a third and two thirds of the weeks are
done. A range of 80 % is honest when the true day lies in it about 80 times of 100.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, log, sqrt
from time import perf_counter
from typing import Any

import numpy as np

from progress.planning.forecast import (
    KEEPING_SD,
    MINUTES_PER_LISTED_DAY,
    PACE_SD,
    USUAL_KEEPING,
    WEEK_SD,
    Forecast,
    Situation,
    Spent,
    Unit,
    forecast,
    keeping_of,
    pace_of,
)
from progress.planning.schedule import Settings, Span

START = date(2026, 6, 30)
LISTED_DAYS = (1, 1, 1, 1, 1, 3, 3, 3, 5, 1, 2, 2, 2, 3, 3, 3, 4, 2, 3, 5, 4)
HAPPENS = 0.85  # of the days with a plan; on the others nothing is done
LONGER_OR_SHORTER = 0.3  # of the logarithm of a day's minutes
LONGEST = 3000


@dataclass(frozen=True)
class World:
    """How learners really are. The defaults are what the forecast believes beforehand."""

    pace_mean: float = 0.0
    pace_sd: float = PACE_SD
    keeping_sd: float = KEEPING_SD
    week_sd: float = WEEK_SD


@dataclass
class Life:
    """One learner: what each week takes, and what each day brings."""

    settings: Settings
    real: list[float]
    per_day: float
    rng: np.random.Generator

    def minutes_on(self, day: date) -> int:
        planned = self.settings.planned_on(day)
        if not planned or self.rng.random() > HAPPENS:
            return 0
        noise = self.rng.lognormal(-(LONGER_OR_SHORTER**2) / 2, LONGER_OR_SHORTER)
        return round(planned * self.per_day / HAPPENS * noise)


def lives(count: int, seed: int, world: World) -> Iterator[Life]:
    """Learners with hours, pauses, pace and keeping of their own."""
    rng = np.random.default_rng(seed)
    for _number in range(count):
        pace = rng.normal(world.pace_mean, world.pace_sd)
        noise = rng.normal(-(world.week_sd**2) / 2, world.week_sd, len(LISTED_DAYS))
        real = [
            days * MINUTES_PER_LISTED_DAY * exp(pace + one)
            for days, one in zip(LISTED_DAYS, noise, strict=True)
        ]
        keeping = exp(rng.normal(log(USUAL_KEEPING), world.keeping_sd))
        yield Life(_settings(rng), real, keeping, rng)


def _settings(rng: np.random.Generator) -> Settings:
    weekday, weekend = (int(rng.choice([0, 30, 45, 60, 90])), int(rng.choice([60, 120, 150, 240])))
    pauses = ()
    if rng.random() < 0.3:
        first = START + timedelta(days=int(rng.integers(10, 60)))
        pauses = (Span(first, first + timedelta(days=int(rng.integers(3, 15)))),)
    return Settings((weekday,) * 5 + (weekend,) * 2, START, pauses=pauses)


@dataclass
class Seen:
    """A forecast and how far its learner was then."""

    share: float
    outlook: Forecast


def live(life: Life, ask_at: tuple[float, ...]) -> tuple[list[Seen], date]:
    """Study day after day; ask for forecasts on the way; return them and the true last day."""
    day, done, planned, studied = START, 0.0, [], []
    total, asked, seen = sum(life.real), list(ask_at), []
    while done < total and len(planned) < LONGEST:
        while asked and done / total >= asked[0]:
            seen.append(Seen(asked.pop(0), _ask(life, day, done, planned, studied)))
        minutes = life.minutes_on(day)
        planned.append(life.settings.planned_on(day))
        studied.append(minutes)
        done += minutes
        day += timedelta(days=1)
    return seen, day - timedelta(days=1)


def _ask(life: Life, day: date, done: float, planned: list[int], studied: list[int]) -> Forecast:
    units, finished = [], []
    for place, (days, real) in enumerate(zip(LISTED_DAYS, life.real, strict=True)):
        share = min(1.0, done / real)
        units.append(Unit(str(place), days * MINUTES_PER_LISTED_DAY, share))
        if share == 1.0:
            finished.append(Spent(days * MINUTES_PER_LISTED_DAY, real))
        done = max(0.0, done - real)
    return forecast(
        life.settings,
        Situation(day, tuple(units), pace_of(finished), keeping_of(planned, studied)),
    )


def coverage(count: int, seed: int = 1, world: World | None = None) -> dict[str, Any]:
    """How often the true day lay in the range and before the middle, and how wide the range was."""
    found: dict[float, list[tuple[bool, bool, float, float]]] = {}
    for life in lives(count, seed, world or World()):
        seen, finished = live(life, (0.0, 1 / 3, 2 / 3))
        for one in seen:
            found.setdefault(one.share, []).append(_judge(one.outlook, finished))
    return {f"at_{share:.2f}": _summary(rows) for share, rows in found.items()}


def _judge(outlook: Forecast, finished: date) -> tuple[bool, bool, float, float]:
    low = outlook.earliest or date.max
    high, middle = outlook.latest or date.max, outlook.finish or date.max
    width = float((high - low).days) if outlook.latest else float("nan")
    return low <= finished <= high, finished <= middle, width, float((finished - middle).days)


def _summary(rows: list[tuple[bool, bool, float, float]]) -> dict[str, float]:
    inside, before, widths, errors = (np.array(column, float) for column in zip(*rows, strict=True))
    return {
        "learners": len(rows),
        "in_the_range": round(float(inside.mean()), 3),
        "by_the_middle": round(float(before.mean()), 3),
        "standard_error": round(sqrt(0.16 / len(rows)), 3),
        "median_width_days": round(float(np.nanmedian(widths)), 1),
        "median_absolute_error_days": round(float(np.median(np.abs(errors))), 1),
    }


WORLDS = {
    "as_believed": World(),
    "more_alike": World(pace_sd=0.25, keeping_sd=0.15, week_sd=0.3),
    "more_different": World(pace_sd=0.55, keeping_sd=0.35, week_sd=0.5),
    "slower_by_a_third": World(pace_mean=log(4 / 3)),
}


def speed() -> float:
    """Milliseconds for one forecast, the source's learner two years ahead with pauses."""
    life = next(lives(1, 3, World()))
    settings = replace(life.settings, minutes=(10,) * 7)
    units = tuple(Unit(str(n), d * MINUTES_PER_LISTED_DAY) for n, d in enumerate(LISTED_DAYS))
    situation = Situation(START, units, pace_of([]), keeping_of([], []))
    began = perf_counter()
    for _round in range(20):
        forecast(settings, situation)
    return round((perf_counter() - began) / 20 * 1000, 2)


def measure(count: int = 2000) -> dict[str, Any]:
    """Coverage in several worlds, and the time a forecast takes."""
    return {
        "forecast_ms": speed(),
        **{name: coverage(count, world=world) for name, world in WORLDS.items()},
    }
