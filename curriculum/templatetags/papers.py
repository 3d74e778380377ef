"""Readings that belong to a week, for its page and its lesson."""

from __future__ import annotations

from typing import Any

from django import template

from curriculum.models import Week
from curriculum.papers import selectors

register = template.Library()


@register.inclusion_tag("curriculum/papers/_of_week.html")
def papers_of(week: Week) -> dict[str, Any]:
    """The readings of a week; nothing where there are none. One query."""
    return {"papers": selectors.papers_of_week(week)}
