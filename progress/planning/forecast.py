"""When it will be finished: analytic, deterministic, pure.

The rest of the path takes ``sum of weeks x pace / keeping`` planned minutes. *Pace*: how much
longer than estimated a learner needs; *keeping*: which part of the planned minutes really happens.
Both are log-normal, with a prior from the learner whose days the estimates come from and a
posterior from what was measured (normal on the logarithm, known noise). Each week has its own noise
on top. A log-normal is put in place of the sum (Fenton and Wilkinson), so that any quantile is one
formula. Since what is not measured lowers both figures alike, it cancels out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Literal

from progress.planning.schedule import Settings

# The source of `days`: one hour on five days, two and a half on two, so 10 h a week.
MINUTES_PER_LISTED_DAY = (5 * 60 + 2 * 150) / 7
# ... whose 45 listed days took 53 by the calendar: eight planned days did not happen.
USUAL_KEEPING = 45 / 53
PACE_SD, KEEPING_SD, WEEK_SD = 0.4, 0.25, 0.4  # of the logarithms; see docs/decisions
DAY_VARIANCE = 0.1  # how much longer or shorter than planned a day of study is, squared
KNOWN_BEFORE = 0.1  # a week done in less than this part of its estimate taught nothing about pace
RANGE = 0.8
NORMAL = NormalDist()

Status = Literal["finished", "dated", "beyond", "never"]


@dataclass(frozen=True)
class Unit:
    """A week of the path. ``minutes``: as listed, for the source's learner; ``share`` done."""

    key: str
    minutes: float
    share: float = 0.0

    @property
    def left(self) -> float:
        """Listed minutes that remain."""
        return self.minutes * (1.0 - min(1.0, max(0.0, self.share)))


@dataclass(frozen=True)
class Spent:
    """A finished week: minutes as listed and as they really were."""

    listed: float
    real: float


@dataclass(frozen=True)
class Belief:
    """A normal distribution over a logarithm. ``seen``: how many facts stand behind it."""

    mean: float
    variance: float
    seen: int = 0

    @property
    def factor(self) -> float:
        """The median of what the logarithm is of."""
        return exp(self.mean)

    def after(self, sight: float, noise: float, seen: int) -> Belief:
        """The posterior after seeing the logarithm ``sight`` with variance ``noise``."""
        precision = 1 / self.variance + 1 / noise
        mean = (self.mean / self.variance + sight / noise) / precision
        return Belief(mean, 1 / precision, seen)


def pace_of(finished: Iterable[Spent]) -> Belief:
    """What finished weeks say about the factor on listed minutes."""
    prior = Belief(0.0, PACE_SD**2)
    logs = [
        log(one.real / one.listed)
        for one in finished
        if one.listed > 0 and one.real >= KNOWN_BEFORE * one.listed
    ]
    if not logs:
        return prior
    # Weeks are taken to be right on average, so their logarithms lie half the variance lower.
    sight = sum(logs) / len(logs) + WEEK_SD**2 / 2
    return prior.after(sight, WEEK_SD**2 / len(logs), len(logs))


def keeping_of(planned: Sequence[float], done: Sequence[float]) -> Belief:
    """What days in the past say about the part of planned minutes that happens.

    ``planned`` and ``done`` belong to the same days; days without a plan are not counted, but what
    was done on them is.
    """
    prior = Belief(log(USUAL_KEEPING), KEEPING_SD**2)
    days = sum(1 for minutes in planned if minutes > 0)
    if not days:
        return prior
    usual = (
        sum(planned) / days / 2
    )  # half a day of the prior keeps a nought from being minus infinity
    ratio = (sum(done) + usual * USUAL_KEEPING) / (sum(planned) + usual)
    return prior.after(log(ratio), day_variance(ratio) / days, days)


def day_variance(keeping: float) -> float:
    """The relative variance of one planned day: it happens or not, and is longer or shorter."""
    happens = min(max(keeping, 0.05), 0.95)
    return DAY_VARIANCE + (1 - happens) / happens


@dataclass(frozen=True)
class Needed:
    """Planned minutes that the rest takes: log-normal. ``nothing``: it is finished."""

    mean: float
    sd: float
    nothing: bool = False

    def quantile(self, probability: float) -> float:
        """So many minutes suffice with this probability."""
        return 0.0 if self.nothing else exp(self.mean + self.sd * NORMAL.inv_cdf(probability))

    def chance(self, minutes: float) -> float:
        """The probability in [0, 1] that so many planned minutes suffice."""
        if self.nothing:
            return 1.0
        return NORMAL.cdf((log(minutes) - self.mean) / self.sd) if minutes > 0 else 0.0


