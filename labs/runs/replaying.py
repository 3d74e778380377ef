"""Grading a stored submission again, to see what went wrong on our side."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from labs.grading.outcomes import GradeOutcome, Silence
from labs.models import UNCHECKED, CheckResult, State, Submission
from labs.runs.lifecycle import graded
from labs.runs.recording import write_checks
from labs.sandbox.pool import SandboxPool
from labs.services import tell_finished
from labs.verdicts import Verdict


def submission_to_replay(submission_id: UUID) -> Submission | None:
    """A submission with all that grading needs."""
    found = Submission.objects.select_related("lab_version__lab", "learner")
    return found.filter(pk=submission_id).first()


def replay(*, submission: Submission, pool: SandboxPool) -> GradeOutcome:
    """Grade the stored code with the stored seed and version. Writes nothing."""
    return graded(submission, pool, Silence())


def record_replay(*, submission: Submission, outcome: GradeOutcome) -> bool:
    """Make the outcome the result of a run that had ended as our failure; return whether it was.

    Only such a row is changed, and only once: a grade that somebody has is never replaced.
    """
    if outcome.verdict == Verdict.OUR_FAILURE or outcome.cancelled:
        return False
    failed = Submission.objects.filter(
        pk=submission.pk, state=State.FINISHED, verdict=Verdict.OUR_FAILURE.value
    )
    with transaction.atomic():
        changed = failed.update(
            verdict=outcome.verdict.value,
            score=None if submission.mode in UNCHECKED else outcome.score,
            trace=outcome.trace,
            stdout=outcome.stdout.replace("\x00", "\ufffd"),
            phases=outcome.phases,
            versions=outcome.versions,
            device=outcome.device,
            problem=outcome.error,
            failure="",
            finished_at=timezone.now(),
            owes_news=True,
        )
        if changed == 1:
            CheckResult.objects.filter(submission=submission).delete()
            write_checks(submission, outcome.checks)
            submission.refresh_from_db()
            tell_finished(submission=submission)
    return changed == 1
