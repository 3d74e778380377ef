"""Days in a row are true in every time zone, over changes of clocks, and on journeys."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import example, given, settings
from hypothesis import strategies as st

from progress.local_days import days_between, local_date, start_of_day
from progress.wins.calendar import Calendar
from progress.wins.streaks import (
    MOST_FREEZES,
    RUN_FOR_A_FREEZE,
    Step,
    Streak,
    Studied,
    standing,
    steps,
    studied_days,
)

ZONES = [ZoneInfo(name) for name in sorted(available_timezones() - {"localtime"})]
TOKYO, ANGELES = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles")
FIRST = datetime(1990, 1, 1, tzinfo=UTC)
zones = st.sampled_from(ZONES)
moments = st.integers(0, 47 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
changes = st.lists(st.tuples(st.integers(0, 60 * 24 * 60), zones), max_size=8)
MANY = settings(max_examples=150)


def calendar(zone: tzinfo, begin: datetime, moves: list[tuple[int, ZoneInfo]]) -> Calendar:
    return Calendar(zone, tuple((begin + timedelta(minutes=after), to) for after, to in moves))


def history(deeds: list[datetime], at: Calendar, *, freeze: bool = False) -> list[Step]:
    return steps(studied_days(deeds, (), at), at, uses_freeze=lambda _at: freeze)


def now(deeds: list[datetime], at: Calendar, when: datetime, *, freeze: bool = False) -> Streak:
    return standing(history(deeds, at, freeze=freeze), at, when, uses_freeze=freeze)


@MANY
@given(moments, zones, changes, st.lists(st.integers(0, 70 * 24 * 60), min_size=2, max_size=40))
def test_days_never_run_backwards_whatever_the_clock_is_set_to(
    begin: datetime, zone: ZoneInfo, moves: list[tuple[int, ZoneInfo]], minutes: list[int]
) -> None:
    mine = calendar(zone, begin, moves)
    shown = [mine.day_of(begin + timedelta(minutes=minute)) for minute in sorted(minutes)]
    assert shown == sorted(shown)


@MANY
@given(moments, zones, changes, st.integers(0, 70 * 24 * 60))
def test_every_moment_lies_within_its_day(
    begin: datetime, zone: ZoneInfo, moves: list[tuple[int, ZoneInfo]], minute: int
) -> None:
    mine, at = calendar(zone, begin, moves), begin + timedelta(minutes=minute)
    day = mine.day_of(at)
    assert mine.begin_of(day) <= at < mine.begin_of(day + timedelta(days=1))


@MANY
@given(
    moments,
    zones,
    changes,
    st.lists(st.integers(1, 24 * 60 - 1), min_size=1, max_size=40),
)
def test_who_studies_again_within_a_day_never_loses_a_run(
    begin: datetime, zone: ZoneInfo, moves: list[tuple[int, ZoneInfo]], pauses: list[int]
) -> None:
    deeds, at = [begin], begin
    for pause in pauses:
        at += timedelta(minutes=pause)
        deeds.append(at)
    found = history(deeds, calendar(zone, begin, moves))
    assert [step.missed for step in found] == [0] * len(found)
    assert found[-1].run == len(found)


@MANY
@given(
    st.dates(date(1990, 1, 1), date(2036, 1, 1)),
    zones,
    st.lists(st.floats(0, 0.999), min_size=1, max_size=30),
)
def test_study_on_every_day_of_a_zone_is_one_run_and_a_day_without_ends_it(
    first: date, zone: ZoneInfo, parts: list[float]
) -> None:
    mine, deeds, day = Calendar(zone), [], first
    for part in parts:
        if length := mine.length_of(day):  # Samoa left out a day
            deeds.append(mine.begin_of(day) + length * part)
        day += timedelta(days=1)
    found = history(deeds, mine)
    assert found[-1].run == len(found) == len(deeds)
    later = mine.begin_of(day + timedelta(days=3)) + timedelta(hours=1)
    assert history([*deeds, later], mine)[-1].run == 1
    assert now(deeds, mine, later).run == 0


@MANY
@given(moments, zones, st.lists(st.tuples(st.integers(0, 24 * 60), zones), max_size=6))
def test_turning_the_clock_and_back_on_the_same_day_changes_nothing(
    begin: datetime, zone: ZoneInfo, moves: list[tuple[int, ZoneInfo]]
) -> None:
    plain = Calendar(zone)
    end = plain.begin_of(plain.day_of(begin) + timedelta(days=1))
    last = int((end - begin).total_seconds() // 60) - 1
    inside = [(after, to) for after, to in moves if after < last]
    turned = calendar(zone, begin, [*inside, (max(0, last), zone)])
    for hours in range(0, 24 * 40, 5):
        at = begin + timedelta(hours=hours)
        assert turned.day_of(at) == plain.day_of(at)


@MANY
@given(moments, zones, zones)
@example(
    datetime(1990, 1, 3, 13, 30, tzinfo=UTC), ZoneInfo("Pacific/Bougainville"), ZoneInfo("UTC")
)
def test_a_day_without_study_cannot_be_had_by_moving_the_clock(
    begin: datetime, home: ZoneInfo, away: ZoneInfo
) -> None:
    """Studying each second day, with the clock put forward on the days of study and back later."""
    deeds, moves = [], []
    for number in range(0, 12, 2):
        at = begin + timedelta(days=number)
        deeds += [at, at + timedelta(minutes=20)]
        moves += [(number * 1440 + 10, away), (number * 1440 + 30, home)]
    honest, turned = history(deeds, Calendar(home)), history(deeds, calendar(home, begin, moves))
    # One day's work may lie on both sides of a midnight; never more than that is gained.
    assert len(turned) <= len(honest) + 1
    assert turned[-1].run <= 2 or honest[-1].run > 2


def test_around_every_change_of_every_clock_days_in_a_row_stay_days_in_a_row() -> None:
    looked_at = 0
    for zone in ZONES:
        for day in _days_of_change(zone, 2022, 2031):
            mine = Calendar(zone)
            around = list(days_between(day - timedelta(days=2), day + timedelta(days=2)))
            first = [start_of_day(one, zone) for one in around]
            last = [start_of_day(one + timedelta(days=1), zone) for one in around]
            for deeds in (first, [at - timedelta(minutes=1) for at in last]):
                found = history(deeds, mine)
                assert found[-1].run == len(around), (zone, day)
            with_gap = [at for at, one in zip(first, around, strict=True) if one != day]
            assert history(with_gap, mine)[-1].run <= 4
            looked_at += 1
    assert looked_at > 1000


def _days_of_change(zone: ZoneInfo, first: int, last: int) -> list[date]:
    days = list(days_between(date(first, 1, 1), date(last, 1, 1)))
    offsets = [datetime(d.year, d.month, d.day, 12, tzinfo=zone).utcoffset() for d in days]
    pairs = zip(days, offsets, offsets[1:], strict=False)
    return [day + timedelta(days=1) for day, before, after in pairs if before != after]


def test_flying_east_over_the_date_line_loses_no_run() -> None:
    mine = Calendar(ANGELES, ((datetime(2026, 6, 3, 17, tzinfo=UTC), TOKYO),))
    deeds = [
        datetime(2026, 6, 2, 5, tzinfo=UTC),  # Monday 22:00 in Los Angeles
        datetime(2026, 6, 3, 5, tzinfo=UTC),  # Tuesday 22:00
        datetime(2026, 6, 3, 16, tzinfo=UTC),  # Wednesday morning; Thursday has few hours
        datetime(2026, 6, 5, 13, tzinfo=UTC),  # Friday 22:00 in Tokyo
    ]
    found = history(deeds, mine)
    assert [step.studied.day.day for step in found] == [1, 2, 3, 5]
    assert [step.missed for step in found] == [0, 0, 0, 0]


def test_flying_west_makes_a_long_day_not_two() -> None:
    mine = Calendar(TOKYO, ((datetime(2026, 6, 3, 5, tzinfo=UTC), ANGELES),))
    deeds = [
        datetime(2026, 6, 3, 4, tzinfo=UTC),  # Wednesday 13:00 in Tokyo
        datetime(2026, 6, 4, 4, tzinfo=UTC),  # Wednesday 21:00 in Los Angeles
        datetime(2026, 6, 5, 4, tzinfo=UTC),  # Thursday 21:00
    ]
    assert [step.studied.day for step in history(deeds, mine)] == [
        date(2026, 6, 3),
        date(2026, 6, 4),
    ]


def days_of_june(*numbers: int) -> list[datetime]:
    return [datetime(2026, 6, number, 12, tzinfo=UTC) for number in numbers]


def test_seven_days_earn_a_freeze_that_a_missed_day_uses_by_itself() -> None:
    week = days_of_june(*range(1, 8))
    found = history([*week, *days_of_june(9)], Calendar(UTC), freeze=True)
    assert found[RUN_FOR_A_FREEZE - 1].freezes == 1
    assert (found[-1].run, found[-1].freezes) == (8, 0)
    assert found[-1].frozen == (date(2026, 6, 8),)


def test_without_freezes_a_new_run_begins_and_the_best_is_kept() -> None:
    deeds = days_of_june(*range(1, 8), 10)
    assert history(deeds, Calendar(UTC), freeze=True)[-1].run == 1
    standing_now = now(deeds, Calendar(UTC), days_of_june(10)[0], freeze=True)
    assert (standing_now.run, standing_now.best, standing_now.freezes) == (1, 7, 1)
    assert history(days_of_june(*range(1, 8), 9), Calendar(UTC))[-1].run == 1


def test_never_more_than_two_freezes_are_kept() -> None:
    found = history(days_of_june(*range(1, 29)), Calendar(UTC), freeze=True)
    assert found[-1].freezes == MOST_FREEZES


def test_today_is_not_missed_before_it_is_over() -> None:
    deeds = days_of_june(1, 2)
    at = datetime(2026, 6, 3, 23, 59, tzinfo=UTC)
    assert now(deeds, Calendar(UTC), at) == Streak(2, 2, 0, False, 0, date(2026, 6, 2))
    assert now(deeds, Calendar(UTC), at + timedelta(days=1)).run == 0


def test_four_minutes_of_reading_are_no_day_and_five_are() -> None:
    minutes = [datetime(2026, 6, 1, 12, minute, tzinfo=UTC) for minute in range(5)]
    assert studied_days((), minutes[:4], Calendar(UTC)) == []
    assert studied_days((), minutes, Calendar(UTC)) == [
        Studied(date(2026, 6, 1), minutes[0], minutes[4], 5)
    ]
    assert len(studied_days([minutes[0]], (), Calendar(UTC))) == 1


@MANY
@given(moments, zones)
def test_without_changes_the_calendar_is_the_clock(at: datetime, zone: ZoneInfo) -> None:
    day, clock = Calendar(zone).day_of(at), local_date(at, zone)
    assert day == clock or (day - clock == timedelta(days=1) and start_of_day(day, zone) <= at)
