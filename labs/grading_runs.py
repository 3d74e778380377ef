"""The life of one graded run: claimed, worked on, recorded, or given back.

Every change of state is a conditional update that looks at the number of rows it changed, because
a cancelling learner, the sweep and a second worker may want the same row.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from labs import services
from labs.grading.bundle import LabBundle
from labs.grading.engine import CheckOutcome, GradeOutcome, grade
from labs.models import CheckResult, LabVersion, Mode, State, Submission
from labs.sandbox.pool import SandboxPool
from labs.spec import LabSpec
from labs.verdicts import Verdict

log = structlog.get_logger(__name__)
TRIES = 2  # our failure is retried once
LOST_AFTER = timedelta(seconds=30)  # six missed heartbeats
HEARTBEAT_SECONDS = 5.0
CANCEL_POLL_SECONDS = 0.5
OUTPUT_PAUSE_SECONDS = 0.25


def bundle_of(version: LabVersion) -> LabBundle:
    """Return the lab version as the plain data that the grader takes."""
    spec = LabSpec.model_validate(version.spec)
    return LabBundle(spec.id, version.hash, spec, cast(dict[str, str], version.files))


def claim(*, submission_id: UUID, worker: str) -> Submission | None:
    """Take a queued submission for this worker; None when somebody else has it or it has ended."""
    now = timezone.now()
    claimed = Submission.objects.filter(pk=submission_id, state=State.QUEUED, tries__lt=TRIES)
    submission = claimed.select_related("lab_version__lab", "learner").first()
    if submission is None:
        return None
    tries = submission.tries + 1
    changed = Submission.objects.filter(
        pk=submission_id, state=State.QUEUED, tries=submission.tries
    ).update(state=State.RUNNING, worker=worker, started_at=now, heartbeat_at=now, tries=tries)
    if changed != 1:
        return None
    submission.state, submission.worker, submission.tries = State.RUNNING, worker, tries
    submission.started_at = now
    return submission


class Recorder:
    """Writes what the grader finds, as it finds it. Implements ``engine.Listener``."""

    def __init__(self, submission: Submission) -> None:
        self.submission = submission
        self.mine = Submission.objects.filter(
            pk=submission.pk, state=State.RUNNING, tries=submission.tries
        )
        self.is_cancelled = False
        self.next_look = self.next_beat = self.next_output = 0.0

    def on_started(self) -> None:
        """The sandbox runs the learner's code now."""
        services.announce(self.submission.pk, "state")

    def on_check(self, outcome: CheckOutcome) -> None:
        """One check has ended: its row is written before anybody is told."""
        CheckResult.objects.update_or_create(
            submission=self.submission, check_id=outcome.check_id, defaults=row_of(outcome)
        )
        services.announce(self.submission.pk, "check", position=outcome.position)

    def on_output(self, text: str) -> None:
        """Keep the tail of what was printed; not more often than people can read."""
        now = time.monotonic()
        if now < self.next_output:
            return
        self.next_output = now + OUTPUT_PAUSE_SECONDS
        self.mine.update(stdout=text.replace("\x00", "\ufffd"))
        services.announce(self.submission.pk, "output")

    def cancelled(self) -> bool:
        """Whether the learner has cancelled, or the sweep has taken the run away from us."""
        now = time.monotonic()
        if now >= self.next_beat:
            self.next_beat = now + HEARTBEAT_SECONDS
            self.next_look = now + CANCEL_POLL_SECONDS
            self.is_cancelled = self.mine.update(heartbeat_at=timezone.now()) != 1
        elif now >= self.next_look:
            self.next_look = now + CANCEL_POLL_SECONDS
            self.is_cancelled = not self.mine.exists()
        return self.is_cancelled


def row_of(outcome: CheckOutcome) -> dict[str, Any]:
    """Return the columns of CheckResult for an outcome."""
    return {
        "position": outcome.position,
        "verdict": outcome.verdict.value,
        "score": outcome.score,
        "cpu_ms": outcome.cpu_ms,
        "wall_ms": outcome.wall_ms,
        "memory_mb": outcome.memory_mb,
        "limit": outcome.limit,
        "card": outcome.card,
        "error": outcome.error,
        "mistake": outcome.mistake or "",
        "rests_on": outcome.rests_on or "",
    }


def run(*, submission_id: UUID, worker: str, pool: SandboxPool) -> None:
    """Grade one submission from claim to result. Safe to call twice for the same submission."""
    submission = claim(submission_id=submission_id, worker=worker)
    if submission is None:
        return
    recorder = Recorder(submission)
    outcome = grade(
        bundle=bundle_of(submission.lab_version),
        source=submission.source,
        seed=submission.seed,
        mode="submit" if submission.mode == Mode.SUBMIT else "run",
        pool=pool,
        listener=recorder,
    )
    if outcome.cancelled or recorder.cancelled():
        return
    if outcome.verdict == Verdict.OUR_FAILURE:
        give_back(submission=submission, failure=outcome.failure or "unknown")
    else:
        record(submission=submission, outcome=outcome)


def record(*, submission: Submission, outcome: GradeOutcome) -> bool:
    """Write the result if the run is still ours; return whether it was."""
    now = timezone.now()
    queued_ms = (submission.started_at or now) - submission.created_at
    phases = {"queued_ms": queued_ms.total_seconds() * 1000, **outcome.phases}
    with transaction.atomic():
        changed = Submission.objects.filter(
            pk=submission.pk, state=State.RUNNING, tries=submission.tries
        ).update(
            state=State.FINISHED,
            verdict=outcome.verdict.value,
            score=outcome.score,
            stdout=outcome.stdout.replace("\x00", "\ufffd"),
            phases=phases,
            versions=outcome.versions,
            device=outcome.device,
            problem=outcome.error,
            failure=outcome.failure or "",
            finished_at=now,
        )
        if changed == 1:
            submission.refresh_from_db()
            services.tell_finished(submission=submission)
    return changed == 1


def give_back(*, submission: Submission, failure: str) -> None:
    """Our failure: queue the run again once, then close it without charging anybody."""
    log.error("grading failed", submission=str(submission.pk), tries=submission.tries, why=failure)
    running = Submission.objects.filter(
        pk=submission.pk, state=State.RUNNING, tries=submission.tries
    )
    if submission.tries >= TRIES:
        _close_as_ours(submission, failure)
        return
    with transaction.atomic():
        changed = running.update(state=State.QUEUED, failure=failure, worker="", started_at=None)
        if changed == 1:
            CheckResult.objects.filter(submission=submission).delete()
            services.enqueue(submission_id=submission.pk, queue=submission.queue)
    services.announce(submission.pk, "state")


def _close_as_ours(submission: Submission, failure: str) -> None:
    with transaction.atomic():
        changed = Submission.objects.filter(
            pk=submission.pk, state=State.RUNNING, tries=submission.tries
        ).update(
            state=State.FINISHED,
            verdict=Verdict.OUR_FAILURE.value,
            score=None,
            failure=failure,
            finished_at=timezone.now(),
        )
        if changed == 1:
            submission.refresh_from_db()
            services.tell_finished(submission=submission)


def take_back_lost(*, now: datetime) -> int:
    """Give back runs whose worker has gone silent; return how many."""
    lost = Submission.objects.filter(state=State.RUNNING, heartbeat_at__lt=now - LOST_AFTER)
    count = 0
    for submission in lost:
        give_back(submission=submission, failure=f"worker {submission.worker} went silent")
        count += 1
    return count
