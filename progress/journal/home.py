"""The diary's line on the home page."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from progress.models import GapAnswer, JournalEntry, WeekProgress


def home_line(learner: User) -> dict[str, Any]:
    """What the diary could be given now, if anything. Two or three queries.

    `ask_before`: the worries at the start were never asked; `week`: one that was finished and has
    no entry yet.
    """
    asked = GapAnswer.objects.filter(learner=learner, moment=GapAnswer.Moment.BEFORE).exists()
    if (
        not asked
        and not WeekProgress.objects.filter(learner=learner, completed_at__isnull=False).exists()
    ):
        return {"ask_before": True, "week": None}
    written = JournalEntry.objects.filter(learner=learner, week__isnull=False)
    done = WeekProgress.objects.filter(learner=learner, completed_at__isnull=False)
    latest = (
        done.exclude(week__in=written.values("week"))
        .select_related("week__course")
        .order_by("-completed_at")
        .first()
    )
    return {"ask_before": False, "week": latest.week if latest else None}
