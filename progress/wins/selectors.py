"""Reads: how the week and the days in a row stand, and the log of wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from accounts.models import User
from progress.local_days import days_between, start_of_week
from progress.models import RhythmSetting, Win
from progress.wins import evidence
from progress.wins.calendar import Calendar
from progress.wins.streaks import Step, Streak, Studied, missed_days, standing, steps
from progress.wins.winning import done_of

WINS_SHOWN = 200


@dataclass(frozen=True)
class WeekDay:
    """A day of the present week. ``frozen``: missed, and covered by a freeze."""

    day: date
    studied: bool
    frozen: bool
    today: bool


@dataclass(frozen=True)
class Rhythm:
    """Days in a row, the goal of the week and how much of it is done; days of this week."""

    streak: Streak
    setting: RhythmSetting
    done: int
    week: tuple[WeekDay, ...]
    studied: tuple[Studied, ...]

    @property
    def goal(self) -> str:
        """`days`, `minutes` or `none`."""
        return self.setting.goal

    @property
    def amount(self) -> int:
        """Days or minutes that were set; 0 without a goal."""
        return self.setting.amount

    @property
    def percent(self) -> int:
        """How much of the goal is done, at most 100; 0 without a goal."""
        return min(100, self.done * 100 // self.amount) if self.amount else 0


def rhythm_of(learner: User, now: datetime, *, kept_only: bool = False) -> Rhythm:
    """How the learner's week and days in a row stand at a moment. Six queries.

    ``kept_only``: from the days that are kept, in three queries; a day on which there was only
    reading may still be missing among them.
    """
    calendar, settings = evidence.calendar_of(learner), evidence.settings_of(learner)
    setting = settings[-1] if settings else RhythmSetting(learner=learner)
    kept = evidence.days_kept(learner)
    days = kept if kept_only else evidence.days_until_now(learner, calendar, kept)
    found = steps(days, calendar, uses_freeze=evidence.freeze_rule(settings))
    monday = start_of_week(calendar.day_of(now))
    week = [day for day in days if day.day >= monday]
    streak = standing(found, calendar, now, uses_freeze=setting.freeze)
    return Rhythm(
        streak=streak,
        setting=setting,
        done=done_of(setting.goal, week) if setting.amount else 0,
        week=tuple(_week(found, calendar, monday, now, streak)),
        studied=tuple(days),
    )


def _week(
    found: list[Step], calendar: Calendar, monday: date, now: datetime, streak: Streak
) -> list[WeekDay]:
    studied = {step.studied.day for step in found}
    frozen = {day for step in found for day in step.frozen}
    today = calendar.day_of(now)
    if found and streak.frozen_now:
        frozen |= set(missed_days(calendar, found[-1].studied, today, now))
    days = days_between(monday, monday + timedelta(days=6))
    return [WeekDay(day, day in studied, day in frozen, day == today) for day in days]


def log_of(learner: User) -> QuerySet[Win]:
    """The learner's wins, newest first."""
    return Win.objects.filter(learner=learner).order_by("-at", "-id")
