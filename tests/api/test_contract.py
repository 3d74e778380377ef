"""What each operation answers is what the OpenAPI document says, member by member."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator

from accounts.models import Group, User
from labs.models import CheckResult, Lab, Submission
from progress.planning import services
from progress.planning.schedule import Settings
from quizzes.models import Attempt
from quizzes.services import attempt_start
from quizzes.syncing import sync_items
from tests.progress import deeds
from tests.quizzes import new_samples, walking
from tests.quizzes.conftest import make_week

pytestmark = pytest.mark.django_db
STREAM = "submission_events"  # no JSON: followed in the walk-through
COURSE, WEEK = deeds.BASICS


@dataclass
class Contract:
    """Sends requests by operation id and holds the answers to the document."""

    document: dict[str, Any]
    client: Client
    places: dict[str, str]

    def operation(self, name: str) -> tuple[str, str, dict[str, Any]]:
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                if operation["operationId"] == name:
                    return method, path.format(**self.places), operation
        raise AssertionError(name)

    def holds(self, name: str, body: Any = None, *, status: int = 200, **headers: str) -> Any:
        """The answer's data, after comparing it with its schema."""
        method, address, operation = self.operation(name)
        sent: dict[str, Any] = {}
        if name == "lab_upload":
            sent = {"data": body}
        elif body is not None:
            sent = {"data": json.dumps(body), "content_type": "application/json"}
        answer = getattr(self.client, method)(address, headers=headers, **sent)
        assert answer.status_code == status, (name, answer.content[:800])
        content = operation["responses"][str(status)].get("content")
        if not content:
            assert not answer.content
            return None
        self.compare(name, answer.json(), content["application/json"]["schema"])
        return answer.json()

    def compare(self, name: str, data: Any, schema: dict[str, Any]) -> None:
        whole = {**schema, "components": self.document["components"]}
        faults = list(Draft202012Validator(whole).iter_errors(data))
        assert not faults, (name, [(fault.json_path, fault.message[:300]) for fault in faults])


def closed(node: Any) -> None:
    """Let objects have the members that are described and no others."""
    if isinstance(node, dict):
        if "properties" in node and "additionalProperties" not in node:
            node["additionalProperties"] = False
        for part in node.values():
            closed(part)
    elif isinstance(node, list):
        for part in node:
            closed(part)


@pytest.fixture
def contract(
    content: None, learner: User, other_learner: User, mentor: User, group: Group
) -> Contract:
    document = json.loads(json.dumps(SchemaGenerator().get_schema(request=None, public=True)))
    closed(document["components"]["schemas"])
    client = Client()
    contract = Contract(document, client, places_for(learner, mentor, group))
    enter(client, learner)
    return contract


def places_for(learner: User, mentor: User, group: Group) -> dict[str, str]:
    """A value that is there for each parameter of a path."""
    week = deeds.basics()
    deeds.read_lesson(learner, week)
    submission = deeds.hand_in(learner, Lab.objects.get(slug="logistic-regression"), score=0.5)
    add_results(submission)
    deeds.comment(submission, mentor)
    return {
        "course": COURSE, "week": WEEK, "concept": "sigmoid", "slug": "logistic-regression",
        "attempt_id": str(deeds.take_quiz(learner, week, right=5, certainty=3).pk), "position": "1",
        "submission_id": str(submission.pk), "group_id": str(group.pk),
        "public_id": str(learner.public_id), "token": group.invitations.create().token,
    }  # fmt: skip


def add_results(submission: Submission) -> None:
    """A check that passed, one with a named mistake, one that raised, one over a limit."""
    for position, (check, outcome) in enumerate(
        {
            "sigmoid-example": {"verdict": "passed", "score": 1},
            "propagate-example": {"verdict": "wrong", "mistake": "propagate-missing-mean"},
            "optimize-example": {"verdict": "wrong", "rests_on": "propagate"},
        }.items()
    ):
        CheckResult.objects.create(
            submission=submission, check_id=check, position=position, **{"score": 0} | outcome
        )


def enter(client: Client, user: User) -> None:
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def test_reading_without_signing_in(contract: Contract) -> None:
    contract.client.logout()

    for name in ("path", "week", "lesson", "concepts", "concept"):
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


NOT_YET_HELD = set(
    """
    calibration certificate certificate_credential certificate_issue certificate_revoke
    certificates check_api explain_traceback goal goal_set group_member_journal journal
    journal_course journal_course_save journal_course_share journal_export journal_gaps
    journal_gaps_answer journal_then_now journal_then_now_start journal_week
    journal_week_save journal_week_share lab_forecast lab_forecast_make look_back
    next_action_not_now next_action_now next_action_take_back placement placement_answer
    placement_decide placement_give_up placement_result placement_start progress_concept
    progress_concepts quiz_item_health quiz_item_health_detail review_answer review_due
    review_health review_next review_settings rhythm rhythm_set status unit_check_start
    wins
    """.split()  # noqa: SIM905
)
"""Operations that no test here calls yet; an operation that is called must leave the list."""


def test_every_operation_is_held_to_the_document(contract: Contract) -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    names = {
        operation["operationId"]
        for item in contract.document["paths"].values()
        for operation in item.values()
    }

    assert {name for name in names if f'"{name}"' not in source} == NOT_YET_HELD
