"""A run that hangs beyond its limits, and a database that is away, cost no worker for ever."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone

from accounts.models import User
from labs.grading.outcomes import CheckOutcome, Silence
from labs.models import State, Submission
from labs.runs import lifecycle, quarantine
from labs.runs.steady import Steady, once_it_answers
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

ROOT = Path(__file__).resolve().parents[3]
SLOW = "import time\n\ndef sigmoid(z):\n    time.sleep(3)\n    return z\n"
CHECK = CheckOutcome("sigmoid-example", 0, Verdict.PASSED, 1.0)
END = """
import os, signal, time, django
django.setup()
from labs.runs import lifecycle, workers
signal.signal(signal.SIGTERM, lambda *_: print("asked to end", flush=True))
lifecycle._at_work["stuck"] = time.monotonic() - lifecycle.LONGEST_SECONDS - 1
workers.END_SECONDS = 0.2
workers.HEARTBEAT_SECONDS = 0.1
workers._beat = lambda: None
workers._heartbeat()
"""

SILENT = """
import logging, re, sys, threading, time, django
django.setup()
from celery.utils.log import LoggingProxy
from labs.runs import workers
sys.stderr = LoggingProxy(logging.getLogger("celery.redirected"))  # as in every worker
workers.HEARTBEAT_SECONDS, workers.NO_PULSE_SECONDS = 0.1, 1.0
threading.Thread(target=workers._pulse, daemon=True).start()
time.sleep(2.5)
print("alive while Python runs", flush=True)
re.match("(a+)+$", "a" * 60 + "b")  # for ages, and nobody else may run
"""


def never() -> bool:
    return False


class Away(Silence):
    """Writes into a database that is not there."""

    def on_check(self, outcome: CheckOutcome) -> None:
        raise OperationalError("server closed the connection unexpectedly")


@pytest.fixture
def pool() -> Iterator[SandboxPool]:
    pool = SandboxPool()
    yield pool
    pool.close()


@pytest.mark.sandbox
def test_a_run_beyond_all_limits_is_our_failure_and_gives_its_worker_back(
    hand_in: Callable[..., Submission],
    learner: User,
    pool: SandboxPool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    submission = hand_in(learner, SLOW, "run")
    pool.warm_up("numpy")
    monkeypatch.setattr(lifecycle, "LONGEST_SECONDS", 0.5)
    for _ in range(lifecycle.TRIES):
        began = time.monotonic()
        lifecycle.run(submission_id=submission.pk, worker="cpu@one", pool=pool)
        assert time.monotonic() - began < 20
    submission.refresh_from_db()
    assert (submission.state, submission.verdict) == (State.FINISHED, "our_failure")
    assert submission.failure == lifecycle.STUCK
    assert submission.score is None


def test_a_thread_that_never_comes_back_does_not_keep_its_run(
    hand_in: Callable[..., Submission], learner: User
) -> None:
    submission = hand_in(learner)
    assert lifecycle.claim(submission_id=submission.pk, worker="cpu@one")
    Submission.objects.update(heartbeat_at=timezone.now() - timedelta(seconds=60))
    lifecycle._at_work[submission.pk] = time.monotonic() - lifecycle.LONGEST_SECONDS - 1
    try:
        assert lifecycle.is_stuck() is True
        lifecycle.beat(worker="cpu@one")
        assert lifecycle.take_back_lost(now=timezone.now()) == 1
    finally:
        del lifecycle._at_work[submission.pk]
    submission.refresh_from_db()
    assert (submission.state, submission.quarantined) == (State.QUEUED, True)


def ended_process(program: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DOKUGAKU_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_a_worker_in_which_no_python_runs_any_more_is_ended(tmp_path: Path) -> None:
    ended = ended_process(SILENT, tmp_path)
    assert (ended.returncode, ended.stdout) == (1, "alive while Python runs\n"), ended.stderr
    assert "Timeout" in ended.stderr


def test_a_worker_with_such_a_thread_ends_itself(tmp_path: Path) -> None:
    ended = ended_process(END, tmp_path)
    assert (ended.returncode, ended.stdout) == (os.EX_SOFTWARE, "asked to end\n"), ended.stderr


def test_a_run_goes_on_while_the_database_is_away() -> None:
    steady = Steady(Away(), longest=60, leaving=never)
    steady.on_started()
    assert steady.away is False
    steady.on_check(CHECK)
    steady.on_check(CHECK)
    assert (steady.away, steady.cancelled(), steady.is_stuck) == (True, False, False)


def test_what_could_not_be_written_is_written_when_it_answers() -> None:
    answers = iter([OperationalError("away"), OperationalError("away"), "written"])

    def act() -> str:
        answer = next(answers)
        if isinstance(answer, OperationalError):
            raise answer
        return answer

    assert once_it_answers(act, leaving=never) == "written"


def test_who_must_end_does_not_wait_for_the_database() -> None:
    def act() -> None:
        raise OperationalError("away")

    assert once_it_answers(act, leaving=lambda: True) is None


@pytest.mark.parametrize(
    ("code", "how"),
    [(0, ""), (-9, "SIGKILL"), (3, "exit code 3")],
)
def test_how_a_quarantined_process_ended_is_told(code: int, how: str) -> None:
    assert quarantine._how(code).endswith(how)
