"""What can be done about a slip: changed settings, each with the finish that follows. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from typing import Literal

from progress.planning.burnup import Anchor, slipped
from progress.planning.forecast import Forecast, Situation, forecast
from progress.planning.schedule import MINUTES_OF_A_DAY, WEEKEND, Extra, Settings, Span

Kind = Literal["more_minutes", "weekend", "new_date", "less"]
SPREAD_DAYS = (14, 28, 56, 112)  # over how long a slip is spread: the shortest that is bearable
BEARABLE = 60  # minutes more on one day
WEEKEND_BEARABLE = 120
STEP = 5
# What nobody loses the thread without, unless it is what she is after: the refresher says itself
# that it may be skipped, and the week on transformers lies beyond the courses from which the path
# was made.
OPTIONAL = ("foundations/", "sequence-models/transformers")


@dataclass(frozen=True)
class Choice:
    """A way to catch up. ``minutes`` more on each such day until ``until``; ``keys``: left out."""

    kind: Kind
    settings: Settings
    outlook: Forecast
    minutes: int = 0
    until: date | None = None
    keys: tuple[str, ...] = ()


def optional(keys: Iterable[str]) -> frozenset[str]:
    """Which of these weeks (course/week) may be left out whatever the goal.

    >>> sorted(optional(["foundations/calculus", "sequence-models/attention-mechanism"]))
    ['foundations/calculus']
    """
    return frozenset(key for key in keys if key.startswith(OPTIONAL))


def missing(
    settings: Settings, anchor: Anchor, situation: Situation, outlook: Forecast
) -> int | None:
    """Planned minutes to make up: a slip against the plan, or what the wanted day lacks."""
    slip = slipped(settings, anchor, situation)
    return max(slip or 0, late(settings, situation, outlook)) or None


def late(settings: Settings, situation: Situation, outlook: Forecast) -> int:
    """Planned minutes that the wanted day lacks for an even chance; 0: none, or no such day."""
    wanted = settings.wanted_on
    if wanted is None or outlook.status == "finished":
        return 0
    if wanted < situation.today:
        return 1  # nothing reaches a day that has passed, but something is to be decided
    if outlook.finish is not None and outlook.finish <= wanted:
        return 0
    planned = settings.planned_between(situation.today, wanted) - situation.done_today
    return max(1, round(outlook.needed_minutes - max(0, planned)))


def choices(
    settings: Settings,
    situation: Situation,
    lacking: int,
    outlook: Forecast,
    may_go: Collection[str],
) -> list[Choice]:
    """The ways to make up so many minutes, each with its outcome; those that help nothing left out.

    ``may_go``: weeks (course/week) that may be left out. Moving the date comes last: it is always
    there.
    """
    dated = settings.wanted_on is not None
    if settings.wanted_on is not None and settings.wanted_on < situation.today:
        settings = replace(settings, wanted_on=None)
    found = [
        *_more(settings, situation, lacking, "more_minutes", lambda day: True, BEARABLE),
        *_more(settings, situation, lacking, "weekend", _is_weekend, WEEKEND_BEARABLE),
        *_less(settings, situation, may_go),
    ]
    sooner = [one for one in found if _sooner(one.outlook, outlook)]
    return [*sooner, *_new_date(settings, situation, outlook, dated)]


def _is_weekend(day: date) -> bool:
    return day.weekday() in WEEKEND


def _sooner(one: Forecast, other: Forecast) -> bool:
    if one.status == "finished":
        return True
    return one.finish is not None and (other.finish is None or one.finish < other.finish)


def _more(
    settings: Settings,
    situation: Situation,
    lacking: int,
    kind: Kind,
    suits: Callable[[date], bool],
    bearable: int,
) -> Iterator[Choice]:
    """Study longer for a while: over the shortest time in which it is bearable.

    Where no time is long enough, as much as is bearable; the outcome says what that brings.
    """
    if lacking < STEP:
        return
    first = max(situation.today, settings.starts_on)
    limit = settings.wanted_on
    days: list[date] = []
    for length in SPREAD_DAYS:
        last = first + timedelta(days=length - 1)
        if limit is not None and limit >= first:
            last = min(last, limit)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        days = [day for day in days if suits(day) and settings.planned_on(day) > 0]
        if days and STEP * ceil(lacking / len(days) / STEP) <= bearable:
            break
    if days:
        minutes = min(bearable, STEP * ceil(lacking / len(days) / STEP))
        yield _with_extra(settings, situation, kind, days, minutes)


def _with_extra(
    settings: Settings, situation: Situation, kind: Kind, days: list[date], minutes: int
) -> Choice:
    weekdays = {day.weekday() for day in days}
    extra = Extra(
        Span(situation.today, days[-1]),
        tuple(
            min(minutes, MINUTES_OF_A_DAY - settings.minutes[weekday]) if weekday in weekdays else 0
            for weekday in range(7)
        ),
    )
    changed = settings.with_extra(extra)
    return Choice(kind, changed, forecast(changed, situation), minutes, days[-1])


def _less(settings: Settings, situation: Situation, may_go: Collection[str]) -> Iterator[Choice]:
    """Leave out what may be left out and is not begun."""
    keys = tuple(
        unit.key for unit in situation.within(settings) if unit.share == 0 and unit.key in may_go
    )
    if keys and len(keys) < len(situation.within(settings)):
        changed = replace(settings, left_out=tuple(sorted({*settings.left_out, *keys})))
        yield Choice("less", changed, forecast(changed, situation), keys=keys)


def _new_date(
    settings: Settings, situation: Situation, outlook: Forecast, dated: bool
) -> Iterator[Choice]:
    """Go on as before and want the day that the forecast names."""
    if outlook.finish is None:
        return
    wanted = outlook.finish if dated else None
    changed = replace(settings, wanted_on=wanted)
    yield Choice("new_date", changed, forecast(changed, situation), until=outlook.finish)
