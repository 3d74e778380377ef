"""The learner's day, as far as review needs it. Pure."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta, tzinfo


def day_around(now: datetime, time_zone: str) -> tuple[datetime, datetime]:
    """First moment of the learner's present day and of the next one, in UTC.

    A name that is no time zone counts as UTC.
    """
    zone = _zone(time_zone)
    today = now.astimezone(zone).date()
    return _start(today, zone), _start(today + timedelta(days=1), zone)


def _start(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _zone(name: str) -> tzinfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
