"""Days begin and end by the learner's clock, also where clocks jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.local_days import days_between, local_date, noon, start_of_day, start_of_week, zone_of

TOKYO = ZoneInfo("Asia/Tokyo")
BERLIN = ZoneInfo("Europe/Berlin")
SANTIAGO = ZoneInfo("America/Santiago")


def test_a_minute_before_midnight_is_still_today() -> None:
    assert local_date(datetime(2026, 6, 30, 14, 59, tzinfo=UTC), TOKYO) == date(2026, 6, 30)
    assert local_date(datetime(2026, 6, 30, 15, 0, tzinfo=UTC), TOKYO) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 30), 24)],
    ids=["clocks go forward", "clocks go back", "ordinary"],
)
def test_days_on_which_clocks_change_are_shorter_or_longer(day: date, hours: int) -> None:
    length = start_of_day(day + timedelta(days=1), BERLIN) - start_of_day(day, BERLIN)
    assert length == timedelta(hours=hours)


def test_both_halves_of_a_repeated_hour_belong_to_their_day() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 summer time
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 02:30 again
    assert local_date(first, BERLIN) == local_date(second, BERLIN) == date(2026, 10, 25)


def test_where_midnight_does_not_exist_the_day_begins_at_the_jump() -> None:
    day = date(2026, 9, 6)  # in Santiago 00:00 becomes 01:00
    begin = start_of_day(day, SANTIAGO)
    assert local_date(begin, SANTIAGO) == day
    assert local_date(begin - timedelta(seconds=1), SANTIAGO) == date(2026, 9, 5)


zones = st.sampled_from(sorted(zone for zone in available_timezones() if "/" in zone)).map(ZoneInfo)
# Samoa left out a whole day in December 2011.
recent = st.dates(date(2012, 1, 1), date(2037, 1, 1))


@given(recent, zones)
def test_noon_belongs_to_its_day_everywhere(day: date, zone: ZoneInfo) -> None:
    assert local_date(datetime.fromtimestamp(noon(day, zone), UTC), zone) == day


@given(recent)
def test_weeks_begin_on_monday(day: date) -> None:
    monday = start_of_week(day)
    assert monday.weekday() == 0
    assert monday <= day < monday + timedelta(days=7)


def test_days_between_have_no_gaps() -> None:
    assert list(days_between(date(2026, 2, 27), date(2026, 3, 1))) == [
        date(2026, 2, 27),
        date(2026, 2, 28),
        date(2026, 3, 1),
    ]


def test_an_unknown_time_zone_is_utc() -> None:
    assert zone_of("") is UTC
    assert zone_of("Nowhere/At-All") is UTC
