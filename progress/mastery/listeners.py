"""News after which concepts may be known better or worse."""

from __future__ import annotations

import logging
from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from django.dispatch import receiver

from accounts.models import User
from labs.models import Mode, Submission
from labs.signals import submission_finished
from progress.mastery import services
from quizzes.models import Answer
from quizzes.signals import answer_given, answers_remarked

logger = logging.getLogger(__name__)


@receiver(answer_given)
def after_answer(sender: Any, *, answer: Answer, **kwargs: Any) -> None:
    """A question was answered: in a quiz, a check, quick questions or a review."""
    _update(answer.attempt.learner, answer.item_version.concepts)


@receiver(answers_remarked)
def after_remarking(
    sender: Any, *, learners: Collection[int], concepts: Collection[str], **kwargs: Any
) -> None:
    """Answers have other marks now; they are there for others after the commit."""
    for learner in User.objects.filter(pk__in=learners).order_by("pk"):
        transaction.on_commit(partial(_update, learner, concepts))


@receiver(submission_finished)
def after_submission(sender: Any, *, submission: Submission, **kwargs: Any) -> None:
    """A submission was graded; runs of examples prove nothing."""
    if submission.mode == Mode.SUBMIT:
        _update(submission.learner, services.concepts_of_submission(submission))


def _update(learner: User, concepts: Collection[str]) -> None:
    """Fold again. The fact itself is safe: a failure here must not look like a failure there."""
    try:
        services.update_concepts(learner=learner, concepts=concepts)
    except DatabaseError:
        logger.exception("concepts not updated", extra={"learner": learner.pk})
