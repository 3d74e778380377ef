"""Somebody always sweeps, once at a time; after an outage silence is not taken for death."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from labs.grading.outcomes import GradeOutcome
from labs.models import State, Submission, Watch, Worker
from labs.runs import lifecycle, sweeping, watching
from labs.signals import submission_finished
from labs.verdicts import Verdict

pytestmark = pytest.mark.django_db


def swept(*, seconds_ago: float, steady_for: float) -> None:
    now = timezone.now()
    Watch.objects.update_or_create(
        pk=1,
        defaults={
            "swept_at": now - timedelta(seconds=seconds_ago),
            "steady_since": now - timedelta(seconds=steady_for),
        },
    )


@pytest.fixture
def lost(hand_in: Callable[..., Submission], learner: User) -> Submission:
    """A run whose worker has not been heard of for a minute."""
    submission = hand_in(learner)
    claimed = lifecycle.claim(submission_id=submission.pk, worker="cpu-dead@here")
    assert claimed is not None
    past = timezone.now() - timedelta(seconds=60)
    Submission.objects.update(heartbeat_at=past)
    return claimed


def state_of(submission: Submission) -> str:
    submission.refresh_from_db()
    return submission.state


def test_two_do_not_sweep_at_the_same_time() -> None:
    assert [watching.sweep_if_due() for _ in range(3)] == [True, False, False]
    swept(seconds_ago=4, steady_for=100)
    assert watching.sweep_if_due() is True


def test_a_silent_worker_loses_its_run_to_quarantine(lost: Submission) -> None:
    swept(seconds_ago=4, steady_for=100)
    watching.sweep_if_due()
    assert state_of(lost) == State.QUEUED
    assert (lost.quarantined, lost.tries) == (True, 1)


def test_after_an_outage_workers_get_a_moment_to_be_heard_again(lost: Submission) -> None:
    swept(seconds_ago=120, steady_for=900)
    assert watching.sweep_if_due() is True
    assert state_of(lost) == State.RUNNING
    swept(seconds_ago=4, steady_for=5)
    watching.sweep_if_due()
    assert state_of(lost) == State.RUNNING
    swept(seconds_ago=4, steady_for=9)
    watching.sweep_if_due()
    assert state_of(lost) == State.QUEUED


def test_a_worker_started_again_takes_back_what_it_had_at_once(lost: Submission) -> None:
    assert lifecycle.take_back_own(worker="cpu-other@here") == 0
    assert lifecycle.take_back_own(worker="cpu-dead@here") == 1
    assert state_of(lost) == State.QUEUED
    assert lost.quarantined is True


def test_our_failure_that_the_worker_lived_to_tell_is_no_suspicion(lost: Submission) -> None:
    lifecycle.give_back(submission=lost, failure="the sandbox fell over")
    assert state_of(lost) == State.QUEUED
    assert lost.quarantined is False


def test_news_that_were_not_told_are_told_later(
    lost: Submission, django_capture_on_commit_callbacks
) -> None:
    told: list[str] = []

    def hear(submission: Submission, **_: object) -> None:
        told.append(str(submission.pk))

    outcome = GradeOutcome(Verdict.PASSED, 1.0, ())
    assert lifecycle.record(submission=lost, outcome=outcome)  # and its process dies
    Submission.objects.update(finished_at=timezone.now() - timedelta(minutes=1))
    submission_finished.connect(hear)
    try:
        for expected in (1, 0):
            with django_capture_on_commit_callbacks(execute=True):
                assert sweeping.tell_owed(now=timezone.now()) == expected
    finally:
        submission_finished.disconnect(hear)
    assert told == [str(lost.pk)]


def test_workers_of_long_ago_are_forgotten() -> None:
    Worker.objects.create(name="old", seen_at=timezone.now() - timedelta(hours=2))
    Worker.objects.create(name="new")
    assert sweeping.forget_workers(now=timezone.now()) == 1
    assert Worker.objects.get().name == "new"
