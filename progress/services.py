"""Keeps the derived rows in step with the facts."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from curriculum.models import Week
from progress import facts
from progress.mastery import WeekStanding, standing
from progress.models import WeekProgress


def update_weeks(*, learner: User, weeks: Sequence[Week]) -> None:
    """Fold the learner's facts of these weeks again and write the standing."""
    with transaction.atomic():
        # Two pieces of news at once (web and worker) must not fold from stale facts.
        User.objects.select_for_update().only("pk").get(pk=learner.pk)
        parts, done = facts.parts_of(weeks), facts.facts_of(learner, weeks)
        for week in weeks:
            folded = standing(parts[week.pk], done[week.pk])
            if done[week.pk]:
                _write(learner, week, folded)
            else:
                WeekProgress.objects.filter(learner=learner, week=week).delete()


def _write(learner: User, week: Week, folded: WeekStanding) -> None:
    WeekProgress.objects.update_or_create(
        learner=learner,
        week=week,
        defaults={
            "state": folded.state.value,
            "percent": folded.percent,
            "best": dict(folded.best),
            "new_parts": list(folded.new_parts),
            "completed_at": folded.completed_at,
            "last_fact_at": folded.last_fact_at,
        },
    )


def rebuild(*, learner: User) -> None:
    """Make all derived rows of a learner again, from facts alone."""
    weeks = list(Week.objects.all())
    with transaction.atomic():
        WeekProgress.objects.filter(learner=learner).delete()
        update_weeks(learner=learner, weeks=weeks)
