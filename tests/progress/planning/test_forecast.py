"""The forecast: the source's learner, and what must hold for any plan."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from django.conf import settings as site
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bench import planning as simulation
from progress.planning.burnup import Anchor, chart, slipped
from progress.planning.catching_up import choices, missing, optional
from progress.planning.checking import faults
from progress.planning.forecast import (
    MINUTES_PER_LISTED_DAY,
    Belief,
    Forecast,
    Situation,
    Spent,
    Unit,
    forecast,
    keeping_of,
    pace_of,
)
from progress.planning.schedule import Extra, Saved, Settings, Span, planned_in_the_past

COURSES = site.BASE_DIR / "courses" / "deep-learning"
TODAY = date(2026, 6, 30)
USUAL = Settings((60,) * 5 + (150,) * 2, TODAY)


def units(days: Sequence[float], share: float = 0.0) -> tuple[Unit, ...]:
    return tuple(
        Unit(f"course/{place}", one * MINUTES_PER_LISTED_DAY, share)
        for place, one in enumerate(days)
    )


def beginner(days: Sequence[float], today: date = TODAY) -> Situation:
    return Situation(today, units(days), pace_of([]), keeping_of([], []))


def days_of_the_five_courses() -> list[float]:
    """The listed days of every week, without the foundations before and transformers after."""
    weeks = sorted(COURSES.glob("0[1-5]-*/*/week.yaml"))
    loaded = [yaml.safe_load(Path(week).read_text(encoding="utf-8")) for week in weeks]
    return [week["days"] for week in loaded if week["id"] != "transformers"]


@pytest.mark.parametrize("year", [2019, 2020, 2026])
def test_the_learner_whose_days_are_listed_finishes_when_she_did(year: int) -> None:
    days = days_of_the_five_courses()
    assert sum(days) == 45
    start = date(year, 6, 30)

    found = forecast(replace(USUAL, starts_on=start), beginner(days, start))

    assert found.finish is not None
    assert abs(found.finish - date(year, 8, 21)) <= timedelta(days=3)
    assert found.earliest < date(year, 8, 21) < found.latest


def test_it_takes_a_few_milliseconds_even_for_years() -> None:
    slow = replace(USUAL, minutes=(5,) * 7)
    situation = beginner([3] * 25)
    forecast(slow, situation)
    began = perf_counter()
    for _round in range(5):
        forecast(slow, situation)

    assert (perf_counter() - began) / 5 < 0.05


def test_nought_hours_never_end_and_few_are_not_given_a_day_beyond_ten_years() -> None:
    never = forecast(replace(USUAL, minutes=(0,) * 7), beginner([3, 4]))
    beyond = forecast(replace(USUAL, minutes=(1,) + (0,) * 6), beginner([40]))

    assert (never.status, never.finish, never.latest) == ("never", None, None)
    assert (beyond.status, beyond.finish) == ("beyond", None)


def test_weeks_that_took_twice_as_long_move_the_day_and_narrow_the_range() -> None:
    listed = MINUTES_PER_LISTED_DAY * 3
    slow = pace_of([Spent(listed, 2 * listed)] * 6)
    fresh, known = beginner([3] * 10), replace(beginner([3] * 10), pace=slow)

    before, after = forecast(USUAL, fresh), forecast(USUAL, known)

    assert 1.6 < slow.factor < 2.1
    assert after.finish > before.finish
    assert ratio(after) < ratio(before)


def ratio(found: Forecast) -> float:
    return (found.latest - TODAY) / (found.earliest - TODAY)


def test_a_week_known_beforehand_says_nothing_about_the_pace() -> None:
    assert pace_of([Spent(300, 5), Spent(300, 0)]) == pace_of([])


def test_whoever_does_half_of_what_she_plans_is_told_a_later_day() -> None:
    half = keeping_of([60] * 30, [60, 0] * 15)
    found = forecast(USUAL, replace(beginner([3] * 5), keeping=half))

    assert 0.4 < half.factor < 0.65
    assert found.finish > forecast(USUAL, beginner([3] * 5)).finish


def test_what_had_been_planned_does_not_change_with_the_plan() -> None:
    saved = [
        Saved(TODAY, USUAL),
        Saved(TODAY + timedelta(days=3), replace(USUAL, minutes=(0,) * 7)),
    ]
    planned = planned_in_the_past(saved, TODAY + timedelta(days=6))

    assert list(planned.values()) == [60, 60, 60, 0, 0]


@pytest.mark.parametrize("world", ["as_believed"])
def test_the_truth_lies_in_the_range_eighty_times_of_a_hundred(world: str) -> None:
    found = simulation.coverage(600, seed=5, world=simulation.WORLDS[world])

    assert set(found) == {"at_0.00", "at_0.33", "at_0.67"}
    for at, figures in found.items():
        assert 0.75 <= figures["in_the_range"] <= 0.85, at
        assert 0.4 <= figures["by_the_middle"] <= 0.6, at
    widths = [figures["median_width_days"] for figures in found.values()]
    assert widths == sorted(widths, reverse=True)


# What must hold for any plan.

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
MINUTES = st.tuples(*[st.integers(0, 1440)] * 7)
SPANS = st.builds(
    lambda first, length: Span(first, first + timedelta(days=length)), DAYS, st.integers(0, 60)
)
EXTRAS = st.builds(Extra, SPANS, st.tuples(*[st.integers(0, 300)] * 7))
PLANS = st.builds(
    Settings,
    minutes=MINUTES,
    starts_on=DAYS,
    wanted_on=st.none() | DAYS,
    pauses=st.lists(SPANS, max_size=4).map(tuple),
    extras=st.lists(EXTRAS, max_size=2).map(tuple),
    left_out=st.lists(st.sampled_from([f"course/{n}" for n in range(9)]), max_size=3).map(tuple),
)
UNITS = st.lists(
    st.builds(
        lambda days, share: (days * MINUTES_PER_LISTED_DAY, share),
        st.floats(0.5, 10),
        st.floats(0, 1),
    ),
    max_size=12,
).map(lambda rows: tuple(Unit(f"course/{place}", *row) for place, row in enumerate(rows)))
SITUATIONS = st.builds(
    Situation,
    today=DAYS,
    units=UNITS,
    pace=st.builds(Belief, st.floats(-1, 1), st.floats(0.01, 0.2), st.integers(0, 9)),
    keeping=st.builds(Belief, st.floats(-2, 0.3), st.floats(0.01, 0.1), st.integers(0, 9)),
    done_today=st.integers(0, 1440),
)
quick = hypothesis_settings(max_examples=60, deadline=None)
LATEST = date.max


def day(found: date | None) -> date:
    return found or LATEST


@quick
@given(PLANS, SITUATIONS)
def test_a_finish_is_not_before_the_start_and_the_range_holds_it(
    plan: Settings, situation: Situation
) -> None:
    found = forecast(plan, situation)

    if found.status == "finished":
        assert all(unit.left == 0 for unit in situation.within(plan))
        return
    assert day(found.earliest) <= day(found.finish) <= day(found.latest)
    assert day(found.earliest) >= max(plan.starts_on, situation.today)
    assert (found.finish is not None) == (found.status == "dated")
    turns = [turn for window in found.windows for turn in (day(window.first), day(window.last))]
    assert turns == sorted(turns)
    assert found.windows[-1].last == found.finish


@quick
@given(PLANS, SITUATIONS, st.integers(0, 6), st.integers(1, 600))
def test_more_hours_are_never_later(
    plan: Settings, situation: Situation, weekday: int, more: int
) -> None:
    minutes = tuple(
        min(1440, old + more) if place == weekday else old for place, old in enumerate(plan.minutes)
    )
    before = forecast(plan, situation)
    after = forecast(replace(plan, minutes=minutes), situation)

    for name in ("earliest", "finish", "latest"):
        assert day(getattr(after, name)) <= day(getattr(before, name)), name


@quick
@given(PLANS, SITUATIONS, SPANS)
def test_a_pause_is_never_sooner_and_shifts_by_no_more_than_its_days(
    plan: Settings, situation: Situation, pause: Span
) -> None:
    plan = replace(plan, pauses=(), extras=(), minutes=(60,) * 7)
    before = forecast(plan, situation)
    after = forecast(replace(plan, pauses=(pause,)), situation)

    assert day(after.finish) >= day(before.finish)
    if before.finish and after.finish:
        length = pause.last - pause.first + timedelta(days=1)
        assert after.finish <= before.finish + length
        first = max(plan.starts_on, situation.today)
        if first <= pause.first and pause.last < before.finish:
            assert after.finish == before.finish + length


@quick
@given(PLANS, SITUATIONS, DAYS, st.floats(0, 1), st.floats(0, 20_000))
def test_no_plan_makes_the_chart_the_slip_or_the_choices_fail(
    plan: Settings, situation: Situation, anchor_day: date, share: float, needed: float
) -> None:
    list(faults(plan, situation.today))
    anchor = Anchor(anchor_day, share, needed)
    outlook = forecast(plan, situation)
    points = chart(plan, anchor, situation, outlook, {anchor_day: share})

    assert [point.day for point in points] == sorted({point.day for point in points})
    assert len(points) <= 125
    for earlier, later in itertools.pairwise(points):
        if earlier.plan is not None:
            assert earlier.plan <= later.plan + 1e-9 <= 1 + 2e-9
    slipped(plan, anchor, situation)
    lacking = missing(plan, anchor, situation, outlook)
    may_go = optional(unit.key for unit in situation.units)
    for choice in choices(plan, situation, lacking or 1, outlook, may_go):
        if choice.kind != "new_date":
            assert day(choice.outlook.finish) <= day(outlook.finish)
        assert choice.outlook == forecast(choice.settings, situation)
