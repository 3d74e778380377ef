"""What the learning engine's operations answer is what the OpenAPI document says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from labs.models import Lab, Submission, VariationTask
from progress.placement.engine import MOST_QUESTIONS
from quizzes.health.services import health_refresh
from quizzes.models import Answer, Attempt
from quizzes.review.models import ReviewCard
from quizzes.review.services import catch_up
from tests.api.contract import WEEK, Contract, enter
from tests.progress import deeds, earning
from tests.quizzes.walking import shown_response

pytestmark = pytest.mark.django_db
UNKNOWN = {"response": {"unknown": True}, "certainty": 1}


def in_both(contract: Contract, *names: str) -> None:
    for name in names:
        for language in ("ja", "en"):
            contract.holds(name, **{"Accept-Language": language})


def long_ago(learner: User) -> None:
    """Let everything that was answered have been answered two months ago."""
    at = timezone.now() - timedelta(days=60)
    Attempt.objects.filter(learner=learner).update(started_at=at, finished_at=at)
    Answer.objects.filter(attempt__learner=learner).update(answered_at=at)
    catch_up(learner=learner)
    ReviewCard.objects.filter(learner=learner).update(due_at=at)


def test_concepts_and_what_is_known(contract: Contract, learner: User) -> None:
    in_both(contract, "progress_concepts", "progress_concept", "look_back")
    long_ago(learner)
    contract.holds("look_back")
    contract.places["week"] = "shallow-neural-networks"
    started = contract.holds("unit_check_start", status=201)
    assert contract.holds("unit_check_start") == started


def test_advice_and_what_it_is_for(contract: Contract) -> None:
    offered = contract.holds("next_action_now")["action"]
    said = contract.holds("next_action_not_now", {"action": offered["key"], "why": "later_today"})
    assert said["next"]["action"]["key"] != offered["key"]
    assert contract.holds("next_action_take_back")["taken_back"] == 1
    assert contract.holds("next_action_now")["action"] == offered
    contract.holds("goal")
    course = contract.places["course"]
    for goal in (
        {"kind": "course", "course": course},
        {"kind": "weeks", "weeks": [f"{course}/{WEEK}"]},
        {"kind": "foundations"},
        {"kind": "path"},
    ):
        assert contract.holds("goal_set", goal)["kind"] == goal["kind"]
    in_both(contract, "next_action_now", "goal")


def test_review(contract: Contract, learner: User, operator: User) -> None:
    long_ago(learner)
    assert contract.holds("review_due")["count"]
    opened = contract.holds("review_next", status=201)["attempt"]
    assert contract.holds("review_next")["attempt"]["id"] == opened["id"]
    attempt = Attempt.objects.get(pk=opened["id"])
    body = {"attempt": opened["id"], "certainty": 2, "seconds": 12}
    body["response"] = shown_response(attempt, 1, right=True)
    said = contract.holds("review_answer", body, status=201)
    assert (said["rating"], contract.holds("review_answer", body)) == ("good", said)
    assert contract.holds("review_settings", {"minutes": 5}) == {"minutes": 5}
    contract.holds("review_settings", {"minutes": None})
    ReviewCard.objects.update(due_at=timezone.now() + timedelta(days=9))
    assert contract.holds("review_next")["attempt"] is None
    enter(contract.client, operator)
    contract.holds("review_health")


def test_placement(contract: Contract) -> None:
    assert contract.holds("placement")["state"] == "none"
    contract.holds("placement_start", status=201)
    contract.holds("placement_give_up", status=204)
    asked = contract.holds("placement_start", status=201)
    assert contract.holds("placement_start")["question"] == asked["question"]
    for _question in range(MOST_QUESTIONS):
        if asked["state"] == "finished":
            break
        given = {"position": asked["question"]["position"], **UNKNOWN}
        asked = contract.holds("placement_answer", given, status=201)
    assert asked["state"] == "finished"
    in_both(contract, "placement_result")
    assert contract.holds("placement_decide", {"accept": True})["accepted"] is True
    assert contract.holds("placement")["again_from"]


def test_the_diary(contract: Contract, mentor: User) -> None:
    worried = {"moment": "before", "mathematics": {"worry": 4, "words": "Derivatives."}}
    contract.holds("journal_gaps_answer", worried)
    contract.holds("journal_gaps_answer", {"moment": "after", "course": contract.places["course"]})
    contract.holds("journal_gaps")
    for read, save, share in (
        ("journal_week", "journal_week_save", "journal_week_share"),
        ("journal_course", "journal_course_save", "journal_course_share"),
    ):
        empty = contract.holds(read)
        written = {"impression": "Hard, and worth it.", "revision": empty["revision"]}
        saved = contract.holds(save, written)
        assert (saved["revision"], saved["shared"]) == (empty["revision"] + 1, False)
        assert contract.holds(share, {"shared": True})["shared"] is True
    in_both(contract, "journal", "journal_project_map")
    assert "Hard, and worth it." in contract.holds("journal_export")
    enter(contract.client, mentor)
    assert len(contract.holds("group_member_journal")["entries"]) == 2


def test_then_and_now(contract: Contract, learner: User) -> None:
    assert contract.holds("journal_then_now") == {"pairs": [], "ready": 0}
    long_ago(learner)
    begun = contract.holds("journal_then_now_start", {})
    attempt = Attempt.objects.get(pk=begun["attempt"])
    for position in range(1, attempt.size + 1):
        deeds.answer(attempt, position, right=True)
    in_both(contract, "journal_then_now")
    assert len(contract.holds("journal_then_now")["pairs"]) == begun["size"]


def test_wins_and_rhythm(contract: Contract, learner: User) -> None:
    deeds.hand_in(learner, Lab.objects.get(slug="vectorization"))
    link = contract.holds("win_link_make", {"kind": "first_pass"}, status=201)
    assert contract.holds("win_link_make", {"kind": "first_pass"}) == link
    assert contract.holds("win_links") == [link]
    contract.places["token"] = link["token"]
    in_both(contract, "shared_win")
    contract.holds("win_link_end", status=204)
    in_both(contract, "wins", "rhythm")
    for goal, amount in (("days", 3), ("minutes", 120), ("none", 0)):
        assert contract.holds("rhythm_set", {"goal": goal, "amount": amount})["goal"] == goal


def test_the_end_of_a_lab(contract: Contract, learner: User) -> None:
    contract.places["slug"] = "logistic-regression"
    lab = Lab.objects.select_related("current_version").get(slug="logistic-regression")
    Submission.objects.create(
        learner=learner, lab_version=lab.current_version, mode="submit", source="x = 1",
        seed=1, language="en", queue="cpu", state="finished", verdict="passed", score=1.0,
    )  # fmt: skip
    assert contract.holds("lab_ending")["explanation"] is None
    contract.holds("lab_predict", {"position": 0, "said": "larger"}, status=201)
    words = {"text": "Too long a step leaps over the bottom. " * 3}
    contract.holds("lab_explain", words, status=201)
    contract.holds("lab_explanation_mark", {"criteria": ["too-large"]})


def test_calibration_and_a_forecast(contract: Contract, learner: User) -> None:
    contract.places["slug"] = "vectorization"
    assert contract.holds("lab_forecast")["asks"] is True
    said = {"level": "probably", "expected_submissions": 2}
    made = contract.holds("lab_forecast_make", said, status=201)
    assert contract.holds("lab_forecast_make", said) == made
    assert contract.holds("lab_forecast")["asks"] is False
    for _more in range(2):
        deeds.take_quiz(learner, deeds.basics(), right=6, certainty=3)
    found = contract.holds("calibration")
    assert (found["figures"]["verdict"], len(found["forecasts"]["rows"])) == ("over", 1)


@pytest.fixture
def earned(document: dict[str, Any], learner: User, db: None) -> Contract:
    """A learner who has earned a small course."""
    earning.earn(learner, earning.build())
    contract = Contract(document, Client(), {})
    enter(contract.client, learner)
    return contract


def test_certificates(earned: Contract) -> None:
    in_both(earned, "certificates")
    wanted = {"kind": "course", "id": "first", "name": "髙橋 Aki", "shows_hours": True}
    issued = earned.holds("certificate_issue", wanted, status=201)
    assert earned.holds("certificate_issue", wanted) == issued
    earned.places["code"] = issued["code"]
    earned.holds("certificate_credential")
    earned.client.logout()
    in_both(earned, "certificate")


def test_revoking_a_certificate(earned: Contract, operator: User) -> None:
    wanted = {"kind": "course", "id": "first", "name": "Aki"}
    earned.places["code"] = earned.holds("certificate_issue", wanted, status=201)["code"]
    enter(earned.client, operator)
    revoked = earned.holds("certificate_revoke", {"reason": "Issued by mistake."})
    assert (revoked["state"], earned.holds("certificate")) == ("revoked", revoked)


def test_how_questions_do(contract: Contract, learner: User, operator: User) -> None:
    health_refresh()
    enter(contract.client, operator)
    rows = contract.holds("quiz_item_health")["results"]
    contract.places["item"] = rows[0]["item"]
    assert contract.holds("quiz_item_health_detail")["health"]["answers"] == 1


def test_what_helps_with_code(contract: Contract) -> None:
    found = contract.holds("check_api", {"source": "import numpy as np\nx = np.float_(1)\n"})
    assert found
    text = 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nNameError: name'
    for language in ("ja", "en"):
        contract.holds("explain_traceback", {"traceback": text}, **{"Accept-Language": language})
        contract.holds("data_report", {"table": "a,y\n1,p\n,q\n"}, **{"Accept-Language": language})


def test_the_state_of_grading(contract: Contract, learner: User, operator: User) -> None:
    Submission.objects.update(phases={"queued_ms": 5, "start_ms": 8, "run_ms": 12})
    contract.client.logout()
    contract.holds("status")
    enter(contract.client, operator)
    in_both(contract, "status")


def test_what_is_said_about_the_material(contract: Contract, operator: User) -> None:
    place = {"place": "passage", "course": contract.places["course"], "week": WEEK}
    place["slug"] = "sigmoid"
    contract.holds("clarity_rate", place | {"clear": True})
    said = place | {"kind": "unclear", "text": "Why e?"}
    made = contract.holds("material_report", said, status=201)
    assert contract.holds("material_report", said) == made
    contract.places["report_id"] = made["id"]
    contract.holds("material_reports")
    contract.holds("material_report_one")
    enter(contract.client, operator)
    in_both(contract, "author_reports", "author_report", "author_places")
    contract.holds("author_report_answer", {"state": "resolved", "reply": "Read on."})


def test_papers(contract: Contract) -> None:
    contract.places["paper"] = "dropout"
    in_both(contract, "papers", "paper")
    assert contract.holds("paper_notes")["revision"] == 0
    assert contract.holds("paper_notes_save", {"second": "p keeps.", "revision": 0})["revision"]
    begun = contract.holds("paper_quiz_start", status=201)
    assert contract.holds("paper_quiz_start")["id"] == begun["id"]


def test_a_variation_of_a_lab(contract: Contract, learner: User, mentor: User) -> None:
    contract.places["slug"] = "logistic-regression"
    lab = Lab.objects.select_related("current_version").get(slug="logistic-regression")
    asking = Submission.objects.create(
        learner=learner, lab_version=lab.current_version, mode="submit", source="x = 1",
        seed=1, language="en", queue="cpu", state="finished", verdict="variation", score=1.0,
    )  # fmt: skip
    VariationTask.objects.create(
        learner=learner, lab=lab, submission=asking, kind="other", share=1.0, evidence=50.0
    )
    in_both(contract, "lab_variation")
    contract.holds("lab_variation_hand_in", {"source": "x = 2"}, status=201)
    contract.holds("lab_variation_hand_in", {"source": "x = 2"})
    contract.places["submission_id"] = str(asking.pk)
    contract.holds("submission")
    enter(contract.client, mentor)
    assert contract.holds("submission_variation_waive")["state"] == "waived"
