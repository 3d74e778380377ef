"""News from the rooms below, after commit."""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError
from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import User
from curriculum.models import ContentSync, Week
from curriculum.signals import lesson_finished
from labs.models import Mode, Submission
from labs.signals import submission_finished
from progress import recall  # noqa: F401  its receiver
from progress.services import refold_everybody, update_weeks
from quizzes.models import Attempt
from quizzes.signals import attempt_finished, attempt_rescored

logger = logging.getLogger(__name__)
WEIGHED = ("courses ", "weeks ", "labs ")  # of a sync's report; other texts weigh nothing


@receiver(lesson_finished)
def after_lesson(sender: Any, *, learner: User, week: Week, **kwargs: Any) -> None:
    """A lesson was finished."""
    _update(learner, week)


@receiver([attempt_finished, attempt_rescored])
def after_attempt(sender: Any, *, attempt: Attempt, **kwargs: Any) -> None:
    """A quiz was finished, or its result worked out again."""
    _update(attempt.learner, attempt.week)


@receiver(submission_finished)
def after_submission(sender: Any, *, submission: Submission, **kwargs: Any) -> None:
    """A submission was graded; runs of examples count for nothing."""
    if submission.mode == Mode.SUBMIT:
        _update(submission.learner, submission.lab_version.lab.week)


@receiver(post_save, sender=ContentSync)
def after_sync(sender: Any, *, instance: ContentSync, **kwargs: Any) -> None:
    """Content has changed: what came or went may change what percentages are made of.

    The content is there already, so a failure here must not look as if it had been refused.
    """
    if not (instance.ok and any(what.startswith(WEIGHED) for what in instance.report)):
        return
    try:
        refold_everybody()
    except DatabaseError:
        logger.exception("progress not folded again; run manage.py rebuild_progress")


def _update(learner: User, week: Week) -> None:
    """Fold again. The fact itself is safe: a failure here must not look like a failure there."""
    try:
        update_weeks(learner=learner, weeks=[week])
    except DatabaseError:
        logger.exception("progress not updated", extra={"learner": learner.pk, "week": week.pk})
