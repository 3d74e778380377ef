"""The life of a run: claimed by one, given back once, closed without charging anybody."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from labs import services
from labs.grading.outcomes import CheckOutcome, GradeOutcome
from labs.models import CheckResult, LabVersion, State, Submission
from labs.runs import lifecycle, recording
from labs.runs.workers import ThisWorker
from labs.signals import submission_finished
from labs.verdicts import Verdict

PASSED = CheckOutcome("sigmoid-example", 0, Verdict.PASSED, 1.0)
OUTCOME = GradeOutcome(Verdict.PASSED, 1.0, (PASSED,), versions={"numpy": "2.4"})


@pytest.fixture
def submission(learner: User, hand_in) -> Submission:
    return hand_in(learner)


def claim(submission: Submission, worker: str = "cpu@one") -> Submission | None:
    return lifecycle.claim(submission_id=submission.pk, worker=worker)


def test_a_run_has_one_worker_however_often_it_is_delivered(submission: Submission) -> None:
    assert claim(submission) is not None
    assert claim(submission, "cpu@two") is None
    submission.refresh_from_db()
    assert (submission.state, submission.worker, submission.tries) == ("running", "cpu@one", 1)


def test_the_result_is_recorded_once_and_told(
    submission: Submission, django_capture_on_commit_callbacks
) -> None:
    mine = claim(submission)
    assert mine is not None
    told: list[Submission] = []

    def hear(submission: Submission, **_: object) -> None:
        told.append(submission)

    submission_finished.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):
        assert lifecycle.record(submission=mine, outcome=OUTCOME) is True
        assert lifecycle.record(submission=mine, outcome=OUTCOME) is False
    submission_finished.disconnect(hear)
    assert [one.verdict for one in told] == ["passed"]


def test_a_cancelled_run_is_not_recorded_and_its_worker_hears_of_it(submission: Submission) -> None:
    mine = claim(submission)
    assert mine is not None
    services.cancel_submission(submission=submission)
    assert lifecycle.Recorder(mine).cancelled() is True
    assert lifecycle.record(submission=mine, outcome=OUTCOME) is False
    submission.refresh_from_db()
    assert (submission.state, submission.verdict) == (State.CANCELLED, "")


def test_our_failure_is_tried_once_more_and_then_charged_to_nobody(submission: Submission) -> None:
    first = claim(submission)
    assert first is not None
    lifecycle.Recorder(first).on_check(PASSED)
    lifecycle.give_back(submission=first, failure="the sandbox fell over")
    submission.refresh_from_db()
    assert (submission.state, CheckResult.objects.count()) == (State.QUEUED, 0)
    second = claim(submission)
    assert second is not None
    lifecycle.give_back(submission=second, failure="again")
    submission.refresh_from_db()
    assert (submission.state, submission.verdict, submission.score) == (
        State.FINISHED,
        "our_failure",
        None,
    )
    assert claim(submission) is None


def test_a_silent_worker_loses_its_run_and_cannot_write_into_it_later(submission: Submission):
    mine = claim(submission)
    assert mine is not None
    assert lifecycle.take_back_lost(now=timezone.now()) == 0
    assert lifecycle.take_back_lost(now=timezone.now() + timedelta(minutes=1)) == 1
    again = claim(submission, "cpu@two")
    assert again is not None
    assert lifecycle.record(submission=mine, outcome=OUTCOME) is False
    assert lifecycle.record(submission=again, outcome=OUTCOME) is True


def test_a_check_that_is_told_again_with_more_stays_one_row(submission: Submission) -> None:
    mine = claim(submission)
    assert mine is not None
    recorder = lifecycle.Recorder(mine)
    wrong = CheckOutcome("propagate-hidden", 6, Verdict.WRONG)
    recorder.on_check(wrong)
    before = CheckResult.objects.get().recorded_at
    time.sleep(recording.TOGETHER_SECONDS)
    recorder.on_check(CheckOutcome("propagate-hidden", 6, Verdict.WRONG, mistake="x"))
    row = CheckResult.objects.get()
    assert row.mistake == "x"
    assert row.recorded_at > before


def test_the_first_check_is_there_at_once_and_none_is_forgotten(submission: Submission) -> None:
    mine = claim(submission)
    assert mine is not None
    recorder = lifecycle.Recorder(mine)
    outcomes = [CheckOutcome(f"check-{n}", n, Verdict.PASSED, 1.0) for n in range(5)]
    recorder.on_check(outcomes[0])
    assert CheckResult.objects.count() == 1
    for outcome in outcomes[1:]:
        recorder.on_check(outcome)
    outcome = replace(OUTCOME, checks=tuple(outcomes))
    unwritten = list(recorder.unwritten.values())
    assert lifecycle.record(submission=mine, outcome=outcome, unwritten=unwritten) is True
    assert CheckResult.objects.count() == 5


def test_checks_that_ended_are_written_while_the_next_one_hangs(submission: Submission) -> None:
    mine = claim(submission)
    assert mine is not None
    recorder = lifecycle.Recorder(mine)
    recorder.on_check(PASSED)
    recorder.on_check(CheckOutcome("another", 2, Verdict.PASSED, 1.0))
    time.sleep(recording.TOGETHER_SECONDS)
    assert recorder.cancelled() is False  # the grader asks while it waits
    assert CheckResult.objects.count() == 2


def test_null_bytes_in_output_are_stored_visibly(submission: Submission) -> None:
    mine = claim(submission)
    assert mine is not None
    recorder = lifecycle.Recorder(mine)
    recorder.on_output("a\x00b")
    submission.refresh_from_db()
    assert submission.stdout == "a\ufffdb"


def test_a_worker_that_lost_its_run_writes_no_checks_into_the_one_of_another(
    submission: Submission,
) -> None:
    mine = claim(submission)
    assert mine is not None
    recorder = lifecycle.Recorder(mine)
    lifecycle.take_back_lost(now=timezone.now() + timedelta(minutes=1))
    again = claim(submission, "cpu@two")
    assert again is not None
    lifecycle.Recorder(again).on_check(PASSED)
    recorder.on_check(CheckOutcome(PASSED.check_id, 0, Verdict.WRONG))
    assert CheckResult.objects.get().verdict == "passed"
    assert recorder.cancelled() is True


def test_a_worker_that_ends_leaves_its_run_to_another_at_no_cost(submission: Submission) -> None:
    mine = claim(submission)
    assert mine is not None
    recorder = lifecycle.Recorder(mine, leaving=lambda: True)
    recorder.on_check(PASSED)
    assert recorder.cancelled() is True
    assert lifecycle.hand_over(submission=mine) is True
    submission.refresh_from_db()
    assert (submission.state, submission.tries, submission.worker) == (State.QUEUED, 0, "")
    assert not CheckResult.objects.exists()
    assert claim(submission, "cpu@two") is not None


def test_a_cancelled_run_is_not_handed_over(submission: Submission) -> None:
    mine = claim(submission)
    assert mine is not None
    services.cancel_submission(submission=submission)
    assert lifecycle.hand_over(submission=mine) is False
    submission.refresh_from_db()
    assert submission.state == State.CANCELLED


def test_a_worker_lets_short_runs_finish_before_it_ends() -> None:
    worker = ThisWorker()
    assert worker.leaving() is False
    worker.told_to_end_at = time.monotonic()
    assert worker.leaving() is False
    worker.told_to_end_at -= 60
    assert worker.leaving() is True


def test_a_run_of_which_nothing_is_heard_is_kept_alive_by_its_process(
    submission: Submission,
) -> None:
    mine = claim(submission)
    assert mine is not None
    later = timezone.now() + timedelta(seconds=14)
    Submission.objects.update(heartbeat_at=timezone.now() - timedelta(seconds=10))
    lifecycle._at_work[mine.pk] = time.monotonic()
    try:
        lifecycle.beat(worker="cpu@another")
        assert lifecycle.take_back_lost(now=later - timedelta(seconds=10)) == 0
        lifecycle.beat(worker="cpu@one")
    finally:
        del lifecycle._at_work[mine.pk]
    assert lifecycle.take_back_lost(now=later) == 0


def test_a_worker_that_speaks_at_the_last_moment_keeps_its_run(submission: Submission) -> None:
    mine = claim(submission)
    assert mine is not None
    silent = Q(heartbeat_at__lt=timezone.now() - lifecycle.LOST_AFTER)
    assert lifecycle.give_back(submission=mine, failure="silent", still=silent) is False
    submission.refresh_from_db()
    assert submission.state == State.RUNNING


def test_a_grade_is_saved_though_a_listener_fails(
    submission: Submission, django_capture_on_commit_callbacks, caplog
) -> None:
    mine = claim(submission)
    assert mine is not None

    def fail(**_: object) -> None:
        raise KeyError("a fault in another room")

    submission_finished.connect(fail)
    try:
        with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
            assert lifecycle.record(submission=mine, outcome=OUTCOME) is True
    finally:
        submission_finished.disconnect(fail)
    assert "a fault in another room" in caplog.text


def test_a_lab_that_cannot_be_read_is_our_failure_at_once(submission: Submission) -> None:
    LabVersion.objects.update(hash="older", spec={"id": "of an older kind"})
    for _ in range(lifecycle.TRIES):
        lifecycle.run(submission_id=submission.pk, worker="cpu@one", pool=cast(Any, None))
    submission.refresh_from_db()
    assert (submission.state, submission.verdict) == (State.FINISHED, "our_failure")
