"""The small line under a place where learners say whether it was clear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from accounts.models import User
from curriculum.models import Week
from curriculum.reports import reading, selectors
from curriculum.reports.views import address_of

register = template.Library()


@register.filter
def with_formulas(text: str) -> SafeString:
    """A text as it was read, its formulas set."""
    return reading.with_formulas(text)


@register.inclusion_tag("curriculum/reports/_place.html", takes_context=True)
def place_line(
    context: Mapping[str, Any],
    kind: str,
    week: Week,
    slug: str,
    marks: Mapping[str, selectors.Mark] | None = None,
) -> dict[str, Any]:
    """Rating and report of a place. Without `marks` two queries, for somebody signed in."""
    user = context.get("user")
    visitor = user if isinstance(user, User) else None
    if marks is None:
        marks = selectors.marks(visitor, kind, week, slug) if visitor else {}
    return {
        "kind": kind,
        "slug": slug,
        "address": address_of(kind, week, slug),
        "mark": marks.get(slug, selectors.Mark()),
        "signed_in": visitor is not None,
        "csrf_token": context.get("csrf_token"),
    }
