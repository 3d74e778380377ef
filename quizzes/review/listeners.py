"""Cards follow what happens to answers. The answer itself is safe: a failure here must not look as
if it were not; `quizzes.fold_review_cards` catches up every hour."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any

from django.db import DatabaseError
from django.dispatch import receiver

from quizzes.models import Answer
from quizzes.review.services import catch_up, mark_stale
from quizzes.signals import answer_given, answers_remarked

logger = logging.getLogger(__name__)


@receiver(answer_given)
def after_answer(sender: Any, *, answer: Answer, **kwargs: Any) -> None:
    """A question was answered, in a quiz or in a review."""
    try:
        catch_up(learner=answer.attempt.learner)
    except DatabaseError:
        logger.exception("cards not folded", extra={"learner": answer.attempt.learner_id})


@receiver(answers_remarked)
def after_remarking(sender: Any, *, learners: Collection[int], **kwargs: Any) -> None:
    """Answers have other marks now, so other ratings."""
    mark_stale(learners=learners)
