"""Days in a row: pure rules on studied days. Documented in docs/decisions (days in a row)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from progress.local_days import days_between
from progress.wins.calendar import DAY, Calendar

MINUTES_THAT_COUNT = 5  # of reading or writing, where nothing was answered or handed in
RUN_FOR_A_FREEZE = 7
MOST_FREEZES = 2
WHOLE_DAY = timedelta(hours=18)  # a day that travelling made shorter cannot be missed
NOTHING = timedelta(0)


@dataclass(frozen=True)
class Studied:
    """A day with real study; ``minutes``: distinct ones."""

    day: date
    first_at: datetime
    last_at: datetime
    minutes: int = 0


@dataclass(frozen=True)
class Step:
    """A studied day in its run. ``missed``: days before it without study; ``frozen``: covered."""

    studied: Studied
    run: int
    missed: int
    frozen: tuple[date, ...]
    freezes: int


@dataclass(frozen=True)
class Streak:
    """How it stands now. ``run`` 0: the next day of study is the first of a new run."""

    run: int
    best: int
    freezes: int
    today: bool
    frozen_now: int
    last_day: date | None


def studied_days(
    deeds: Iterable[datetime], minutes: Iterable[datetime], calendar: Calendar
) -> list[Studied]:
    """The days that count: with an answer or something handed in, or at least five minutes.

    ``deeds``: moments of answers and submissions; ``minutes``: distinct minutes of study.
    """
    done = {moment.replace(second=0, microsecond=0) for moment in deeds}
    of_deeds = {at: calendar.day_of(at) for at in done}
    of_minutes = {at: calendar.day_of(at) for at in set(minutes)}
    counts = Counter(of_minutes.values())
    real = set(of_deeds.values()) | {d for d, n in counts.items() if n >= MINUTES_THAT_COUNT}
    moments: dict[date, list[datetime]] = {day: [] for day in sorted(real)}
    for at, day in (of_minutes | of_deeds).items():
        if day in real:
            moments[day].append(at)
    return [Studied(day, min(ats), max(ats), counts[day]) for day, ats in moments.items()]


def missed_days(calendar: Calendar, last: Studied, day: date, at: datetime) -> list[date]:
    """The days that went by without study between a studied day and ``day``, reached at ``at``.

    Only days of which the learner's clock showed at least 18 hours, and never more than spans of
    24 hours have passed: so who studies again within 24 hours has missed nothing, wherever.
    """
    whole = list(_whole_days(calendar, last.day, day))
    return whole[: max(0, (at - last.last_at) // timedelta(hours=24))]


def _whole_days(calendar: Calendar, studied: date, until: date) -> Iterator[date]:
    """The days between that can be missed.

    Hours by which the day before was longer count with a day: they were taken from it by turning
    the clock, not lost on a journey.
    """
    spare = calendar.length_of(studied) - DAY
    for day in days_between(studied + DAY, until - DAY):
        hours = calendar.length_of(day) + max(spare, NOTHING)
        if hours >= WHOLE_DAY:
            yield day
        spare = hours - DAY


def steps(
    days: Sequence[Studied], calendar: Calendar, *, uses_freeze: Callable[[datetime], bool]
) -> list[Step]:
    """Fold studied days, in their order, into runs.

    Each seventh day of a run earns a freeze, of which two can be kept. A missed day uses one by
    itself; where too few are left, none is used and a new run begins.
    """
    found: list[Step] = []
    for studied in days:
        before = found[-1] if found else None
        found.append(_step(before, studied, calendar, uses_freeze))
    return found


def _step(
    before: Step | None,
    studied: Studied,
    calendar: Calendar,
    uses_freeze: Callable[[datetime], bool],
) -> Step:
    if before is None:
        return Step(studied, 1, 0, (), 0)
    missed = missed_days(calendar, before.studied, studied.day, studied.first_at)
    covered = _covered(len(missed), before.freezes, uses_freeze(studied.first_at))
    run = before.run + 1 if covered else 1
    freezes = before.freezes - (len(missed) if covered else 0)
    if run % RUN_FOR_A_FREEZE == 0:
        freezes = min(MOST_FREEZES, freezes + 1)
    return Step(studied, run, len(missed), tuple(missed) if covered else (), freezes)


def _covered(missed: int, freezes: int, used: bool) -> bool:
    return missed == 0 or (used and missed <= freezes)


def standing(
    found: Sequence[Step], calendar: Calendar, now: datetime, *, uses_freeze: bool
) -> Streak:
    """How it stands at ``now``. Today is never a missed day: it is not over."""
    if not found:
        return Streak(0, 0, 0, today=False, frozen_now=0, last_day=None)
    last = found[-1]
    today = max(calendar.day_of(now), last.studied.day)
    missed = len(missed_days(calendar, last.studied, today, now))
    alive = _covered(missed, last.freezes, uses_freeze)
    return Streak(
        run=last.run if alive else 0,
        best=max(step.run for step in found),
        freezes=last.freezes - (missed if alive else 0),
        today=last.studied.day == today,
        frozen_now=missed if alive else 0,
        last_day=last.studied.day,
    )
