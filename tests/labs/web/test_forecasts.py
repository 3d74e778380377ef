"""The question before the first submission: asked once, never afterwards, compared honestly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import Group, User
from config.problems import Conflict, Invalid
from labs.forecasts import forecasting
from labs.forecasts.forecasting import Graded, compare
from labs.models import Draft, Forecast, Lab, Mode, State, Submission

HandIn = Callable[..., Submission]
START = datetime(2026, 5, 1, tzinfo=UTC)
QUESTION = "Before you submit: will all checks pass the first time?"


def say(learner: User, lab: Lab, level: str = "probably", expected: int | None = 2) -> Forecast:
    made = forecasting.forecast_make(
        learner=learner, lab=lab, level=level, expected_submissions=expected
    )
    return made[0]


def graded(learner: User, lab: Lab, verdict: str, minute: int = 0) -> Submission:
    """A graded submission."""
    at = START + timedelta(minutes=minute)
    return Submission.objects.create(
        learner=learner,
        lab_version=lab.current_version,
        mode=Mode.SUBMIT,
        source="pass",
        seed=1,
        language="en",
        state=State.FINISHED,
        verdict=verdict,
        score=1.0 if verdict == "passed" else 0.2,
        queue="cpu",
        created_at=at,
        finished_at=at,
    )


def test_a_forecast_is_compared_with_the_first_and_the_passing_submission() -> None:
    said = Forecast(level="surely", probability=0.9, expected_submissions=1)
    moments = [Graded(START + timedelta(minutes=n), n == 2) for n in (2, 0, 1)]
    found = compare(said, moments)
    assert (found.passed_at_once, found.needed, found.so_far) == (False, 3, 3)
    assert found.squared_error == pytest.approx(0.81)
    nothing = compare(said, [])
    assert (nothing.passed_at_once, nothing.needed, nothing.squared_error) == (None, None, None)


def test_it_is_asked_until_it_is_answered(learner: User, lab: Lab) -> None:
    assert forecasting.asks(learner, lab)
    row = say(learner, lab)
    assert not forecasting.asks(learner, lab)
    assert (row.probability, row.version) == (0.7, lab.current_version)
    assert forecasting.forecast_make(
        learner=learner, lab=lab, level="probably", expected_submissions=2
    ) == (row, False)
    with pytest.raises(Conflict):
        say(learner, lab, "surely")


def test_skipping_is_remembered_and_compared_with_nothing(learner: User, lab: Lab) -> None:
    assert say(learner, lab, "").skipped
    assert not forecasting.asks(learner, lab)
    assert forecasting.comparison(learner, lab) is None


def test_after_handing_in_it_is_too_late(learner: User, lab: Lab, hand_in: HandIn) -> None:
    hand_in(learner, mode=Mode.RUN)
    assert forecasting.asks(learner, lab)
    hand_in(learner, mode=Mode.SUBMIT)
    assert not forecasting.asks(learner, lab)
    with pytest.raises(Conflict) as refused:
        say(learner, lab)
    assert refused.value.code == "too_late"
    assert not Forecast.objects.exists()


@pytest.mark.parametrize(("level", "expected"), [("certainly", 1), ("surely", 0), ("surely", 21)])
def test_what_is_no_forecast_is_refused(learner: User, lab: Lab, level: str, expected: int) -> None:
    with pytest.raises(Invalid):
        say(learner, lab, level, expected)


def test_our_failures_count_for_nothing(learner: User, lab: Lab) -> None:
    say(learner, lab, "surely", 1)
    graded(learner, lab, "our_failure")
    graded(learner, lab, "passed", 1)
    found = forecasting.comparison(learner, lab)
    assert found is not None
    assert (found.passed_at_once, found.needed) == (True, 1)


def test_the_lab_page_asks_and_keeps_the_code(
    learner: User, lab: Lab, client_of: Callable[..., Client]
) -> None:
    browser, page = client_of(learner), reverse("labs:lab", args=[lab.slug])
    assert QUESTION in browser.get(page).content.decode()
    form = {"level": "perhaps", "expected_submissions": "3", "source": "x = 1", "forecast": "keep"}
    answer = browser.post(reverse("labs:forecast", args=[lab.slug]), form)
    assert answer["Location"] == page
    row = Forecast.objects.get()
    assert (row.level, row.expected_submissions) == ("perhaps", 3)
    assert Draft.objects.get(learner=learner).source == "x = 1"
    assert QUESTION not in browser.get(page).content.decode()


def test_with_scripts_only_the_question_changes(
    learner: User, lab: Lab, client_of: Callable[..., Client], hand_in: HandIn
) -> None:
    browser, url = client_of(learner), reverse("labs:forecast", args=[lab.slug])
    htmx = {"HX-Request": "true"}
    empty = browser.post(url, {"forecast": "keep"}, headers=htmx).content.decode()
    assert "Choose one of the four, or skip the question." in empty
    assert QUESTION in empty
    kept = browser.post(url, {"forecast": "keep", "level": "surely"}, headers=htmx)
    assert "Your forecast is kept" in kept.content.decode()
    Forecast.objects.all().delete()
    hand_in(learner, mode=Mode.SUBMIT)
    late = browser.post(url, {"forecast": "keep", "level": "surely"}, headers=htmx)
    assert "too late" in late.content.decode()
    assert not Forecast.objects.exists()


def test_the_submission_shows_the_comparison_to_its_learner_only(
    learner: User, lab: Lab, mentor: User, group: Group, client_of: Callable[..., Client]
) -> None:
    say(learner, lab, "surely", 1)
    page = reverse("labs:submission", args=[graded(learner, lab, "wrong").pk])
    assert "Your forecast and what came" in client_of(learner).get(page).content.decode()
    seen = client_of(mentor).get(page)
    assert seen.status_code == 200
    assert "Your forecast and what came" not in seen.content.decode()


def test_an_app_says_it_too(
    learner: User, other_learner: User, lab: Lab, api_of: Callable[..., APIClient]
) -> None:
    url = f"/api/v1/labs/{lab.slug}/forecast/"
    api = api_of(learner)
    assert api.get(url).json()["asks"] is True
    body = {"level": "probably", "expected_submissions": 2}
    assert api.post(url, body, format="json").status_code == 201
    assert api.post(url, body, format="json").status_code == 200
    assert api.post(url, {"level": "hardly"}, format="json").status_code == 409
    assert api.post(url, {"level": "maybe"}, format="json").status_code == 400
    graded(learner, lab, "passed")
    told = api.get(url).json()["forecast"]
    assert (told["passed_at_once"], told["needed"], told["probability"]) == (True, 1, 0.7)
    assert api_of(other_learner).get(url).json() == {
        "asks": True, "probabilities": forecasting.PROBABILITIES, "forecast": None
    }  # fmt: skip
    assert api_of(None).get(url).status_code == 401


def test_all_comparisons_take_the_same_queries(
    learner: User, content: None, django_assert_num_queries: Any
) -> None:
    labs = list(Lab.objects.filter(current_version__isnull=False)[:3])
    say(learner, labs[0])
    with django_assert_num_queries(2):
        assert len(forecasting.comparisons(learner)) == 1
    for lab in labs[1:]:
        say(learner, lab)
        graded(learner, lab, "passed")
    with django_assert_num_queries(2):
        assert len(forecasting.comparisons(learner)) == len(labs)
