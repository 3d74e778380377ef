"""What the top room stores: standings derived from facts, and facts of its own, by subject."""

from __future__ import annotations

from progress.models.planning import CalendarFeed, PlanVersion, StudyCorrection
from progress.models.standing import CourseProgress, WeekProgress

__all__ = [
    "CalendarFeed",
    "CourseProgress",
    "PlanVersion",
    "StudyCorrection",
    "WeekProgress",
]
