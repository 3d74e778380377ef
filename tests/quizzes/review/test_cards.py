"""Cards are made from answers and follow whatever happens to them; one history, from any device."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import Group, User
from config.problems import Invalid
from curriculum.models import Week
from quizzes.models import Answer, Attempt, Item
from quizzes.regrading import item_regrade
from quizzes.review import health, selectors, services, upkeep
from quizzes.review.models import ReviewCard, ReviewDeck, ReviewHealth, ReviewLog
from quizzes.review.rating import Rating
from quizzes.services import attempt_start
from quizzes.syncing import sync_items
from tests.quizzes import samples, walking
from tests.quizzes.conftest import make_week

Finish = Callable[..., Attempt]
API = "/api/v1/review/"
NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)


def dated(attempt: Attempt, at: datetime) -> None:
    """Move an attempt's answers to a time, a minute apart."""
    for answer in attempt.answers.order_by("position"):
        moment = at + timedelta(minutes=answer.position)
        Answer.objects.filter(pk=answer.pk).update(answered_at=moment, seconds=40)


def rows(learner: User) -> tuple[list[Any], list[Any]]:
    """Everything that is in the cards, without the ids of rows."""
    cards = ReviewCard.objects.filter(learner=learner).order_by("item")
    logs = ReviewLog.objects.filter(card__learner=learner).order_by("answer")
    names = [name for name in services.CARD_FIELDS if name != "fsrs"]
    return (
        list(cards.values_list("pk", "item", *names)),
        list(logs.values_list("card", "answer", "revision", "rating", "predicted", "due_at")),
    )


@pytest.fixture
def met(attempt: Attempt, finish: Finish, learner: User) -> Attempt:
    """A quiz finished five days ago, with its second question wrong, all answers "probably"."""
    done = finish(attempt, wrong=(2,))
    dated(done, NOW - timedelta(days=5))
    services.catch_up(learner=learner)
    return done


def test_every_answered_question_is_a_card(met: Attempt, learner: User) -> None:
    assert ReviewCard.objects.filter(learner=learner).count() == met.size
    missed = ReviewLog.objects.get(answer=met.answers.get(position=2))
    assert missed.rating == Rating.AGAIN
    assert missed.due_at - missed.reviewed_at == timedelta(days=1)


def test_catching_up_twice_changes_nothing(met: Attempt, learner: User) -> None:
    before = rows(learner)
    assert services.catch_up(learner=learner) == 0
    assert rows(learner) == before


def test_rebuilding_gives_exactly_the_same_cards(
    met: Attempt, learner: User, week: Week, finish: Finish
) -> None:
    second = finish(attempt_start(learner=learner, week=week, language="ja")[0], wrong=(1, 4))
    dated(second, NOW - timedelta(days=2))
    services.catch_up(learner=learner)
    before = rows(learner)
    services.rebuild(learner=learner)
    assert rows(learner) == before


def test_an_answer_that_comes_to_light_late_takes_its_place(
    met: Attempt, learner: User, week: Week, finish: Finish
) -> None:
    late = finish(attempt_start(learner=learner, week=week, language="en")[0])
    dated(late, NOW - timedelta(days=9))
    services.catch_up(learner=learner)
    before = rows(learner)
    first = ReviewLog.objects.filter(card__learner=learner, revision=1)
    assert set(first.values_list("answer__attempt", flat=True)) == {late.pk}
    services.rebuild(learner=learner)
    assert rows(learner) == before


def test_a_regrade_changes_the_card_too(learner: User, operator: User, db: None) -> None:
    week = make_week()
    sync_items(week=week, bodies=[samples.single()])
    made = attempt_start(learner=learner, week=week, language="en")[0]
    walking.give(made, 1)
    services.catch_up(learner=learner)
    assert ReviewLog.objects.get().rating == Rating.GOOD
    body = samples.single()
    for option, correct in zip(body["options"], (False, True, False), strict=True):
        option["correct"] = correct
    sync_items(week=week, bodies=[body])
    item_regrade(item=Item.objects.get(), by=operator)
    assert ReviewDeck.objects.get(learner=learner).stale
    assert upkeep.fold_everybody() == 1
    assert ReviewLog.objects.get().rating == Rating.AGAIN
    assert upkeep.fold_everybody() == 0


