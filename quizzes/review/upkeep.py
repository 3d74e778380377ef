"""Catching up for everybody: after an upgrade, after regrades, after something went wrong."""

from __future__ import annotations

from accounts.models import User
from quizzes.models import Answer
from quizzes.review.models import ReviewDeck
from quizzes.review.services import catch_up

AT_ONCE = 500
"""Learners in one go; the next hour does the next."""


def fold_everybody() -> int:
    """Fold what is not in the cards yet; of how many learners."""
    behind = Answer.objects.filter(review_log__isnull=True).order_by()
    learners = set(behind.values_list("attempt__learner", flat=True).distinct()[:AT_ONCE])
    learners |= set(ReviewDeck.objects.filter(stale=True).values_list("learner", flat=True))
    people = User.objects.filter(pk__in=learners).order_by("pk")[:AT_ONCE]
    for person in people:
        catch_up(learner=person)
    return len(people)
