"""Plan and reality over time, and how far apart they are. Pure rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from progress.planning.forecast import Forecast, Situation
from progress.planning.schedule import Settings

BEHIND_DAYS = 2  # days of study; less is the weather of a week
POINTS = 120


@dataclass(frozen=True)
class Anchor:
    """Where the plan's line begins: what was done then, and the minutes that the rest needed."""

    day: date
    share: float
    needed: float


@dataclass(frozen=True)
class Point:
    """A day of the chart; shares in [0, 1], None where there is nothing to say."""

    day: date
    plan: float | None
    real: float | None
    ahead: float | None


def expected(settings: Settings, anchor: Anchor, day: date) -> float:
    """The share that the plan has done by the end of a day."""
    if day < anchor.day:
        return anchor.share
    planned = settings.planned_between(anchor.day, day)
    return _expected(anchor, planned)


def _expected(anchor: Anchor, planned: float) -> float:
    risen = min(1.0, planned / anchor.needed) if anchor.needed > 0 else 1.0
    return anchor.share + (1 - anchor.share) * risen


def behind(settings: Settings, anchor: Anchor, situation: Situation) -> int:
    """Planned minutes that are missing against the plan's line, as of last night; 0: none."""
    share = expected(settings, anchor, situation.today - timedelta(days=1))
    missing = share - situation.share(settings)
    if missing <= 0 or anchor.share >= 1:
        return 0
    return round(missing / (1 - anchor.share) * anchor.needed)


def slipped(settings: Settings, anchor: Anchor, situation: Situation) -> int | None:
    """Planned minutes to catch up when it is more than two days of study, else None."""
    missing = behind(settings, anchor, situation)
    usual = settings.usual_day
    return missing if usual and missing > BEHIND_DAYS * usual else None


class _Running:
    """Planned minutes from a first day on; asked for days that never go back."""

    def __init__(self, settings: Settings, first: date) -> None:
        self.settings, self.next, self.total = settings, first, 0

    def until(self, day: date) -> int:
        if day >= self.next:
            self.total += self.settings.planned_between(self.next, day)
            self.next = day + timedelta(days=1)
        return self.total


def chart(
    settings: Settings,
    anchor: Anchor,
    situation: Situation,
    outlook: Forecast,
    real: Mapping[date, float],
) -> list[Point]:
    """The days of the chart, about 120 of them at most.

    ``real``: the share on days when it changed. The forecast goes on from today.
    """
    today, now = situation.today, situation.share(settings)
    end = settings.days_reaching([anchor.needed], anchor.day)[0]
    first = min([anchor.day, today, *real])
    days = _thinned(first, max(today, outlook.finish or today, end or today), today)
    plan, ahead = _Running(settings, anchor.day), _Running(settings, today)
    past = [_at(real, day) for day in days]
    return [
        Point(
            day=day,
            plan=_expected(anchor, plan.until(day)) if day >= anchor.day else None,
            real=None if day > today else now if day == today else share,
            ahead=_ahead(now, ahead.until(day) - situation.done_today, outlook)
            if day >= today
            else None,
        )
        for day, share in zip(days, past, strict=True)
    ]


def _at(real: Mapping[date, float], day: date) -> float:
    """The share as of a day: that of the last change until then."""
    return max((share for changed, share in real.items() if changed <= day), default=0.0)


def _ahead(now: float, planned: float, outlook: Forecast) -> float | None:
    if not outlook.finish or outlook.needed_minutes <= 0:
        return None
    return now + (1 - now) * min(1.0, max(0.0, planned) / outlook.needed_minutes)


def _thinned(first: date, last: date, today: date) -> Sequence[date]:
    """About 120 days at most, evenly spread, with the first, the last and today."""
    length = (last - first).days
    step = max(1, -(-length // POINTS))
    days = {first + timedelta(days=number) for number in range(0, length + 1, step)}
    return sorted(days | {today, last})