def test_certain_but_wrong_is_due_at_once_and_first(
    attempt: Attempt, answer: Callable[..., Answer], learner: User
) -> None:
    answer(attempt, 1, right=False, certainty=2)
    wrong = answer(attempt, 2, right=False, certainty=3)
    services.catch_up(learner=learner)
    queue = selectors.due(learner, timezone.now())
    assert [card.item for card in queue.cards] == [wrong.item_version.item_id]


def test_a_day_is_capped_and_what_is_left_waits(met: Attempt, learner: User) -> None:
    everything = selectors.due(learner, NOW + timedelta(days=30), minutes=60)
    assert len(everything.cards) == met.size
    services.limit_set(learner=learner, minutes=2)
    queue = selectors.due(learner, NOW + timedelta(days=30))
    assert 0 < queue.seconds <= 120
    assert queue.waiting == met.size - len(queue.cards)
    summary = selectors.due_summary(learner, NOW + timedelta(days=30))
    assert summary == (len(queue.cards), 2)


def test_minutes_out_of_range_are_refused_in_words(learner: User) -> None:
    for minutes in (0, 61, -1):
        with pytest.raises(Invalid):
            services.limit_set(learner=learner, minutes=minutes)


def test_questions_that_are_gone_are_not_asked(met: Attempt, learner: User, week: Week) -> None:
    sync_items(week=week, bodies=[samples.single()])
    queue = selectors.due(learner, NOW + timedelta(days=30), minutes=60)
    assert len(queue.cards) == 1


def test_the_queue_takes_the_same_queries_for_one_card_and_many(
    met: Attempt, learner: User, other_learner: User, week: Week, django_assert_num_queries: Any
) -> None:
    few = attempt_start(learner=other_learner, week=week, language="en")[0]
    walking.give(few, 1)
    dated(few, NOW - timedelta(days=5))
    services.catch_up(learner=other_learner)
    later = NOW + timedelta(days=30)
    with django_assert_num_queries(3):
        assert len(selectors.due(other_learner, later, None).cards) == 1
    with django_assert_num_queries(3):
        assert len(selectors.due(learner, later, None).cards) > 1


def test_a_passed_lab_brings_questions_once(learner: User, week: Week) -> None:
    given = {"learner": learner, "week_id": week.pk, "at": NOW, "reason": "lab:x"}
    assert services.introduce(concepts=["elsewhere"], **given) == 0
    count = services.introduce(concepts=["sigmoid"], **given)
    assert count == services.MOST_INTRODUCED
    assert services.introduce(concepts=["sigmoid"], **given) == 0
    cards = ReviewCard.objects.filter(learner=learner)
    assert set(cards.values_list("state", flat=True)) == {ReviewCard.State.NEW}
    before = rows(learner)
    services.rebuild(learner=learner)
    assert rows(learner) == before


# --- reviewing ------------------------------------------------------------------------------------


def open_one(learner: User, now: datetime) -> Attempt:
    attempt, _new = services.review_open(learner=learner, language="en", now=now)
    assert attempt is not None
    return attempt


def test_an_opened_question_stays_open_until_it_is_answered(met: Attempt, learner: User) -> None:
    later = NOW + timedelta(days=30)
    first = open_one(learner, later)
    assert open_one(learner, later) == first
    walking.give(first, 1)
    assert open_one(learner, later) != first


def test_a_question_comes_back_in_another_seed(met: Attempt, learner: User) -> None:
    opened = open_one(learner, NOW + timedelta(days=30))
    assert opened.seed != met.seed
    assert (opened.kind, opened.size, opened.passed) == (Attempt.Kind.REVIEW, 1, None)


