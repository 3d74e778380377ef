"""What the top room stores: standings derived from facts, and facts of its own, by subject."""

from __future__ import annotations

from progress.models.advice import Goal, Snooze
from progress.models.certificates import Certificate, CertificateKey
from progress.models.concepts import ConceptStanding, LookBack
from progress.models.journal import GapAnswer, JournalEntry
from progress.models.placement import (
    PlacementItem,
    PlacementQuestion,
    PlacementResult,
    PlacementTest,
)
from progress.models.planning import CalendarFeed, PlanVersion, StudyCorrection
from progress.models.standing import CourseProgress, WeekProgress
from progress.models.wins import RhythmSetting, StudyDay, Win, WinLink, ZoneChange

__all__ = [
    "CalendarFeed",
    "Certificate",
    "CertificateKey",
    "ConceptStanding",
    "CourseProgress",
    "GapAnswer",
    "Goal",
    "JournalEntry",
    "LookBack",
    "PlacementItem",
    "PlacementQuestion",
    "PlacementResult",
    "PlacementTest",
    "PlanVersion",
    "RhythmSetting",
    "Snooze",
    "StudyCorrection",
    "StudyDay",
    "WeekProgress",
    "Win",
    "WinLink",
    "ZoneChange",
]
