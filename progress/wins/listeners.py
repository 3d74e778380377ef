"""News after which study days and wins may differ. Connected after those of the standings."""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError
from django.db.models.signals import pre_save
from django.dispatch import receiver

from accounts.models import User
from curriculum.signals import lesson_finished
from labs.models import Mode, Submission
from labs.signals import submission_finished
from progress.wins import services
from quizzes.models import Answer, Attempt
from quizzes.signals import answer_given, attempt_finished, attempt_rescored

logger = logging.getLogger(__name__)


@receiver(lesson_finished)
def after_lesson(sender: Any, *, learner: User, **kwargs: Any) -> None:
    """A lesson was finished: a week may have been, too."""
    _refold(learner)


@receiver([attempt_finished, attempt_rescored])
def after_attempt(sender: Any, *, attempt: Attempt, **kwargs: Any) -> None:
    """A quiz was finished, or its result worked out again."""
    _refold(attempt.learner)


@receiver(answer_given)
def after_answer(sender: Any, *, answer: Answer, **kwargs: Any) -> None:
    """The first answer of a day makes it a day of study."""
    learner = answer.attempt.learner
    if not services.studied_on(learner=learner, at=answer.answered_at):
        _refold(learner)


@receiver(submission_finished)
def after_submission(sender: Any, *, submission: Submission, **kwargs: Any) -> None:
    """A graded submission may be a win; a run is a day's study, of which the first one counts."""
    if submission.mode == Mode.SUBMIT or not services.studied_on(
        learner=submission.learner, at=submission.created_at
    ):
        _refold(submission.learner)


@receiver(pre_save, sender=User)
def before_zone_changes(
    sender: Any, *, instance: User, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    """Keep since when the clock is which: past days stay the days that they were."""
    if raw or instance.pk is None or (update_fields and "time_zone" not in update_fields):
        return
    before = User.objects.filter(pk=instance.pk).values_list("time_zone", flat=True).first()
    if before is not None and before != instance.time_zone:
        services.note_zone_change(learner=instance, before=before)


def _refold(learner: User) -> None:
    """The fact itself is safe: a failure here must not look like a failure there."""
    try:
        services.refold(learner=learner)
    except DatabaseError:
        logger.exception("wins not updated", extra={"learner": learner.pk})
