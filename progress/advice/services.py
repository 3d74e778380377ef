"""Writes: what a learner says to advice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from config.problems import Invalid
from curriculum.models import Course, Week
from progress.advice import goals
from progress.advice.rules import Action
from progress.advice.selectors import advice_for
from progress.local_days import local_date, start_of_day, zone_of
from progress.mastery.selectors import graph
from progress.models import Goal, Snooze
from progress.planning import services as planning

LATER_TODAY = timedelta(hours=3)
DAYS_OFF = {Snooze.Why.TOO_LONG: 1, Snooze.Why.TOO_HARD: 3, Snooze.Why.NOT_INTERESTED: 14}


def until(why: str, now: datetime, zone_name: str) -> datetime:
    """Until when an action stays away. Days end by the learner's own clock."""
    if why == Snooze.Why.LATER_TODAY:
        return now + LATER_TODAY
    zone = zone_of(zone_name)
    day = local_date(now, zone) + timedelta(days=DAYS_OFF[Snooze.Why(why)])
    return start_of_day(day, zone)


def not_now(*, learner: User, key: str, why: str, now: datetime | None = None) -> Snooze:
    """Put off an action that is offered now; raises Invalid for any other, and unknown reasons."""
    now = now or timezone.now()
    if why not in Snooze.Why.values:
        raise Invalid(errors={"why": [_("Say why: one of the reasons offered.")]})
    advice = advice_for(learner, now)
    offered = {step.action.key: step.action for step in (advice.step, *advice.others)}
    action = offered.get(key)
    if action is None or not action.minutes:
        raise Invalid(errors={"action": [_("This is not offered at the moment.")]})
    return _snooze(learner, action, why, now)


def _snooze(learner: User, action: Action, why: str, now: datetime) -> Snooze:
    return Snooze.objects.create(
        learner=learner,
        action=action.key,
        why=why,
        minutes=action.minutes,
        week_id=action.week_id,
        created_at=now,
        until=until(why, now, learner.time_zone),
    )


def take_back(*, learner: User, now: datetime | None = None) -> int:
    """Offer again what was put off; returns how many actions that were. The rows stay as facts."""
    now = now or timezone.now()
    rows = Snooze.objects.filter(learner=learner, until__gt=now, created_at__lt=now)
    return rows.update(until=now)


@transaction.atomic
def set_goal(
    *,
    learner: User,
    kind: str,
    course: Course | None = None,
    weeks: Sequence[Week] = (),
) -> Goal:
    """Say what it is all for; a saved plan follows. Raises Invalid when the goal names nothing."""
    if kind not in Goal.Kind.values:
        raise Invalid(errors={"kind": [_("There is no such goal.")]})
    if kind == Goal.Kind.COURSE and course is None:
        raise Invalid(errors={"course": [_("Choose a course.")]})
    if kind == Goal.Kind.WEEKS and not weeks:
        raise Invalid(errors={"weeks": [_("Choose at least one week.")]})
    named = course if kind == Goal.Kind.COURSE else None
    found = graph()
    before = goals.aside(goals.goal_of(learner), found)
    goal, _new = Goal.objects.update_or_create(
        learner=learner, defaults={"kind": kind, "course": named, "set_at": timezone.now()}
    )
    goal.weeks.set(weeks if kind == Goal.Kind.WEEKS else [])
    planning.follow_goal(learner=learner, before=before, now_aside=goals.aside(goal, found))
    return goal
