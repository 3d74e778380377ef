"""What is counted, by the learner's own days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from curriculum.models import StudyMinute, Week
from curriculum.services import record_study
from labs.models import Lab
from progress.local_days import local_date, zone_of
from progress.planning.services import correct
from progress.statistics import statistics_of
from tests.progress import deeds


def study(learner: User, week: Week, *moments: datetime, kind: str = "lesson") -> None:
    for moment in moments:
        record_study(learner=learner, week=week, kind=kind, at=moment)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc]


def test_days_begin_at_the_learners_midnight(learner: User, week: Week) -> None:
    learner.time_zone = "Asia/Tokyo"
    study(learner, week, utc(2026, 6, 30, 14, 59), utc(2026, 6, 30, 15, 0), utc(2026, 6, 30, 15, 1))
    found = statistics_of(learner, now=utc(2026, 6, 30, 16, 0))
    assert [(day.day, day.minutes) for day in found.days] == [
        (date(2026, 6, 30), 1),
        (date(2026, 7, 1), 2),
    ]
    assert found.time.today == 2


def test_corrections_count_by_day_and_week_and_are_said_apart(
    learner: User, week: Week, client_of: Any, api_of: Any
) -> None:
    now = timezone.now()
    study(learner, week, *(now - timedelta(minutes=n) for n in (1, 2, 3)))
    today = local_date(now, zone_of(learner.time_zone))
    counted = statistics_of(learner, now=now).time.total
    correct(learner=learner, day=today, minutes_delta=40, week=week, now=now)
    correct(learner=learner, day=today - timedelta(days=2), minutes_delta=25, now=now)
    found = statistics_of(learner, now=now)
    assert (found.time.total, found.time.corrected) == (counted + 65, 65)
    assert sum(found.time.by_kind.values()) == counted
    assert found.minutes_by_week[week.pk] == counted + 40
    assert sum(day.minutes for day in found.days) == found.time.total
    assert "+65 min" in client_of(learner).get("/statistics/").content.decode()
    time = api_of(learner).get("/api/v1/progress/statistics/").json()["time"]
    assert (time["corrected_minutes"], time["total_minutes"]) == (65, counted + 65)


def test_the_same_minutes_are_one_day_further_west(learner: User, week: Week) -> None:
    learner.time_zone = "America/Santiago"
    study(learner, week, utc(2026, 6, 30, 14, 59), utc(2026, 6, 30, 15, 0))
    assert [day.minutes for day in statistics_of(learner, now=utc(2026, 6, 30, 16)).days] == [2]


@pytest.mark.parametrize(
    ("zone", "first", "second", "same"),
    [
        ("Europe/Berlin", utc(2026, 10, 24, 22, 0), utc(2026, 10, 25, 22, 59), True),
        ("Europe/Berlin", utc(2026, 10, 24, 22, 0), utc(2026, 10, 25, 23, 0), False),
        ("Europe/Berlin", utc(2026, 3, 28, 23, 0), utc(2026, 3, 29, 21, 59), True),
        ("Europe/Berlin", utc(2026, 3, 28, 23, 0), utc(2026, 3, 29, 22, 0), False),
    ],
    ids=["long day", "after a long day", "short day", "after a short day"],
)
def test_days_on_which_clocks_change_are_whole(
    zone: str, first: datetime, second: datetime, same: bool, learner: User, week: Week
) -> None:
    learner.time_zone = zone
    study(learner, week, first, second)
    days = statistics_of(learner, now=second).days
    assert (len(days) == 1) is same
    assert sum(day.minutes for day in days) == 2


def test_a_week_begins_on_monday(learner: User, week: Week) -> None:
    sunday, monday = utc(2026, 11, 15, 23, 59), utc(2026, 11, 16, 0, 0)
    study(learner, week, sunday, monday, utc(2026, 11, 22, 12, 0))
    found = statistics_of(learner, now=utc(2026, 11, 22, 13, 0))
    assert (found.time.today, found.time.week, found.time.total) == (1, 2, 3)


def test_a_minute_spent_on_two_weeks_counts_once_and_all_sums_agree(
    learner: User, week: Week
) -> None:
    other = Week.objects.exclude(pk=week.pk).first()
    assert other is not None
    moment = utc(2026, 11, 22, 12, 0)
    study(learner, week, moment)
    study(learner, other, moment, moment + timedelta(minutes=1), kind="lab")
    found = statistics_of(learner, now=moment)
    assert found.time.total == 2
    assert dict(found.time.by_kind) == {"lesson": 1, "quiz": 0, "lab": 1}
    assert found.minutes_by_week == {week.pk: 1, other.pk: 1}
    assert found.days[-1].total_minutes == 2


def test_the_curve_has_every_day_until_today(learner: User, week: Week) -> None:
    study(learner, week, utc(2026, 11, 18, 12, 0), utc(2026, 11, 20, 12, 0))
    days = statistics_of(learner, now=utc(2026, 11, 22, 12, 0)).days
    assert [day.minutes for day in days] == [1, 0, 1, 0, 0]
    assert [day.total_minutes for day in days] == [1, 1, 2, 2, 2]


def test_passes_count_once_on_the_day_they_were_reached(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    first, again = utc(2026, 11, 18, 12, 0), utc(2026, 11, 20, 12, 0)
    deeds.hand_in(learner, labs[0], at=first)
    deeds.hand_in(learner, labs[0], at=again, source="y = 1\n")
    deeds.hand_in(learner, labs[1], at=again)
    StudyMinute.objects.all().delete()
    found = statistics_of(learner, now=again)
    assert [day.passes for day in found.days] == [1, 0, 1]
    assert (found.passes, found.labs.passed) == (2, 3)


def test_accuracy_and_certainty_are_counted_apart(learner: User, week: Week) -> None:
    deeds.take_quiz(learner, week, right=8, certainty=3)
    deeds.take_quiz(learner, week, right=5, certainty=1)
    found = statistics_of(learner).quizzes
    assert (found.attempts, found.passed, found.answers) == (2, 1, 20)
    assert found.accuracy == pytest.approx(13 / 20)
    assert found.certainty_points == pytest.approx(8 * 3 - 2 * 6 + 5 * 1)
    assert found.certainty_best == 60
    assert [(level.certainty, level.answers) for level in found.levels] == [
        (1, 10),
        (2, 0),
        (3, 10),
    ]
    assert [level.accuracy for level in found.levels] == [0.5, None, 0.8]


def test_submissions_runs_and_our_failures_are_told_apart(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    deeds.hand_in(learner, labs[0], mode="run")
    deeds.hand_in(learner, labs[0], verdict="wrong", score=0.5)
    deeds.hand_in(learner, labs[0], verdict="our_failure", source="y = 1\n")
    deeds.hand_in(learner, labs[0], source="z = 1\n")
    found = statistics_of(learner)
    assert (found.labs.runs, found.labs.submissions, found.labs.passed) == (1, 2, 1)
    assert found.submissions_by_week == {week.pk: 2}


def test_nobody_elses_work_is_counted(learner: User, other_learner: User, week: Week) -> None:
    deeds.read_lesson(other_learner, week)
    deeds.take_quiz(other_learner, week)
    assert statistics_of(learner).empty
    assert statistics_of(learner).days == ()
