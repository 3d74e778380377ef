"""A corrected key: answers marked again, results too, learners told, and all of it taken back."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from config.problems import Conflict
from curriculum.models import Week
from progress.certificates.gathering import programs_shown
from progress.models import WeekProgress
from quizzes.models import Answer, Attempt, Item
from quizzes.regrading import item_regrade, regrade_undo
from quizzes.rubric_marking import explanation_mark
from quizzes.services import attempt_start
from quizzes.syncing import sync_items
from tests.progress import deeds
from tests.quizzes import new_samples, samples, walking
from tests.quizzes.conftest import make_week


def corrected() -> dict[str, Any]:
    """The single question with its key moved from the first option to the second."""
    body = samples.single()
    for option, correct in zip(body["options"], (False, True, False), strict=True):
        option["correct"] = correct
    return body


@pytest.fixture
def attempt(db: None, learner: User) -> Attempt:
    """An attempt answered by the first key, finished with 1.0."""
    week = make_week()
    sync_items(week=week, bodies=[samples.single()])
    made = attempt_start(learner=learner, week=week, language="en")[0]
    walking.give(made, 1)
    sync_items(week=week, bodies=[corrected()])
    made.refresh_from_db()
    assert (made.score, made.passed) == (1, True)
    return made


def state(attempt: Attempt) -> tuple[Any, ...]:
    attempt.refresh_from_db()
    answer = attempt.answers.get()
    return attempt.score, attempt.passed, answer.score, answer.outcome, answer.key_version_id


def test_a_regrade_changes_marks_and_undoing_gives_back_exactly_those(
    attempt: Attempt, operator: User
) -> None:
    before = state(attempt)
    regrade = item_regrade(item=Item.objects.get(), by=operator, reason="Key was wrong.")
    row = regrade.answers.get()
    assert (row.old_score, row.new_score) == (1, 0)
    assert state(attempt)[:3] == (0, True, 0)
    assert attempt.pass_kept
    assert item_regrade(item=Item.objects.get(), by=operator).answers.count() == 0

    with pytest.raises(Conflict):
        regrade_undo(regrade=regrade, by=operator)  # a later one stands
    regrade_undo(regrade=regrade.item.regrades.first(), by=operator)  # type: ignore[arg-type]
    regrade_undo(regrade=regrade, by=operator)
    assert state(attempt) == before
    with pytest.raises(Conflict):
        regrade_undo(regrade=regrade, by=operator)
    assert (regrade.undone_by, regrade.made_by) == (operator, operator)


def test_a_correction_can_give_a_pass_and_taking_it_back_takes_only_that(
    db: None, learner: User
) -> None:
    week = make_week()
    sync_items(week=week, bodies=[samples.single()])
    failed = attempt_start(learner=learner, week=week, language="en")[0]
    walking.give(failed, 1, right=False)
    before = state(failed)
    chosen = failed.answers.get().response["option"]
    body = samples.single()
    for option in body["options"]:
        option["correct"] = option["id"] == chosen
    sync_items(week=week, bodies=[body])
    regrade = item_regrade(item=Item.objects.get(), by=None)
    assert state(failed)[:2] == (1, True)
    regrade_undo(regrade=regrade, by=None)
    assert state(failed) == before


def test_a_pass_that_was_kept_is_told_and_keeps_what_rests_on_it_but_vouches_for_nothing(
    attempt: Attempt, learner: User, client_of: Any, api_of: Any
) -> None:
    deeds.announced(item_regrade)(item=Item.objects.get(), by=None, reason="Typo.")
    client = client_of(learner)
    assert "Your pass stays" in client.get(f"/quiz/{attempt.pk}/summary/").content.decode()
    assert "Your pass stays" in client.get("/").content.decode()
    assert api_of(learner).get(f"/api/v1/quiz-attempts/{attempt.pk}/").json()["pass_kept"] is True
    assert WeekProgress.objects.get(learner=learner).best == {"quiz": 1.0}
    [(_course, shown)] = programs_shown(learner)[0].courses
    assert shown.weeks[0].quiz_passed_at is None


def test_a_mentors_mark_judges_the_answer_so_it_may_take_a_pass(
    db: None, learner: User, mentor: User
) -> None:
    week = make_week()
    sync_items(week=week, bodies=[new_samples.ALL["explain"]()])
    made = attempt_start(learner=learner, week=week, language="en")[0]
    walking.give(made, 1)
    made.refresh_from_db()
    assert made.passed is True
    explanation_mark(answer=made.answers.get(), mentor=mentor, met=[])
    made.refresh_from_db()
    assert (made.score, made.passed) == (0, False)


def test_learners_read_what_changed_and_why(
    attempt: Attempt, learner: User, client_of: Any
) -> None:
    item_regrade(item=Item.objects.get(), by=None, reason="Key <was> wrong.")
    for page in ("summary/", "1/"):
        text = client_of(learner).get(f"/quiz/{attempt.pk}/{page}").content.decode()
        assert "was marked again" in text
        assert "Key &lt;was&gt; wrong." in text
    answer = attempt.answers.get()
    assert answer.item_version_id != answer.key_version_id


def test_the_command_says_what_it_did_as_json(attempt: Attempt) -> None:
    slug = Item.objects.get().slug
    out = StringIO()
    call_command("regrade_item", slug, "--reason", "Typo", "--json", stdout=out)
    made = json.loads(out.getvalue())
    assert (made["looked_at"], len(made["answers"]), made["reason"]) == (1, 1, "Typo")
    out = StringIO()
    call_command("regrade_item", slug, "--undo", made["id"], stdout=out)
    assert "undone" in out.getvalue()
    assert state(attempt)[0] == 1
    for wrong in (["missing"], [slug, "--undo", "nonsense"], [slug, "--undo", made["id"]]):
        with pytest.raises(CommandError):
            call_command("regrade_item", *wrong, stdout=StringIO())


def test_only_authors_and_operators_may(
    attempt: Attempt, learner: User, api_of: Any, make_user: Any
) -> None:
    week: Week = attempt.week
    body = {"course": week.course.slug, "week": week.slug, "item": Item.objects.get().slug}
    assert api_of(learner).post("/api/v1/quiz-regrades/", body, format="json").status_code == 403
    assert api_of(learner).get("/api/v1/quiz-regrades/").status_code == 403
    author = api_of(make_user("author", is_author=True))
    made = author.post("/api/v1/quiz-regrades/", body, format="json")
    assert made.status_code == 201
    assert author.get("/api/v1/quiz-regrades/").json()["results"][0]["answers"][0]["new_score"] == 0
    undone = author.post(f"/api/v1/quiz-regrades/{made.json()['id']}/undo/")
    assert undone.json()["undone_at"]


def test_other_numbers_or_options_are_left_out(db: None, learner: User) -> None:
    week = make_week()
    body = new_samples.drawn()
    sync_items(week=week, bodies=[body])
    made = attempt_start(learner=learner, week=week, language="en")[0]
    walking.give(made, 1)
    sync_items(week=week, bodies=[body | {"answer": "{{a + b + 100}}"}])
    regrade = item_regrade(item=Item.objects.get(), by=None)
    assert (regrade.answers.count(), regrade.left_out) == (1, {})
    sync_items(
        week=week,
        bodies=[body | {"parameters": {"a": {"integer": [200, 900]}, "b": {"integer": [1, 9]}}}],
    )
    regrade = item_regrade(item=Item.objects.get(), by=None)
    assert (regrade.answers.count(), regrade.left_out) == (0, {"other_numbers": 1})
    assert Answer.objects.get().score == 0