def test_a_review_is_no_quiz(met: Attempt, learner: User, week: Week) -> None:
    opened = open_one(learner, NOW + timedelta(days=30))
    walking.give(opened, 1, right=False)
    opened.refresh_from_db()
    assert opened.passed is None
    again, new = attempt_start(learner=learner, week=week, language="en")
    assert new
    assert again.kind == Attempt.Kind.FULL
    assert opened not in list(selectors_of_week(learner, week))


def selectors_of_week(learner: User, week: Week) -> Any:
    from quizzes.selectors import finished_attempts

    return finished_attempts(learner=learner, week=week)


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_begin_together_get_one_question(
    attempt: Attempt, finish: Finish, learner: User
) -> None:
    done = finish(attempt)
    dated(done, timezone.now() - timedelta(days=40))
    services.rebuild(learner=learner)
    found: list[Any] = []

    def device() -> None:
        try:
            found.append(open_one(learner, timezone.now()).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=device) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len(set(found)) == 1


@pytest.mark.django_db(transaction=True)
def test_cards_follow_answers_by_themselves(attempt: Attempt, learner: User) -> None:
    given = walking.give(attempt, 1)
    assert ReviewLog.objects.get().answer == given


# --- pages and API --------------------------------------------------------------------------------


def due_now(attempt: Attempt, learner: User) -> None:
    """All cards of a finished attempt are due."""
    dated(attempt, timezone.now() - timedelta(days=40))
    services.rebuild(learner=learner)


def test_a_review_in_a_browser_from_start_to_end(
    attempt: Attempt, finish: Finish, learner: User, client_of: Callable[..., Client]
) -> None:
    due_now(finish(attempt), learner)
    browser, page = client_of(learner), reverse("quizzes:review")
    count = len(selectors.due(learner, timezone.now()).cards)
    assert f"{count} questions that you are about to forget" in browser.get(page).content.decode()
    for _ in range(count):
        start = browser.post(page)
        opened = Attempt.objects.get(learner=learner, kind="review", finished_at=None)
        assert start["Location"] == reverse("quizzes:question", args=[opened.pk])
        shown = browser.get(start["Location"]).content.decode()
        assert "Review: " in shown
        walking.give(opened, 1, seconds=10)
        told = browser.get(reverse("quizzes:feedback", args=[opened.pk, 1])).content.decode()
        assert f'action="{page}"' in told
    assert browser.post(page)["Location"] == page
    end = browser.get(page).content.decode()
    assert "That was everything for today." in end
    assert f"<dd>{count}</dd>" in end
    assert "The next questions are due on" in end
    summary = browser.get(reverse("quizzes:summary", args=[opened.pk]))
    assert summary["Location"] == page


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing to review yet"), ("ja", "まだ復習するもの")]
)
def test_the_page_says_when_there_is_nothing(
    learner: User, client_of: Callable[..., Client], language: str, words: str
) -> None:
    browser = client_of(learner)
    browser.cookies["django_language"] = language
    page = browser.get(reverse("quizzes:review"), headers={"Accept-Language": language})
    assert words in page.content.decode().replace("<wbr>", "")


def test_the_limit_is_the_learners_own(learner: User, client_of: Callable[..., Client]) -> None:
    browser = client_of(learner)
    assert browser.post(reverse("quizzes:review_limit"), {"minutes": 20}).status_code == 302
    assert selectors.minutes_a_day(learner) == 20
    assert browser.post(reverse("quizzes:review_limit"), {"minutes": "x"}).status_code == 400
    assert selectors.minutes_a_day(learner) == 20


