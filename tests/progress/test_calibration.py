"""Calibration: the learner's own page and API, in words, and honest with few answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import Group, User
from curriculum.models import Week
from labs.forecasts.forecasting import forecast_make
from labs.models import Lab, LabVersion
from progress.calibration.selectors import calibration
from quizzes.models import Answer
from quizzes.review.models import ReviewCard, ReviewIntroduction, ReviewLog
from quizzes.review.services import MOST_INTRODUCED
from tests.progress import deeds

ClientOf = Callable[[User | None], Client]
API = "/api/v1/calibration/"


def page_of(client: Client, language: str = "en") -> str:
    client.cookies["django_language"] = language
    response = client.get(reverse("progress:calibration"), headers={"Accept-Language": language})
    return response.content.decode().replace("<wbr>", "")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing to compare yet"), ("ja", "まだ比べるものがありません")]
)
def test_without_answers_it_says_what_will_be_here(
    learner: User, client_of: ClientOf, language: str, words: str
) -> None:
    assert words in page_of(client_of(learner), language)


def test_few_answers_are_counted_and_not_judged(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    attempt = deeds.begin_quiz(learner, week)
    deeds.answer(attempt, 1, right=True, certainty=3)
    page = page_of(client_of(learner))
    assert "When you said “Certain”, you were right 1 of 1 times." in page
    assert "Too few to judge" in page


def test_it_says_how_often_certain_was_right(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    done = deeds.take_quiz(learner, week, right=3, certainty=3)
    count = Answer.objects.filter(attempt=done, certainty=3).count()
    page = page_of(client_of(learner))
    assert f"When you said “Certain”, you were right 3 of {count} times." in page
    assert "<svg" in page
    assert "Brier score" in page


def test_dont_know_predicts_nothing(learner: User, week: Week) -> None:
    done = deeds.take_quiz(learner, week, right=3)
    Answer.objects.filter(attempt=done, position=1).update(
        outcome={"unknown": True, "parts": [], "pattern": None}
    )
    assert calibration(learner).figures.count == done.size - 1


def test_the_figures_are_ones_own(
    learner: User,
    week: Week,
    mentor: User,
    group: Group,
    client_of: ClientOf,
    api_of: Callable[..., APIClient],
) -> None:
    deeds.take_quiz(learner, week, right=3)
    assert api_of(learner).get(API).json()["figures"]["count"] > 0
    assert api_of(mentor).get(API).json()["figures"]["count"] == 0
    assert api_of(None).get(API).status_code == 401
    assert "Nothing to compare yet" in page_of(client_of(mentor))


def test_page_and_api_agree_about_forecasts(
    learner: User, labs: list[Lab], client_of: ClientOf, api_of: Callable[..., APIClient]
) -> None:
    forecast_make(learner=learner, lab=labs[0], level="surely", expected_submissions=1)
    told = api_of(learner).get(API).json()["forecasts"]
    assert told["rows"][0]["lab"] == labs[0].slug
    assert told["brier"] is None
    assert labs[0].title in page_of(client_of(learner))


def test_the_queries_do_not_grow_with_the_answers(
    learner: User, other_learner: User, week: Week, django_assert_max_num_queries: Any
) -> None:
    deeds.answer(deeds.begin_quiz(other_learner, week), 1, right=True)
    for _ in range(2):
        deeds.take_quiz(learner, week, right=3)
    for person in (other_learner, learner):
        with django_assert_max_num_queries(4):
            assert calibration(person).figures.count


def test_rebuilding_progress_makes_exactly_the_same_cards(learner: User, week: Week) -> None:
    deeds.take_quiz(learner, week, right=3)
    columns = ("pk", "item", "due_at", "stability", "difficulty", "reps", "lapses", "surprised")
    logs = ("answer", "revision", "rating", "predicted", "due_at")
    before = (
        list(ReviewCard.objects.order_by("pk").values_list(*columns)),
        list(ReviewLog.objects.order_by("answer").values_list(*logs)),
    )
    assert before[0]
    call_command("rebuild_progress", verbosity=0)
    assert before == (
        list(ReviewCard.objects.order_by("pk").values_list(*columns)),
        list(ReviewLog.objects.order_by("answer").values_list(*logs)),
    )


def test_a_passed_lab_brings_questions_of_its_concepts(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    spec = {"minutes": 40, "device": "cpu", "checks": [{"concepts": ["sigmoid"]}]}
    LabVersion.objects.filter(lab=labs[0]).update(spec=spec)
    deeds.hand_in(learner, labs[0], verdict="wrong", score=0.5)
    assert not ReviewIntroduction.objects.exists()
    deeds.hand_in(learner, labs[0], source="x = 2\n")
    assert set(ReviewIntroduction.objects.values_list("reason", flat=True)) == {
        f"lab:{labs[0].slug}"
    }
    assert ReviewCard.objects.filter(learner=learner, state="new").count() == MOST_INTRODUCED
