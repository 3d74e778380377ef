"""News after which concepts may be known better or worse."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError
from django.dispatch import receiver

from accounts.models import User
from labs.models import Mode, Submission
from labs.signals import submission_finished
from progress.mastery import services
from quizzes.models import Attempt
from quizzes.signals import attempt_finished, attempt_rescored

logger = logging.getLogger(__name__)


@receiver([attempt_finished, attempt_rescored])
def after_attempt(sender: Any, *, attempt: Attempt, **kwargs: Any) -> None:
    """An attempt was finished, or marked again."""
    _update(attempt.learner, lambda: services.concepts_of_attempt(attempt))


@receiver(submission_finished)
def after_submission(sender: Any, *, submission: Submission, **kwargs: Any) -> None:
    """A submission was graded; runs of examples prove nothing."""
    if submission.mode == Mode.SUBMIT:
        _update(submission.learner, lambda: services.concepts_of_submission(submission))


def _update(learner: User, concepts: Callable[[], set[str]]) -> None:
    """Fold again. The fact itself is safe: a failure here must not look like a failure there."""
    try:
        services.update_concepts(learner=learner, concepts=concepts())
    except DatabaseError:
        logger.exception("concepts not updated", extra={"learner": learner.pk})