def test_an_app_reviews_and_answering_twice_changes_nothing(
    attempt: Attempt,
    finish: Finish,
    learner: User,
    api_of: Callable[..., APIClient],
    django_capture_on_commit_callbacks: Any,
) -> None:
    due_now(finish(attempt), learner)
    api = api_of(learner)
    queue = api.get(API).json()
    assert queue["count"] == len(queue["cards"]) > 0
    assert samples.SECRET not in str(queue)
    opened = api.post(f"{API}next/")
    assert opened.status_code == 201
    assert api.post(f"{API}next/").status_code == 200
    row = Attempt.objects.get(pk=opened.json()["attempt"]["id"])
    raw = walking.shown_response(row, 1, right=True)
    walking.take_steps(row, 1, raw, 2)
    body = {"attempt": str(row.pk), "response": raw, "certainty": 2}
    with django_capture_on_commit_callbacks(execute=True):
        answered = api.post(f"{API}answers/", body, format="json")
    assert answered.status_code == 201
    told = answered.json()
    assert told["rating"] in ("good", "hard")
    assert told["due_at"] > queue["cards"][0]["due_at"]
    assert told["left"] == queue["count"] - 1
    wrong = walking.shown_response(row, 1, right=False)
    again = api.post(f"{API}answers/", body | {"response": wrong}, format="json")
    assert again.status_code == 200
    assert again.json()["outcome"]["score"] == told["outcome"]["score"]
    assert ReviewLog.objects.filter(answer__attempt=row).count() == 1


def test_an_app_sets_the_minutes(learner: User, api_of: Callable[..., APIClient]) -> None:
    api = api_of(learner)
    assert api.put(f"{API}settings/", {"minutes": 5}).json() == {"minutes": 5}
    assert api.get(API).json()["limit_minutes"] == 5
    assert api.put(f"{API}settings/", {"minutes": 600}).status_code == 400
    assert api.put(f"{API}settings/", {"minutes": None}, format="json").status_code == 200
    assert api.get(API).json()["limit_minutes"] == 10


def test_reviews_are_ones_own(
    attempt: Attempt,
    finish: Finish,
    learner: User,
    other_learner: User,
    mentor: User,
    group: Group,
    api_of: Callable[..., APIClient],
) -> None:
    due_now(finish(attempt), learner)
    opened = open_one(learner, timezone.now())
    body = {"attempt": str(opened.pk), "response": {}, "certainty": 1}
    assert api_of(None).get(API).status_code == 401
    assert api_of(other_learner).get(API).json()["count"] == 0
    assert api_of(other_learner).post(f"{API}answers/", body, format="json").status_code == 404
    assert api_of(mentor).post(f"{API}answers/", body, format="json").status_code == 403
    quiz = {"attempt": str(attempt.pk), "response": {}, "certainty": 1}
    assert api_of(learner).post(f"{API}answers/", quiz, format="json").status_code == 404


# --- predictions ----------------------------------------------------------------------------------


@pytest.fixture
def judged(met: Attempt, learner: User, week: Week, finish: Finish) -> ReviewHealth:
    """The week of 18 May with reviews of everything met, two of them wrong."""
    dated(met, NOW - timedelta(days=12))
    second = finish(attempt_start(learner=learner, week=week, language="en")[0], wrong=(3, 5))
    dated(second, NOW)
    services.rebuild(learner=learner)
    assert health.judge_finished_weeks(NOW + timedelta(days=7)) == 1
    return ReviewHealth.objects.get()


def test_predictions_are_judged_beside_a_constant_guess(judged: ReviewHealth, met: Attempt) -> None:
    assert judged.week_start == date(2026, 5, 18)
    assert (judged.reviews, judged.remembered) == (met.size, met.size - 2)
    assert judged.log_loss is not None
    assert judged.log_loss > 0
    assert judged.constant == 0.9
    assert sum(row["count"] for row in judged.bins) == met.size
    assert health.judge_finished_weeks(NOW + timedelta(days=7)) == 0


def test_operators_see_the_judgement_and_nobody_else(
    judged: ReviewHealth, operator: User, learner: User, client_of: Any, api_of: Any
) -> None:
    assert api_of(learner).get(f"{API}health/").status_code == 403
    assert api_of(operator).get(f"{API}health/").json()["results"][0]["reviews"] == judged.reviews
    page = reverse("quizzes:review")
    assert "How good the predictions are" in client_of(operator).get(page).content.decode()
    assert "How good the predictions are" not in client_of(learner).get(page).content.decode()
    out = StringIO()
    call_command("judge_predictions", stdout=out)
    assert "log loss" in out.getvalue()