def needed(units: Iterable[Unit], pace: Belief, keeping: Belief) -> Needed:
    """Return what the units that are not finished take, in planned minutes."""
    left = [unit.left for unit in units if unit.left > 0]
    total = sum(left)
    if total <= 0:
        return Needed(0.0, 0.0, nothing=True)
    spread = (exp(WEEK_SD**2) - 1) * sum(minutes**2 for minutes in left) / total**2
    weeks = log(1 + spread)
    mean = log(total) - weeks / 2 + pace.mean - keeping.mean
    # Counted in days of the source's learner, so that it does not depend on the hours planned:
    # whoever plans more is then never told a later day.
    days = max(1.0, total * exp(pace.mean - keeping.mean) / MINUTES_PER_LISTED_DAY)
    chance = day_variance(keeping.factor) / days
    return Needed(mean, sqrt(weeks + pace.variance + keeping.variance + chance))


@dataclass(frozen=True)
class Window:
    """The days in which a unit's turn comes. ``last`` None: not within ten years."""

    key: str
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Situation:
    """Where a learner stands: what remains, what was learned about her, what today has seen."""

    today: date
    units: tuple[Unit, ...]
    pace: Belief
    keeping: Belief
    done_today: int = 0

    def within(self, settings: Settings) -> tuple[Unit, ...]:
        """The units that the plan covers."""
        left_out = set(settings.left_out)
        return tuple(unit for unit in self.units if unit.key not in left_out)

    def share(self, settings: Settings) -> float:
        """The share of the plan's units that is done, weighed by their minutes, in [0, 1]."""
        units = self.within(settings)
        total = sum(unit.minutes for unit in units)
        return 1 - sum(unit.left for unit in units) / total if total else 1.0

    def rest(self, settings: Settings) -> Needed:
        """What the rest of the plan's units takes."""
        return needed(self.within(settings), self.pace, self.keeping)


@dataclass(frozen=True)
class Forecast:
    """The outcome. Dates are None where they lie beyond ten years or never come.

    ``chance`` of being finished by the wanted day, None without one.
    """

    status: Status
    finish: date | None
    earliest: date | None
    latest: date | None
    needed_minutes: float
    chance: float | None
    windows: tuple[Window, ...]


def forecast(settings: Settings, situation: Situation) -> Forecast:
    """Return when the plan will be finished, with the range of 80%, and each week's turn."""
    rest = situation.rest(settings)
    units = [unit for unit in situation.within(settings) if unit.left > 0]
    middle = rest.quantile(0.5)
    if rest.nothing:
        return Forecast("finished", None, None, None, 0.0, None, ())
    since = max(situation.today, settings.starts_on)
    done = situation.done_today if since == situation.today else 0
    amounts = [rest.quantile(p) for p in ((1 - RANGE) / 2, 0.5, (1 + RANGE) / 2)]
    low, finish, high = settings.days_reaching(amounts, since, done=done)
    status: Status = "dated" if finish else "beyond" if any(settings.minutes) else "never"
    return Forecast(
        status=status,
        finish=finish,
        earliest=low,
        latest=high,
        needed_minutes=middle,
        chance=_chance(settings, situation, rest),
        windows=tuple(_windows(settings, units, middle, since, done)),
    )


def _chance(settings: Settings, situation: Situation, rest: Needed) -> float | None:
    if settings.wanted_on is None or settings.wanted_on < situation.today:
        return None
    planned = settings.planned_between(situation.today, settings.wanted_on)
    return rest.chance(max(0.0, planned - situation.done_today))


def _windows(
    settings: Settings, units: Sequence[Unit], middle: float, since: date, done: float
) -> Iterable[Window]:
    """Divide the planned minutes among the units in their order."""
    total, so_far = sum(unit.left for unit in units), 0.0
    bounds = []
    for unit in units:
        # A minute of the unit must fall on its first day, so the bound itself is the day before's.
        bounds += [so_far / total * middle + 0.5, (so_far + unit.left) / total * middle]
        so_far += unit.left
    bounds = [max(bounds[: place + 1]) for place in range(len(bounds))]
    days = settings.days_reaching(bounds, since, done=done)
    for place, unit in enumerate(units):
        yield Window(unit.key, days[2 * place], days[2 * place + 1])
