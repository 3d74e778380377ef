"""What each operation answers is what the OpenAPI document says, member by member."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Group, User
from progress.planning import services
from progress.planning.schedule import Settings
from quizzes.models import Attempt
from quizzes.services import attempt_start
from quizzes.syncing import sync_items
from tests.api.contract import Contract, enter
from tests.quizzes import new_samples, walking
from tests.quizzes.conftest import make_week

pytestmark = pytest.mark.django_db
STREAM = "submission_events"  # no JSON: followed in the walk-through


def test_reading_without_signing_in(contract: Contract) -> None:
    contract.client.logout()

    contract.places["wall"] = "math-wall"
    contract.places["card"] = "softmax"
    for name in (
        *("path", "week", "lesson", "concepts", "concept", "glossary", "walls", "wall", "search"),
        *("code_cards", "code_card"),
    ):
        for language in ("ja", "en"):
            contract.holds(name, **{"Accept-Language": language})


def test_signing_in(contract: Contract) -> None:
    contract.client.logout()
    guest = {"X-Session-Token": contract.holds("guest_create", {}, status=201)["token"]}
    contract.holds("me", **guest)
    contract.holds("me_update", {"time_zone": "Asia/Tokyo", "language": "ja"}, **guest)
    account = {"email": "new@example.org", "password": "a long phrase nobody guesses"}
    contract.holds("me_claim", account, **guest)
    session = contract.holds("session_create", account, status=201)
    contract.holds("session_delete", status=204, **{"X-Session-Token": session["token"]})


def test_a_learners_work(contract: Contract) -> None:
    contract.holds("lesson_finished", {})
    contract.holds("lesson_pulse", {}, status=204)
    for name in ("quiz_attempts", "quiz_attempt", "quiz_answer_read", "quiz_summary"):
        contract.holds(name)
    for name in ("labs", "lab", "lab_draft", "lab_submissions", "submission", "workers"):
        contract.holds(name)
    for name in ("progress", "next_action", "statistics", "submission_comments"):
        contract.holds(name)
    contract.holds("lab_draft_save", {"source": "x = 1", "revision": 0})
    contract.holds("lab_draft")
    contract.holds("lab_upload", {"file": SimpleUploadedFile("a.py", b"x = 1")})


def test_a_whole_quiz(contract: Contract) -> None:
    attempt = contract.holds("quiz_attempt_start", {}, status=201)
    contract.holds("quiz_attempt_start", {})
    contract.places["attempt_id"] = attempt["id"]
    given = {"response": {"unknown": True}, "certainty": 1}

    for position in range(1, attempt["size"] + 1):
        contract.holds("quiz_answer", {**given, "position": position}, status=201)
        contract.holds("quiz_answer", {**given, "position": position})
    assert contract.holds("quiz_attempt")["finished_at"]


def begin(contract: Contract, learner: User, kind: str) -> Attempt:
    """An attempt at a quiz of one question of a kind."""
    week = make_week(slug=f"week-of-{kind}")
    sync_items(week=week, bodies=[new_samples.ALL[kind]()])
    attempt = attempt_start(learner=learner, week=week, language="en")[0]
    contract.places["attempt_id"] = str(attempt.pk)
    return attempt


def test_steps_of_questions(contract: Contract, learner: User, mentor: User, group: Group) -> None:
    for kind in ("matrix", "plot"):
        begin(contract, learner, kind)
        contract.holds("quiz_attempt")
    begin(contract, learner, "expression")
    contract.holds("quiz_preview", {"position": 1, "text": "2a"})
    begin(contract, learner, "drawn")
    contract.holds("quiz_hint", {"position": 1})
    begin(contract, learner, "case")
    contract.holds("quiz_step", {"position": 1, "response": {"rounds": ["1"]}})
    begin(contract, learner, "explain")
    words = {"text": "The slope says which way is down. " * 2}
    contract.holds("quiz_step", {"position": 1, "response": words, "certainty": 2})
    answer = {"position": 1, "response": words | {"met": ["1"]}, "certainty": 2}
    contract.holds("quiz_answer", answer, status=201)
    enter(contract.client, mentor)
    contract.places["position"] = "1"
    contract.holds("quiz_explanation_mark", {"met": ["1", "2"]}, status=201)


def test_a_regrade(contract: Contract, learner: User, operator: User) -> None:
    attempt = begin(contract, learner, "drawn")
    walking.give(attempt, 1)
    changed = new_samples.drawn() | {"answer": "{{a + b + 100}}"}
    sync_items(week=attempt.week, bodies=[changed])
    enter(contract.client, operator)
    week = {"course": attempt.week.course.slug, "week": attempt.week.slug}
    made = contract.holds("quiz_regrade", {**week, "item": changed["id"]}, status=201)
    contract.holds("quiz_regrades")
    contract.places["regrade_id"] = made["id"]
    contract.holds("quiz_regrade_undo", {})


def test_a_plan(contract: Contract, learner: User) -> None:
    today = timezone.now()
    body = {"minutes": [60] * 7, "starts_on": "2026-06-30"}
    services.save_plan(
        learner=learner,
        settings=Settings((60,) * 7, today.date() - timedelta(days=20)),
        now=today - timedelta(days=20),
    )
    contract.holds("plan_catch_up", {"kind": contract.holds("plan")["choices"][0]["kind"]})
    contract.holds("plan_forecast", body | {"minutes": [0] * 7})
    contract.holds("plan_save", body)
    contract.holds("plan_undo", {})
    given = {"day": today.date().isoformat(), "minutes_delta": 20}
    made = contract.holds("study_correction_add", given, status=201)
    contract.holds("study_corrections")
    contract.places["correction_id"] = made["id"]
    contract.holds("study_correction_remove", status=204)
    for name in ("plan_calendar_renew", "plan_calendar"):
        contract.holds(name)
    contract.holds("plan_calendar_revoke", status=204)


def test_a_submission(contract: Contract) -> None:
    given = {"source": "x = 1", "mode": "run"}
    submission = contract.holds("lab_submit", given, status=201)
    contract.holds("lab_submit", given)
    contract.places["submission_id"] = submission["id"]

    contract.holds("submission")
    contract.holds("submission_cancel", {})
    assert contract.holds("submission")["state"] == "cancelled"


def test_a_mentors_work(contract: Contract, mentor: User, learner: User, group: Group) -> None:
    enter(contract.client, mentor)
    contract.holds("group_create", {"name": "Friday"}, status=201)
    for name in ("groups", "group_members", "group_member_progress", "submission"):
        contract.holds(name)
    contract.holds("submission_comment", {"line": 1, "text": "Well done."}, status=201)
    contract.holds("group_invitation_renew", {})
    contract.places["token"] = group.invitations.get(revoked_at=None).token
    enter(contract.client, learner)
    contract.holds("group_join", {})
    contract.holds("group_leave", {}, status=204)


def test_every_operation_is_held_to_the_document(contract: Contract) -> None:
    """An operation that is added needs a test in one of these files that calls it."""
    files = sorted(Path(__file__).parent.glob("test_contract*.py"))
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    names = {
        operation["operationId"]
        for item in contract.document["paths"].values()
        for operation in item.values()
    }

    assert {name for name in names if f'"{name}"' not in source} == set()
