"""What we failed to grade can be graded again, by hand and without charging anybody twice."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from labs.grading.outcomes import CheckOutcome, GradeOutcome
from labs.models import CheckResult, Lab, Submission
from labs.runs.replaying import record_replay
from labs.signals import submission_finished
from labs.verdicts import Verdict

CHECK = CheckOutcome("sigmoid-example", 0, Verdict.PASSED, 1.0)
PASSED = GradeOutcome(Verdict.PASSED, 1.0, (CHECK,), phases={"run_ms": 3.0})
SIGMOID = "import numpy as np\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"


@pytest.fixture
def failed(hand_in: Callable[..., Submission], learner: User, finish) -> Submission:
    return finish(
        hand_in(learner, SIGMOID, "run"), "our_failure", {"check_id": "half"}, failure="it died"
    )


def replay(submission: Submission, *options: str) -> tuple[str, int]:
    told, code = io.StringIO(), 0
    try:
        call_command("replay_submission", str(submission.pk), *options, stdout=told)
    except SystemExit as end:
        code = int(end.code or 0)
    return told.getvalue(), code


def test_a_recorded_replay_becomes_the_result_once_and_is_told(
    failed: Submission, django_capture_on_commit_callbacks
) -> None:
    told: list[str] = []

    def hear(submission: Submission, **_: object) -> None:
        told.append(submission.verdict)

    submission_finished.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):
        assert record_replay(submission=failed, outcome=PASSED) is True
        assert record_replay(submission=failed, outcome=PASSED) is False
    submission_finished.disconnect(hear)
    failed.refresh_from_db()
    assert (failed.verdict, failed.score, failed.failure) == ("passed", 1.0, "")
    assert [row.check_id for row in CheckResult.objects.all()] == ["sigmoid-example"]
    assert told == ["passed"]


def test_a_grade_that_somebody_has_is_never_replaced(
    hand_in: Callable[..., Submission], learner: User, finish
) -> None:
    wrong = finish(hand_in(learner), "wrong", score=0.25)
    assert record_replay(submission=wrong, outcome=PASSED) is False
    with pytest.raises(CommandError, match="Only what ended as our failure"):
        replay(wrong, "--record")
    wrong.refresh_from_db()
    assert (wrong.verdict, wrong.score) == ("wrong", 0.25)


def test_another_failure_is_not_recorded(failed: Submission) -> None:
    again = GradeOutcome(Verdict.OUR_FAILURE, 0.0, (), failure="again")
    assert record_replay(submission=failed, outcome=again) is False
    failed.refresh_from_db()
    assert failed.failure == "it died"


def test_an_unknown_submission_is_named(db: None) -> None:
    missing = uuid.uuid4()
    with pytest.raises(CommandError, match=str(missing)):
        call_command("replay_submission", str(missing))


@pytest.mark.sandbox
def test_a_replay_grades_with_the_stored_seed_and_changes_nothing(
    failed: Submission, lab: Lab
) -> None:
    before: dict[str, Any] = Submission.objects.values().get()
    text, code = replay(failed, "--json")
    told = json.loads(text)
    assert (code, told["before"], told["recorded"]) == (0, "our_failure", False)
    assert (told["seed"], told["version"]) == (failed.seed, failed.lab_version.hash)
    verdicts = {check["check_id"]: check["verdict"] for check in told["outcome"]["checks"]}
    assert verdicts["sigmoid-example"] == "passed"
    assert Submission.objects.values().get() == before
    text, code = replay(failed, "--record")
    assert "before: our_failure; the result is recorded" in text
    failed.refresh_from_db()
    assert failed.verdict == told["outcome"]["verdict"]
    assert failed.checks.get(check_id="sigmoid-example").verdict == "passed"
