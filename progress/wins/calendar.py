"""The learner's own calendar, also where time zones change. Pure rules.

A day begins at midnight by the learner's clock. When the clock is set to another zone, the day that
is under way ends by the clock by which it began; the new clock takes over at that midnight. So no
day ever comes twice and none can be had in advance by moving the clock; travelling makes a day
shorter or longer, as it does in life.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from progress.local_days import local_date, start_of_day

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A stretch of time with one zone. ``start`` None: from ever; no day before ``floor``."""

    zone: tzinfo
    start: datetime | None = None
    floor: date | None = None

    def day_of(self, at: datetime) -> date:
        """The day at a moment inside the span."""
        day = local_date(at, self.zone)
        if start_of_day(day + DAY, self.zone) <= at:
            day += DAY  # a clock set back over midnight does not bring yesterday back
        return max(day, self.floor) if self.floor else day

    def begin_of(self, day: date) -> datetime:
        """The first moment at which the span, had it no end, shows this day or a later one."""
        if self.start and self.day_of(self.start) >= day:
            return self.start
        return start_of_day(day, self.zone)


@dataclass(frozen=True)
class Calendar:
    """Which day it is for a learner, at any moment.

    ``zone``: the first one; ``changes``: (moment, new zone).
    """

    zone: tzinfo
    changes: tuple[tuple[datetime, tzinfo], ...] = ()
    spans: tuple[Span, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "spans", tuple(_spans(self.zone, self.changes)))

    def day_of(self, at: datetime) -> date:
        """The day that an aware moment belongs to; never an earlier one for a later moment."""
        for span in reversed(self.spans):
            if span.start is None or span.start <= at:
                return span.day_of(at)
        raise AssertionError("the first span has no start")

    def begin_of(self, day: date) -> datetime:
        """The first moment whose day is this one or, for a day that was left out, a later one."""
        ends = [*(span.start for span in self.spans[1:]), None]
        for span, end in zip(self.spans, ends, strict=True):
            begin = span.begin_of(day)
            if end is None or begin < end:
                return begin
        raise AssertionError("the last span has no end")

    def length_of(self, day: date) -> timedelta:
        """How long the day lasted: 24 hours but for changes of clocks and zones; may be nothing."""
        return self.begin_of(day + DAY) - self.begin_of(day)


def _spans(zone: tzinfo, changes: Iterable[tuple[datetime, tzinfo]]) -> list[Span]:
    spans = [Span(zone)]
    waiting: Span | None = None
    for at, new in sorted(changes, key=lambda change: change[0]):
        if waiting and waiting.start and waiting.start <= at:
            spans.append(waiting)
        day = spans[-1].day_of(at)
        waiting = Span(new, start_of_day(day + DAY, spans[-1].zone), day)
    return [*spans, waiting] if waiting else spans
