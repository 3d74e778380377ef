"""The only way to an attempt for a user."""

from __future__ import annotations

from uuid import UUID

from accounts.access import Visitor, may_review, may_see, signed_in
from accounts.models import User
from config.problems import Forbidden, NotFound
from quizzes import messages
from quizzes.models import Attempt


class NotAmongYours(NotFound):
    """No attempt that this person may see. Says the same whether it exists or not."""

    template = "quizzes/elsewhere.html"
    detail = messages.NOT_AMONG_YOURS


def attempt_for(visitor: Visitor, attempt_id: UUID) -> Attempt:
    """The attempt, for its learner and whoever may review the learner's work.

    Raises SignInNeeded for anonymous visitors and NotFound for everybody else.
    """
    user = signed_in(visitor)
    attempt = (
        Attempt.objects.select_related("learner", "week__course").filter(pk=attempt_id).first()
    )
    if attempt is None or not may_see(user, attempt.learner):
        raise NotAmongYours
    return attempt


def own_attempt_for(visitor: Visitor, attempt_id: UUID) -> Attempt:
    """The attempt, for its learner only: reviewers may read it but not answer (Forbidden)."""
    attempt = attempt_for(visitor, attempt_id)
    if attempt.learner_id != signed_in(visitor).pk:
        raise Forbidden(messages.NOT_YOURS)
    return attempt


def attempt_to_mark(visitor: Visitor, attempt_id: UUID) -> Attempt:
    """The attempt, for whoever may review the learner's work and is not the learner (Forbidden)."""
    attempt = attempt_for(visitor, attempt_id)
    if attempt.learner_id == signed_in(visitor).pk or not may_review(visitor, attempt.learner):
        raise Forbidden
    return attempt


def author(visitor: Visitor) -> User:
    """The visitor, if an author or operator, else Forbidden."""
    user = signed_in(visitor)
    if not (user.is_author or user.is_operator):
        raise Forbidden
    return user
