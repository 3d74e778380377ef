"""How far a learner is: in a week and a course (`weeks`), and in concepts. Pure rules."""

from __future__ import annotations

from progress.mastery.weeks import (
    NEARLY_ONE,
    WEIGHTS,
    Fact,
    Part,
    PartKind,
    PartStatus,
    WeekStanding,
    WeekState,
    WeekTerm,
    course_percent,
    new_parts,
    present_parts,
    share_done,
    standing,
    weights,
    whole_percent,
)

__all__ = [
    "NEARLY_ONE",
    "WEIGHTS",
    "Fact",
    "Part",
    "PartKind",
    "PartStatus",
    "WeekStanding",
    "WeekState",
    "WeekTerm",
    "course_percent",
    "new_parts",
    "present_parts",
    "share_done",
    "standing",
    "weights",
    "whole_percent",
]
