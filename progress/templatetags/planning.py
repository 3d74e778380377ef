"""What other pages show of the plan: a line on the home page, the turn of each week."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils import timezone

from accounts.models import User
from progress.planning import selectors, wording
from progress.planning.forecast import Window
from progress.planning.selectors import Plan

register = template.Library()


@register.simple_tag
def plan_line(plan: Plan | None) -> str:
    """The plan in one line; "" without one. No query."""
    return wording.home_text(plan) if plan else ""


@register.simple_tag
def planned_turns(user: object) -> dict[str, Window]:
    """The days of each week's turn by course/week; empty without a plan. One or five queries."""
    plan = selectors.saved_plan(user, timezone.now()) if isinstance(user, User) else None
    return {window.key: window for window in plan.outlook.windows} if plan else {}


@register.filter
def turn_of(turns: Mapping[str, Window] | str, key: str) -> Window | None:
    """The turn of the week course/week, if it has one."""
    return turns.get(key) if isinstance(turns, Mapping) else None


@register.filter
def week_key(week: object) -> str:
    """A week as course/week; its course must be fetched."""
    return f"{week.course.slug}/{week.slug}"  # type: ignore[attr-defined]
