"""Writes: what follows from facts (study days, wins), and settings of the rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.locking import lock_people
from accounts.models import User
from config.prepared import Parameter, prepared
from config.problems import Invalid
from progress.models import RhythmSetting, StudyDay, Win, ZoneChange
from progress.models.wins import MOST_MINUTES
from progress.of_learners import LEARNER
from progress.wins import evidence
from progress.wins.streaks import Studied, steps
from progress.wins.winning import Won, wins

NOT_DAYS = _("Choose from 1 to 7 days.")
NOT_MINUTES = _("Choose from 1 to %(most)s minutes.")


@transaction.atomic
def refold(*, learner: User) -> None:
    """Fold the learner's facts again and write study days and wins that differ."""
    # As in the standing of weeks: two pieces of news at once must not fold from stale facts.
    lock_people([learner.pk])
    calendar, settings = evidence.calendar_of(learner), evidence.settings_of(learner)
    days = evidence.days_of(learner, calendar)
    _write_days(learner, days)
    run = steps(days, calendar, uses_freeze=evidence.freeze_rule(settings))
    found = wins(evidence.deeds_of(learner, run, settings), calendar.day_of)
    _write_wins(learner, [_row(learner, won, calendar.day_of(won.at)) for won in found])


_kept_day = prepared(
    lambda: StudyDay.objects.filter(learner=LEARNER, day=Parameter(StudyDay, "day")).values_list(
        "pk"
    )
)


def studied_on(*, learner: User, at: datetime) -> bool:
    """Whether the day of a moment is kept as a day of study. Two queries."""
    day = evidence.calendar_of(learner).day_of(at)
    return bool(_kept_day(learner=learner.pk, day=day))


def keep_up(*, learner: User, days: Sequence[Studied]) -> None:
    """Fold again if a day of study came with no news (reading, answers of an open quiz)."""
    kept = StudyDay.objects.filter(learner=learner).count()
    if kept != len(days):
        refold(learner=learner)


def rebuild(*, learner: User) -> None:
    """Make study days and wins again, from facts alone."""
    with transaction.atomic():
        StudyDay.objects.filter(learner=learner).delete()
        Win.objects.filter(learner=learner).delete()
        refold(learner=learner)


def _write_days(learner: User, days: list[Studied]) -> None:
    kept = {day.day: day for day in evidence.days_kept(learner)}
    if gone := set(kept) - {day.day for day in days}:
        StudyDay.objects.filter(learner=learner, day__in=gone).delete()
    StudyDay.objects.bulk_create(
        [
            StudyDay(
                learner=learner,
                day=day.day,
                first_at=day.first_at,
                last_at=day.last_at,
                minutes=min(day.minutes, 1500),
            )
            for day in days
            if kept.get(day.day) != day
        ],
        update_conflicts=True,
        unique_fields=["learner", "day"],
        update_fields=["first_at", "last_at", "minutes"],
    )


def _row(learner: User, won: Won, day: date) -> Win:
    return Win(learner=learner, kind=won.kind, key=won.key, at=won.at, day=day, data=won.data)


_wins_kept = prepared(lambda: Win.objects.filter(learner=LEARNER).order_by())


def _write_wins(learner: User, rows: list[Win]) -> None:
    kept = {(row.kind, row.key): row for row in _wins_kept(learner=learner.pk)}
    wanted = {(row.kind, row.key) for row in rows}
    if gone := [row.pk for name, row in kept.items() if name not in wanted]:
        Win.objects.filter(pk__in=gone).delete()
    Win.objects.bulk_create(
        [row for row in rows if _differs(kept.get((row.kind, row.key)), row)],
        update_conflicts=True,
        unique_fields=["learner", "kind", "key"],
        update_fields=["at", "day", "data"],
    )


def _differs(kept: Win | None, row: Win) -> bool:
    return kept is None or (kept.at, kept.day, kept.data) != (row.at, row.day, row.data)


def note_zone_change(*, learner: User, before: str, at: datetime | None = None) -> ZoneChange:
    """Write down that the learner's clock was set from ``before`` to the present zone."""
    return ZoneChange.objects.create(
        learner=learner, before=before, after=learner.time_zone, at=at or timezone.now()
    )


def set_rhythm(
    *, learner: User, goal: str, amount: int, freeze: bool, show_streak: bool
) -> RhythmSetting:
    """Set the goal of a week and how days in a row count, from now on. Raises Invalid."""
    kind = RhythmSetting.Goal(goal)
    if kind == RhythmSetting.Goal.DAYS and not 1 <= amount <= 7:
        raise Invalid(errors={"amount": [NOT_DAYS]})
    if kind == RhythmSetting.Goal.MINUTES and not 1 <= amount <= MOST_MINUTES:
        raise Invalid(errors={"amount": [str(NOT_MINUTES) % {"most": MOST_MINUTES}]})
    with transaction.atomic():
        setting = RhythmSetting.objects.create(
            learner=learner,
            goal=kind,
            amount=0 if kind == RhythmSetting.Goal.NONE else amount,
            freeze=freeze,
            show_streak=show_streak,
        )
        refold(learner=learner)
    return setting
