"""What the placement test adds to the home and path pages, so that their views need not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from accounts.models import User
from progress.placement import outcome, views
from progress.placement.outcome import PathRefresher

register = template.Library()


@register.simple_tag
def placement_line(learner: object) -> dict[str, Any]:
    """Whether newcomers are offered the test."""
    return views.home_line(learner) if isinstance(learner, User) else {}


@register.simple_tag
def placement_refreshers(learner: object) -> dict[str, PathRefresher]:
    """Refreshers by "course/week"; none for visitors."""
    return outcome.refreshers_for_path(learner) if isinstance(learner, User) else {}


@register.filter
def refresher_of(refreshers: Mapping[str, PathRefresher] | str, key: str) -> PathRefresher | None:
    """The refresher before a week, if any; pages without refreshers have none."""
    return refreshers.get(key) if isinstance(refreshers, Mapping) else None
