"""The life of one graded run: claimed, worked on, recorded, or given back.

Every change of state is a conditional update that looks at the number of rows it changed, because
a cancelling learner, the sweep and a second worker may want the same row.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from labs import limits, services
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
# A run that takes longer than its limits allow is stuck: then it may be found silent.
LONGEST_SECONDS = limits.MAXIMA.total_wall_seconds + limits.AUTHOR.total_wall_seconds

_at_work: dict[UUID, float] = {}  # this process's runs, and when each began (monotonic)


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


def held(submission: Submission) -> QuerySet[Submission]:
    """The row of a claimed run, if it is still the claimer's: update it, and count."""
    return Submission.objects.filter(
        pk=submission.pk, state=State.RUNNING, tries=submission.tries, worker=submission.worker
    )


def beat(*, worker: str) -> None:
    """Say that this process still works on its runs, also while nothing is heard of them.

    Authors' files and the import of a library may take longer than silence is believed.
    """
    began_after = time.monotonic() - LONGEST_SECONDS
    ids = [pk for pk, began in list(_at_work.items()) if began > began_after]
    if ids:
        mine = Submission.objects.filter(pk__in=ids, state=State.RUNNING, worker=worker)
        mine.update(heartbeat_at=timezone.now())


def never() -> bool:
    """Return that nobody asks this process to end."""
    return False


class Recorder:
    """Writes what the grader finds, as it finds it. Implements ``engine.Listener``.

    ``leaving``: whether the worker is about to end, and has waited long enough for this run.
    """

    def __init__(self, submission: Submission, leaving: Callable[[], bool] = never) -> None:
        self.submission, self.leaving = submission, leaving
        self.mine = held(submission)
        self.is_cancelled = False
        self.next_look = self.next_beat = self.next_output = 0.0

    def on_started(self) -> None:
        """The sandbox runs the learner's code now."""
        services.announce(self.submission.pk, "state")

    def on_check(self, outcome: CheckOutcome) -> None:
        """One check has ended: its row is written before anybody is told.

        Not when the run is no longer ours: its row is locked until ours is written.
        """
        with transaction.atomic():
            if self.mine.update(heartbeat_at=timezone.now()) != 1:
                self.is_cancelled = True
                return
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
        """Whether to stop: the learner has cancelled, the sweep took the run away, or we end."""
        if self.is_cancelled or self.leaving():
            return True
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


def run(
    *, submission_id: UUID, worker: str, pool: SandboxPool, leaving: Callable[[], bool] = never
) -> None:
    """Grade one submission from claim to result. Safe to call twice for the same submission."""
    submission = claim(submission_id=submission_id, worker=worker)
    if submission is None:
        return
    _at_work[submission.pk] = time.monotonic()
    try:
        outcome = _graded(submission, pool, leaving)
    except ValueError as error:  # the stored specification is of an older kind
        give_back(submission=submission, failure=f"the lab cannot be read: {error}"[:2000])
    else:
        _settle(submission, outcome)
    finally:
        _at_work.pop(submission.pk, None)


def _graded(submission: Submission, pool: SandboxPool, leaving: Callable[[], bool]) -> GradeOutcome:
    return grade(
        bundle=bundle_of(submission.lab_version),
        source=submission.source,
        seed=submission.seed,
        mode="submit" if submission.mode == Mode.SUBMIT else "run",
        pool=pool,
        listener=Recorder(submission, leaving),
    )


def _settle(submission: Submission, outcome: GradeOutcome) -> None:
    if outcome.cancelled:
        hand_over(submission=submission)
    elif outcome.verdict == Verdict.OUR_FAILURE:
        give_back(submission=submission, failure=outcome.failure or "unknown")
    else:
        record(submission=submission, outcome=outcome)


def hand_over(*, submission: Submission) -> bool:
    """Leave a run to another worker, since this one ends; it costs no try. Returns whether it was.

    A run that the learner has cancelled, or that somebody else has, is not touched.
    """
    with transaction.atomic():
        changed = held(submission).update(
            state=State.QUEUED, tries=F("tries") - 1, worker="", started_at=None
        )
        if changed == 1:
            _queue_again(submission)
    return changed == 1


def _queue_again(submission: Submission) -> None:
    CheckResult.objects.filter(submission=submission).delete()
    services.enqueue(submission_id=submission.pk, queue=submission.queue)
    transaction.on_commit(lambda: services.announce(submission.pk, "state"))


def record(*, submission: Submission, outcome: GradeOutcome) -> bool:
    """Write the result if the run is still ours; return whether it was."""
    now = timezone.now()
    queued_ms = (submission.started_at or now) - submission.created_at
    phases = {"queued_ms": queued_ms.total_seconds() * 1000, **outcome.phases}
    with transaction.atomic():
        changed = held(submission).update(
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
            _tell(submission)
    return changed == 1


def give_back(*, submission: Submission, failure: str, still: Q | None = None) -> bool:
    """Our failure: queue the run again once, then close it without charging anybody.

    ``still``: what must hold besides that the run is the claimer's. Returns whether it was changed.
    """
    rows = held(submission).filter(still or Q())
    with transaction.atomic():
        if submission.tries < TRIES:
            changed = rows.update(state=State.QUEUED, failure=failure, worker="", started_at=None)
            then = _queue_again
        else:
            changed = rows.update(
                state=State.FINISHED,
                verdict=Verdict.OUR_FAILURE.value,
                score=None,
                failure=failure,
                finished_at=timezone.now(),
            )
            then = _tell
        if changed != 1:
            return False
        then(submission)
    log.error("grading failed", submission=str(submission.pk), tries=submission.tries, why=failure)
    return True


def _tell(submission: Submission) -> None:
    submission.refresh_from_db()
    services.tell_finished(submission=submission)


def take_back_lost(*, now: datetime) -> int:
    """Give back runs whose worker has gone silent; return how many."""
    silent = Q(heartbeat_at__lt=now - LOST_AFTER)
    lost = Submission.objects.filter(silent, state=State.RUNNING)
    return sum(
        # Asked again at the change: a worker that was only slow may have spoken in between.
        give_back(
            submission=submission, failure=f"worker {submission.worker} went silent", still=silent
        )
        for submission in lost
    )
