"""What other subjects contribute to advice. Each is asked only if it is there."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from accounts.models import User

if TYPE_CHECKING:
    from progress.planning.selectors import Plan


def due_reviews(learner: User, now: datetime) -> tuple[int, int]:
    """How many questions are due for review, and how many minutes they take about."""
    room = _there("quizzes.review.selectors", "due_summary")
    if room is None:
        return 0, 0
    count, minutes = room(learner, now)
    return int(count), int(minutes)


def plan(learner: User, now: datetime) -> Plan | None:
    """The learner's plan, if one is saved."""
    room = _there("progress.planning.selectors", "saved_plan")
    found: Plan | None = room(learner, now) if room else None
    return found


def plan_slip(plan: Plan | None) -> int | None:
    """Minutes behind the plan; None without a plan."""
    minutes = plan.slip if plan else None
    return None if minutes is None else round(minutes)


def _there(module: str, name: str) -> Any:
    """A function of a room, if the room has it."""
    parent = module.rpartition(".")[0]
    if find_spec(parent) is None or find_spec(module) is None:
        return None
    return getattr(import_module(module), name, None)
