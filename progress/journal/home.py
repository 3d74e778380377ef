"""The diary's line on the home page."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from progress.models import GapAnswer, JournalEntry, WeekProgress


def home_line(learner: User) -> dict[str, Any]:
    """What the diary could be given now, if anything. Two queries.

    `ask_before`: the worries at the start were never asked; `week`: one that was finished and has
    no entry yet.
    """
    written = JournalEntry.objects.filter(learner=learner, week__isnull=False)
    done = WeekProgress.objects.filter(learner=learner, completed_at__isnull=False)
    latest = (
        done.exclude(week__in=written.values("week"))
        .select_related("week__course")
        .order_by("-completed_at")
        .first()
    )
    if latest:
        return {"ask_before": False, "week": latest.week}
    asked = GapAnswer.objects.filter(learner=learner, moment=GapAnswer.Moment.BEFORE)
    return {"ask_before": not asked.exists(), "week": None}
