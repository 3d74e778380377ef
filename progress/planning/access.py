"""The only way to a row of somebody's plan: one's own, else it is not there."""

from __future__ import annotations

from uuid import UUID

from accounts.models import User
from config.problems import NotFound
from progress.models import CalendarFeed, StudyCorrection
from progress.planning import selectors


def correction(learner: User, correction_id: UUID) -> StudyCorrection:
    """The learner's own correction; raises NotFound."""
    found = StudyCorrection.objects.filter(learner=learner, pk=correction_id).first()
    if found is None:
        raise NotFound
    return found


def feed(token: str) -> CalendarFeed:
    """The feed at a private address; raises NotFound once it is revoked."""
    found = selectors.feed_by_token(token)
    if found is None:
        raise NotFound
    return found
