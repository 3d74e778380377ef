"""The life of one graded run: claimed, worked on, recorded, or given back.

Every change of state is a conditional update that looks at the number of rows it changed, because
a cancelling learner, the sweep and a second worker may want the same row.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from config.prepared import Parameter, PreparedUpdate, prepared
from labs import limits, selectors, services
from labs.content.versions import bundle_of
from labs.grading.bundle import LabBundle
from labs.grading.engine import CheckOutcome, GradeOutcome, Listener, grade
from labs.grading.observing import observe
from labs.grading.tracing import trace
from labs.grading.varied import varied
from labs.models import UNCHECKED, CheckResult, Mode, State, Submission
from labs.runs import quarantine
from labs.runs.recording import HELD, Recorder, claim_of, held, never, write_checks
from labs.runs.steady import Steady, once_it_answers
from labs.sandbox.pool import SandboxPool
from labs.spec.lab import LabSpec
from labs.status import figures
from labs.variations import asking, originality
from labs.verdicts import Verdict

log = structlog.get_logger(__name__)
# Of these the grader needs the specification and the files, once for all runs of a version.
UNREAD = ("api_changes", "trace", "stdout", *(f"lab_version__{name}" for name in selectors.HEAVY))
TRIES = 2  # our failure is retried once
LOST_AFTER = timedelta(seconds=15)  # five missed heartbeats
# A run that takes longer than its limits allow is stuck: then it may be found silent.
LONGEST_SECONDS = limits.MAXIMA.total_wall_seconds + limits.AUTHOR.total_wall_seconds
STUCK = "the run took longer than its limits allow, and its guard did not end it"

_at_work: dict[UUID, float] = {}  # this process's runs, and when each began (monotonic)


def claim(*, submission_id: UUID, worker: str) -> Submission | None:
    """Take a queued submission for this worker; None when somebody else has it or it has ended."""
    now = timezone.now()
    submission = _claimable.first(id=submission_id)
    if submission is None:
        return None
    before, tries = submission.tries, submission.tries + 1
    if _take(id=submission_id, tries=before, worker=worker, now=now, new_tries=tries) != 1:
        return None
    submission.state, submission.worker, submission.tries = State.RUNNING, worker, tries
    submission.started_at = now
    return submission


BY_ID = Parameter(Submission, "id")
QUEUED = Submission.objects.order_by().filter(pk=BY_ID, state=State.QUEUED)
_claimable = prepared(
    lambda: QUEUED.filter(tries__lt=TRIES).select_related("lab_version").defer(*UNREAD)
)
_take = PreparedUpdate(
    lambda: QUEUED.filter(tries=Parameter(Submission, "tries")),
    state=State.RUNNING,
    worker=Parameter(Submission, "worker"),
    started_at=Parameter(Submission, "started_at", "now"),
    heartbeat_at=Parameter(Submission, "heartbeat_at", "now"),
    tries=Parameter(Submission, "tries", "new_tries"),
)
RESULT = (
    *("verdict", "score", "trace", "stdout", "phases", "versions", "device", "problem"),
    *("failure", "finished_at"),
)
_close = PreparedUpdate(
    HELD.all,
    state=State.FINISHED,
    owes_news=True,
    **{name: Parameter(Submission, name) for name in RESULT},
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


def run(
    *, submission_id: UUID, worker: str, pool: SandboxPool, leaving: Callable[[], bool] = never
) -> None:
    """Grade one submission from claim to result. Safe to call twice for the same submission."""
    submission = claim(submission_id=submission_id, worker=worker)
    if submission is None:
        return
    _at_work[submission.pk] = time.monotonic()
    try:
        if submission.quarantined:
            _run_apart(submission, pool, leaving)
        else:
            finish(submission=submission, pool=pool, leaving=leaving)
    finally:
        _at_work.pop(submission.pk, None)


def _run_apart(submission: Submission, pool: SandboxPool, leaving: Callable[[], bool]) -> None:
    """A worker has died with this run: another process grades it, and may die of it."""
    end = quarantine.grade_apart(
        submission_id=submission.pk,
        worker=submission.worker,
        tries=submission.tries,
        mode=pool.mode,
        longest=LONGEST_SECONDS,
        leaving=leaving,
    )
    if end == quarantine.LEFT:
        once_it_answers(lambda: hand_over(submission=submission), leaving=leaving)
    elif end:
        once_it_answers(lambda: give_back(submission=submission, failure=end), leaving=leaving)


def finish(
    *, submission: Submission, pool: SandboxPool, leaving: Callable[[], bool] = never
) -> None:
    """Grade a claimed run and write what came of it, if need be when the database is back."""
    recorder = Recorder(submission, leaving, is_crowded)
    steady = Steady(recorder, LONGEST_SECONDS, leaving)
    try:
        outcome = graded(submission, pool, steady)
    except ValueError as error:  # the stored specification is of an older kind
        failure = f"the lab cannot be read: {error}"[:2000]
        once_it_answers(lambda: give_back(submission=submission, failure=failure), leaving=leaving)
        return
    phases = {**outcome.phases, "publish_ms": round(steady.seconds * 1000, 2)}
    outcome = replace(outcome, phases=phases)
    if outcome.cancelled and steady.is_stuck:
        outcome = replace(outcome, cancelled=False, verdict=Verdict.OUR_FAILURE, failure=STUCK)
    unwritten = outcome.checks if steady.away else tuple(recorder.unwritten.values())
    once_it_answers(lambda: _settle(submission, outcome, unwritten), leaving=leaving)


def graded(submission: Submission, pool: SandboxPool, listener: Listener) -> GradeOutcome:
    """Grade or trace the stored code with the stored seed and version. Writes nothing itself."""
    if submission.mode == Mode.TRACE:
        return trace(
            bundle=bundle_of(submission.lab_version),
            source=submission.source,
            function=submission.traced_function,
            pool=pool,
            listener=listener,
        )
    if submission.mode == Mode.OBSERVE:
        return observe(
            bundle=bundle_of(submission.lab_version),
            source=submission.source,
            at=submission.prediction.position,
            pool=pool,
            listener=listener,
        )
    return grade(
        bundle=_bundle(submission),
        source=submission.source,
        seed=submission.seed,
        mode="run" if submission.mode == Mode.RUN else "submit",
        pool=pool,
        listener=listener,
    )


def _bundle(submission: Submission) -> LabBundle:
    bundle = bundle_of(submission.lab_version)
    if submission.mode != Mode.VARY:
        return bundle
    # Not from what is kept of the version: the variation may change while the lab's files stay.
    return varied(bundle, LabSpec.model_validate(submission.lab_version.spec).variation)


def _settle(
    submission: Submission, outcome: GradeOutcome, unwritten: Iterable[CheckOutcome]
) -> None:
    if outcome.cancelled:
        hand_over(submission=submission)
    elif outcome.verdict == Verdict.OUR_FAILURE:
        give_back(submission=submission, failure=outcome.failure or "unknown")
    else:
        record(submission=submission, outcome=outcome, unwritten=unwritten)


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


def record(
    *, submission: Submission, outcome: GradeOutcome, unwritten: Iterable[CheckOutcome] = ()
) -> bool:
    """Write the result, with checks not written yet, if the run is still ours; return whether."""
    now = timezone.now()
    queued_ms = (submission.started_at or now) - submission.created_at
    phases = {"queued_ms": queued_ms.total_seconds() * 1000, **outcome.phases}
    found = originality.look_at(submission, outcome.verdict)
    with transaction.atomic():
        changed = _close(
            **claim_of(submission),
            verdict=(Verdict.VARIATION if found and found.near else outcome.verdict).value,
            score=None if submission.mode in UNCHECKED else outcome.score,
            trace=outcome.trace,
            stdout=outcome.stdout.replace("\x00", "\ufffd"),
            phases=phases,
            versions=outcome.versions,
            device=outcome.device,
            problem=outcome.error,
            failure=outcome.failure or "",
            finished_at=now,
        )
        if changed == 1:
            write_checks(submission, unwritten)
            if found:
                originality.keep(submission, found)
            asking.settle(submission, outcome.verdict)
            services.tell_finished(submission=submission)
    if changed == 1:
        figures.observe(bundle_of(submission.lab_version).spec.runtime, phases)
    return changed == 1


def give_back(
    *, submission: Submission, failure: str, still: Q | None = None, died: bool = False
) -> bool:
    """Our failure: queue the run again once, then close it without charging anybody.

    ``still``: what must hold besides that the run is the claimer's. ``died``: the worker did, maybe
    of this run, so that the second try is made apart. Returns whether it was changed.
    """
    rows = held(submission).filter(still or Q())
    with transaction.atomic():
        if submission.tries < TRIES:
            changed = rows.update(
                state=State.QUEUED, failure=failure, worker="", started_at=None, quarantined=died
            )
        else:
            changed = rows.update(
                state=State.FINISHED,
                verdict=Verdict.OUR_FAILURE.value,
                score=None,
                failure=failure,
                finished_at=timezone.now(),
                owes_news=True,
            )
        if changed != 1:
            return False
        if submission.tries < TRIES:
            _queue_again(submission)
        else:
            services.tell_finished(submission=submission)
    log.error("grading failed", submission=str(submission.pk), tries=submission.tries, why=failure)
    return True


def take_back_lost(*, now: datetime) -> int:
    """Give back runs whose worker has gone silent; return how many."""
    return _take_back(Q(heartbeat_at__lt=now - LOST_AFTER), "went silent")


def take_back_own(*, worker: str) -> int:
    """Give back what an earlier process of this very name had: it has ended, since we began."""
    return _take_back(Q(worker=worker) & ~Q(pk__in=list(_at_work)), "died")


def _take_back(lost: Q, how: str) -> int:
    return sum(
        # Asked again at the change: a worker that was only slow may have spoken in between.
        give_back(
            submission=submission,
            failure=f"worker {submission.worker} {how}",
            still=lost,
            died=True,
        )
        for submission in Submission.objects.filter(lost, state=State.RUNNING)
    )


def is_at_work() -> bool:
    """Whether this process has a run under way, from claim to result."""
    return bool(_at_work)


def is_crowded() -> bool:
    """Whether this process has several runs under way, which wait for each other's writes."""
    return len(_at_work) > 1


def is_stuck() -> bool:
    """Whether a run has kept one of our threads for longer than its limits can explain."""
    began_before = time.monotonic() - LONGEST_SECONDS
    return any(began < began_before for began in list(_at_work.values()))
