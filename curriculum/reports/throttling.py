"""How often one person may speak: enough for anybody who reads, too little to flood authors."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest

from accounts.models import User
from config.problems import TooMany


def report_counts(request: HttpRequest, learner: User) -> None:
    """Count a report; raises TooMany."""
    _count(request, learner, "material_report")


def rating_counts(request: HttpRequest, learner: User) -> None:
    """Count a rating; raises TooMany."""
    _count(request, learner, "clarity_rating")


def _count(request: HttpRequest, learner: User, action: str) -> None:
    # The person is named: with an app's token nobody is signed in for Django's own request.
    if not ratelimit.consume(request, action=action, user=learner):
        raise TooMany
