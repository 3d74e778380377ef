"""A time zone as a calendar file tells it: each change of its clocks in a stretch of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """Return the VTIMEZONE that is right from the first to the last day.

    Made here, since a change must be written by the clock before it (RFC 5545, 3.6.5).
    """
    found = Timezone()
    found.add("tzid", zone.key)
    begin = datetime.combine(first, time(), UTC)
    start = begin.astimezone(zone)
    offset = start.utcoffset() or timedelta()
    found.add_component(_observance(start, start.replace(tzinfo=None), offset, offset))
    for change in _changes(zone, begin, datetime.combine(last, time(), UTC)):
        before = (change - SECOND).astimezone(zone).utcoffset() or timedelta()
        after = change.astimezone(zone)
        wall = (change + before).replace(tzinfo=None)
        found.add_component(_observance(after, wall, before, after.utcoffset() or timedelta()))
    return found


def _observance(
    at: datetime, wall: datetime, before: timedelta, after: timedelta
) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if at.dst() else TimezoneStandard()
    part.add("dtstart", wall)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("tzname", at.tzname() or "")
    return part


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The moments (UTC) at which the zone's offset changes."""
    day = begin
    while day < end:
        if _offset(zone, day) != _offset(zone, day + DAY):
            yield _exactly(zone, day, day + DAY)
        day += DAY


def _exactly(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second after ``low`` whose offset is that of ``high``."""
    while high - low > SECOND:
        middle = low + (high - low) / 2
        middle = middle.replace(microsecond=0)
        if _offset(zone, middle) == _offset(zone, low):
            low = middle
        else:
            high = middle
    return high


def _offset(zone: ZoneInfo, at: datetime) -> timedelta | None:
    return at.astimezone(zone).utcoffset()
