"""News from the rooms below, after commit."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from curriculum.models import Week
from curriculum.signals import lesson_finished
from labs.models import Mode, Submission
from labs.signals import submission_finished
from progress.services import update_weeks
from quizzes.models import Attempt
from quizzes.signals import attempt_finished


@receiver(lesson_finished)
def after_lesson(sender: Any, *, learner: User, week: Week, **kwargs: Any) -> None:
    """A lesson was finished."""
    update_weeks(learner=learner, weeks=[week])


@receiver(attempt_finished)
def after_attempt(sender: Any, *, attempt: Attempt, **kwargs: Any) -> None:
    """A quiz was finished."""
    update_weeks(learner=attempt.learner, weeks=[attempt.week])


@receiver(submission_finished)
def after_submission(sender: Any, *, submission: Submission, **kwargs: Any) -> None:
    """A submission was graded; runs of examples count for nothing."""
    if submission.mode == Mode.SUBMIT:
        update_weeks(learner=submission.learner, weeks=[submission.lab_version.lab.week])
