"""A passed lab is not remembered for ever: questions about its concepts come back in review."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.dispatch import receiver

from accounts.models import User
from config.prepared import Parameter, prepared
from labs.models import LabVersion, Mode, State, Submission
from labs.signals import submission_finished
from labs.verdicts import Verdict
from progress.of_learners import LEARNER
from quizzes.review.services import introduce

logger = logging.getLogger(__name__)


@receiver(submission_finished)
def after_submission(sender: Any, *, submission: Submission, **kwargs: Any) -> None:
    """A lab was passed. A failure here must not look like a failure of the grade.

    One piece of news may stand for several submissions, of which an earlier one passed.
    """
    if submission.mode != Mode.SUBMIT:
        return
    try:
        if passed_at := _passed_at(submission):
            _introduce(submission.learner, submission.lab_version, passed_at)
    except DatabaseError:
        logger.exception("no cards for a lab", extra={"learner": submission.learner_id})


_passed = prepared(
    lambda: (
        Submission.objects.filter(
            learner=LEARNER,
            lab_version=Parameter(Submission, "lab_version"),
            mode=Mode.SUBMIT,
            state=State.FINISHED,
            verdict=Verdict.PASSED,
        )
        .order_by("finished_at")
        .values_list("finished_at", flat=True)[:1]
    )
)


def _passed_at(submission: Submission) -> datetime | None:
    """When the learner first passed this version. One query."""
    return _passed.first(learner=submission.learner_id, lab_version=submission.lab_version_id)


def introduce_passed(*, learner: User) -> None:
    """Cards of all labs that the learner has passed; those that are there already stay."""
    passed = Submission.objects.filter(
        learner=learner, mode=Mode.SUBMIT, state=State.FINISHED, verdict=Verdict.PASSED
    ).select_related("lab_version__lab")
    for submission in passed.defer("lab_version__files").order_by("finished_at"):
        _introduce(learner, submission.lab_version, submission.finished_at)


def _introduce(learner: User, version: LabVersion, at: datetime | None) -> None:
    if at:
        introduce(
            learner=learner,
            week_id=version.lab.week_id,
            concepts=concepts_of(version.spec),
            at=at,
            reason=f"lab:{version.lab.slug}",
        )


def concepts_of(spec: dict[str, Any]) -> set[str]:
    """The concepts that a lab and its checks are about. Pure."""
    checks = [concept for check in spec.get("checks", []) for concept in check.get("concepts", [])]
    return {*spec.get("concepts", []), *checks}
