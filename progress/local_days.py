"""A learner's day: it begins and ends by the learner's clock. Pure rules."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo


def zone_of(name: str) -> tzinfo:
    """Return the IANA time zone, or UTC for a name that is not (any more) one.

    >>> zone_of("Asia/Tokyo"), zone_of("Moon/Crater")
    (zoneinfo.ZoneInfo(key='Asia/Tokyo'), datetime.timezone.utc)
    """
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def local_date(at: datetime, zone: tzinfo) -> date:
    """Return the day that an aware moment belongs to."""
    return at.astimezone(zone).date()


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the first moment of a day, in UTC.

    Where clocks jump over midnight the day begins at the jump: both sides of it are one moment.
    """
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def noon(day: date, zone: tzinfo) -> int:
    """Return a day's noon in Unix seconds: far from every midnight, so charts label it rightly."""
    return int(datetime.combine(day, time(12), zone).timestamp())


def start_of_week(day: date) -> date:
    """Return the Monday of a day's week.

    >>> start_of_week(date(2026, 11, 22))
    datetime.date(2026, 11, 16)
    """
    return day - timedelta(days=day.weekday())


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield every day from first to last, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
