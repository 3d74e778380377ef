"""Writes of the plan, of corrections and of the calendar feed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.locking import lock_people
from accounts.models import User
from config.problems import Conflict, Invalid, Text
from curriculum.models import Week
from progress.local_days import local_date, zone_of
from progress.models import CalendarFeed, PlanVersion, StudyCorrection
from progress.models.planning import new_token
from progress.planning import selectors
from progress.planning.checking import faults
from progress.planning.forecast import Situation
from progress.planning.measuring import Minutes, minutes_of
from progress.planning.schedule import MINUTES_OF_A_DAY, Settings, Span
from progress.planning.wording import FAULTS

CHOICE_GONE = gettext_lazy("Your plan has changed; this way of catching up fits no longer.")


def check(settings: Settings, situation: Situation) -> None:
    """Raise Invalid for settings that cannot be used; errors are by field."""
    errors: dict[str, list[Text]] = {}
    for field, fault in faults(settings, situation.today):
        errors.setdefault(field, []).append(FAULTS[fault])
    if situation.units and not situation.within(settings):
        errors["left_out"] = [FAULTS["nothing_left"]]
    if errors:
        raise Invalid(errors=errors)


@transaction.atomic
def save_plan(
    *, learner: User, settings: Settings, origin: str = "form", now: datetime | None = None
) -> PlanVersion:
    """Save a new version of the plan; its line begins where the learner stands now.

    Raises Invalid.
    """
    now = now or timezone.now()
    _one_at_a_time(learner)
    situation = selectors.plan_of(learner, now).situation
    check(settings, situation)
    return PlanVersion.objects.create(
        learner=learner,
        created_at=now,
        origin=PlanVersion.Origin(origin),
        minutes=list(settings.minutes),
        starts_on=settings.starts_on,
        wanted_on=settings.wanted_on,
        pauses=[_stored(pause) for pause in settings.pauses],
        extras=[
            _stored(extra.span) | {"minutes": list(extra.minutes)}
            for extra in settings.extras
            if extra.span.last >= situation.today
        ],
        left_out=sorted({unit.key for unit in situation.units} & set(settings.left_out)),
        study_at=settings.study_at,
        anchor_day=situation.today,
        anchor_share=situation.share(settings),
        needed_minutes=situation.rest(settings).quantile(0.5),
    )


def _one_at_a_time(learner: User) -> None:
    """Two tabs that save at once come one after the other."""
    lock_people([learner.pk])


def _stored(span: Span) -> dict[str, object]:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


@transaction.atomic
def catch_up(*, learner: User, kind: str, now: datetime | None = None) -> PlanVersion:
    """Take one of the offered ways. Raises Conflict when it is not offered any more."""
    now = now or timezone.now()
    _one_at_a_time(learner)
    plan = selectors.plan_of(learner, now)
    choice = next((one for one in plan.choices if one.kind == kind), None)
    if choice is None:
        raise Conflict(CHOICE_GONE, code="choice_gone")
    return save_plan(learner=learner, settings=choice.settings, origin=kind, now=now)


@transaction.atomic
def follow_goal(
    *,
    learner: User,
    before: Collection[str],
    now_aside: Collection[str],
    now: datetime | None = None,
) -> PlanVersion | None:
    """Leave out of a saved plan the weeks (course/week) that a new goal does not need.

    Those that only the goal ``before`` left out come back. None: no plan, or nothing changes.
    """
    now = now or timezone.now()
    _one_at_a_time(learner)
    plan = selectors.saved_plan(learner, now)
    if plan is None:
        return None
    present = set(plan.settings.left_out)
    wanted = (present - set(before)) | (set(now_aside) & set(plan.row_by_key))
    settings = replace(plan.settings, left_out=tuple(sorted(wanted)))
    if wanted == present or not plan.situation.within(settings):
        return None
    if settings.wanted_on is not None and settings.wanted_on < plan.today:
        settings = replace(settings, wanted_on=None)  # a day that has passed cannot be saved
    return save_plan(learner=learner, settings=settings, origin="goal", now=now)


@transaction.atomic
def undo(*, learner: User, now: datetime | None = None) -> PlanVersion | None:
    """Take back the last saving; return the version that counts now, None when there is none."""
    _one_at_a_time(learner)
    valid = PlanVersion.objects.filter(learner=learner, undone_at__isnull=True)
    last = valid.last()
    if last is not None:
        last.undone_at = now or timezone.now()
        last.save(update_fields=["undone_at"])
    return valid.last()


@transaction.atomic
def correct(
    *,
    learner: User,
    day: date,
    minutes_delta: int,
    week: Week | None = None,
    note: str = "",
    now: datetime | None = None,
) -> StudyCorrection:
    """Add minutes to a day or take some away. Raises Invalid when the day has not so many."""
    zone = zone_of(learner.time_zone)
    _one_at_a_time(learner)
    today = local_date(now or timezone.now(), zone)
    counted = minutes_of(learner, zone)
    _refuse_impossible(counted, today, day, minutes_delta, week)
    return StudyCorrection.objects.create(
        learner=learner, day=day, minutes_delta=minutes_delta, week=week, note=note.strip()[:200]
    )


def _refuse_impossible(
    counted: Minutes, today: date, day: date, delta: int, week: Week | None
) -> None:
    if day > today:
        raise Invalid(errors={"day": [_("That day has not come yet.")]})
    if delta == 0:
        raise Invalid(errors={"minutes_delta": [_("Nought minutes change nothing.")]})
    present = counted.on(day)
    if present + delta > MINUTES_OF_A_DAY:
        raise Invalid(errors={"minutes_delta": [FAULTS["more_than_a_day"]]})
    if week is not None:
        present = min(present, counted.of_week_on(day, week.pk))
    if -delta > present:
        text = _("Only %(minutes)s minutes are counted there, so no more can be taken away.")
        raise Invalid(errors={"minutes_delta": [text % {"minutes": present}]})


def remove_correction(*, correction: StudyCorrection) -> None:
    """Forget a correction; what was counted stands as it did before."""
    correction.delete()


@transaction.atomic
def renew_feed(*, learner: User) -> CalendarFeed:
    """Give the calendar a new private address; an old one stops working."""
    feed, created = CalendarFeed.objects.get_or_create(learner=learner)
    if not created:
        feed.token = new_token()
        feed.created_at = timezone.now()
        feed.save(update_fields=["token", "created_at"])
    return feed


def revoke_feed(*, learner: User) -> None:
    """Let the calendar's address stop working."""
    CalendarFeed.objects.filter(learner=learner).update(token=None)
