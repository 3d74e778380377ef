"""Which minutes are planned on which day. Pure rules on plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

MINUTES_OF_A_DAY = 24 * 60
HORIZON_DAYS = 3653  # ten years: what lies beyond is not told as a date
ONE_DAY = timedelta(days=1)
WEEKEND = (5, 6)


@dataclass(frozen=True)
class Span:
    """Days from first to last, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True)
class Extra:
    """More minutes than usual for a time, Monday to Sunday."""

    span: Span
    minutes: tuple[int, ...]


@dataclass(frozen=True)
class Settings:
    """What a learner plans. ``minutes``: Monday to Sunday. ``left_out``: weeks as course/week."""

    minutes: tuple[int, ...]
    starts_on: date
    wanted_on: date | None = None
    pauses: tuple[Span, ...] = ()
    extras: tuple[Extra, ...] = ()
    left_out: tuple[str, ...] = ()
    study_at: time = time(20)

    def planned_on(self, day: date) -> int:
        """Minutes planned for a day: none before the start and in pauses, at most a whole day."""
        if day < self.starts_on or any(day in pause for pause in self.pauses):
            return 0
        weekday = day.weekday()
        more = sum(extra.minutes[weekday] for extra in self.extras if day in extra.span)
        return max(0, min(MINUTES_OF_A_DAY, self.minutes[weekday] + more))

    def planned_between(self, first: date, last: date) -> int:
        """Minutes planned from first to last, both included; 0 when last is earlier."""
        return sum(self.planned_on(day) for day in _days(first, last))

    @property
    def usual_day(self) -> float:
        """Mean minutes of the weekdays on which anything is planned; 0 when there is none."""
        some = [minutes for minutes in self.minutes if minutes > 0]
        return sum(some) / len(some) if some else 0.0

    def with_extra(self, extra: Extra) -> Settings:
        """The same with more minutes for a time."""
        return replace(self, extras=(*self.extras, extra))

    def days_reaching(
        self, amounts: Sequence[float], since: date, *, done: float = 0.0
    ) -> list[date | None]:
        """Return for each amount the day on which so many planned minutes have passed.

        Days are counted from ``since`` on, less the ``done`` minutes of that first day. None: not
        within ten years. ``amounts`` must not fall.
        """
        found: list[date | None] = []
        total = 0.0
        for day in _days(since, since + HORIZON_DAYS * ONE_DAY):
            total += max(0.0, self.planned_on(day) - (done if day == since else 0.0))
            while len(found) < len(amounts) and total >= amounts[len(found)] - 1e-9:
                found.append(day)
            if len(found) == len(amounts) or self._over(day):
                break
        return found + [None] * (len(amounts) - len(found))

    def _over(self, day: date) -> bool:
        """Whether nothing is planned for any day after this one."""
        return not any(self.minutes) and all(extra.span.last <= day for extra in self.extras)


def overlap(spans: Sequence[Span]) -> bool:
    """Whether two spans share a day."""
    ordered = sorted(spans, key=lambda span: (span.first, span.last))
    return any(later.first <= earlier.last for earlier, later in pairwise(ordered))


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * ONE_DAY


@dataclass(frozen=True)
class Saved:
    """Settings as they were saved on a day; they hold from the day after."""

    day: date
    settings: Settings


def planned_in_the_past(saved: Sequence[Saved], today: date, *, most: int = 365) -> dict[date, int]:
    """Return the minutes planned for each day before today, by the settings that then held.

    Later changes do not alter what had been planned; ``saved`` is in the order of saving.
    """
    if not saved:
        return {}
    first = max(saved[0].day + ONE_DAY, today - most * ONE_DAY)
    planned, place = {}, 0
    for day in _days(first, today - ONE_DAY):
        while place + 1 < len(saved) and saved[place + 1].day < day:
            place += 1
        planned[day] = saved[place].settings.planned_on(day)
    return planned
