"""The end of a lab: a prediction before the run, both results after it, and an explanation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Group, User
from labs.endings import closing
from labs.models import Lab, Mode, State, Submission
from labs.spec.endings import Way, compared, measured, parameters

Clients = Callable[[User | None], Client]
LAB = "logistic-regression"
PAGE = f"/labs/{LAB}/ending/"
WORDS = "A step is as long as the learning rate times the gradient; too long leaps over the bottom."


@pytest.mark.parametrize(
    ("usual", "changed", "came"),
    [
        (1.0, 2.0, Way.LARGER), (1.0, 0.5, Way.SMALLER), (1.0, 1.01, Way.SAME),
        (-1.0, -2.0, Way.SMALLER), (0.0, 0.0, Way.SAME), (1.0, "not_finite", Way.NOT_FINITE),
        (None, 1.0, None), (1.0, None, None), ("not_finite", 1.0, None),
    ],
)  # fmt: skip
def test_what_came_of_a_change(usual: object, changed: object, came: Way | None) -> None:
    assert compared(usual, changed, 0.02) == came


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_larger_one_way_is_smaller_the_other(a: float, b: float) -> None:
    mirror = {Way.LARGER: Way.SMALLER, Way.SMALLER: Way.LARGER, Way.SAME: Way.SAME}
    assert compared(b, a, 0.0) == mirror[compared(a, b, 0.0)]


def test_the_way_to_a_number() -> None:
    assert measured({"costs": [3.0, 2.5]}, ["costs", -1]) == 2.5
    assert measured(float("nan"), []) == "not_finite"
    for nothing in ({}, {"costs": []}, {"costs": "abc"}, None):
        assert measured(nothing, ["costs", -1]) is None
    assert parameters("f(X, y, rate=0.1)") == ["X", "y", "rate"]


@pytest.fixture
def passed(content: None, learner: User) -> Submission:
    lab = Lab.objects.select_related("current_version").get(slug=LAB)
    return Submission.objects.create(
        learner=learner, lab_version=lab.current_version, mode=Mode.SUBMIT, source="x = 1",
        seed=1, language="en", queue="cpu", state=State.FINISHED, verdict="passed", score=1.0,
    )  # fmt: skip


def end(learner: User, usual: float, changed: float | str) -> None:
    """The worker's part: the run has ended."""
    run = Submission.objects.get(learner=learner, mode=Mode.OBSERVE, state=State.QUEUED)
    run.state, run.verdict = State.FINISHED, "passed"
    run.trace = {"usual": usual, "changed": changed}
    run.save()


@pytest.mark.django_db
def test_a_prediction_comes_before_its_run_and_stays(
    client_of: Clients, learner: User, passed: Submission
) -> None:
    client = client_of(learner)
    assert Submission.objects.filter(mode=Mode.OBSERVE).count() == 0
    assert client.post(f"{PAGE}0/", {"said": "larger"}).status_code == 302
    run = Submission.objects.get(mode=Mode.OBSERVE)
    assert run.source == passed.source
    assert client.post(f"{PAGE}0/", {"said": "smaller"}).status_code == 409
    assert client.post(f"{PAGE}2/", {"said": "larger"}).status_code == 409
    assert "slow" not in client.get(PAGE).content.decode()

    end(learner, 0.47, 0.575)
    page = client.get(PAGE).content.decode()
    assert "0.575" in page
    assert "As predicted" in page
    assert client.get(f"/labs/{LAB}/history/").content.decode().count("/submissions/") == 1

    client.post(f"{PAGE}1/", {"said": "smaller"})
    end(learner, 0.47, 0.465)
    lab = Lab.objects.select_related("current_version").get(slug=LAB)
    assert closing.score(closing.rounds(learner, lab)) == (1, 2)


@pytest.mark.django_db
def test_nobody_predicts_before_passing(
    client_of: Clients, other_learner: User, passed: Submission
) -> None:
    client = client_of(other_learner)
    assert "Pass the lab first" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}0/", {"said": "larger"}).status_code == 409
    assert client.post(f"{PAGE}0/", {"said": "sideways"}).status_code == 422
    assert client.post(f"{PAGE}9/", {"said": "larger"}).status_code == 404


@pytest.mark.django_db
def test_a_lab_without_an_ending_has_no_such_page(
    client_of: Clients, learner: User, passed: Submission
) -> None:
    version = passed.lab_version
    version.spec = {key: value for key, value in version.spec.items() if key != "ending"}
    version.save()
    assert client_of(learner).get(PAGE).status_code == 404


@pytest.mark.django_db
def test_words_are_judged_by_oneself_and_by_a_mentor(
    client_of: Clients, learner: User, mentor: User, other_mentor: User, group: Group,
    passed: Submission,
) -> None:  # fmt: skip
    client = client_of(learner)
    assert "opposite slope" not in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}explain/", {"text": "too short"}).status_code == 422
    client.post(f"{PAGE}explain/", {"text": WORDS})
    client.post(f"{PAGE}explain/", {"text": WORDS + " Put in later."})
    page = client.get(PAGE).content.decode()
    assert "opposite slope" in page
    assert "Put in later" not in page
    client.post(f"{PAGE}mark/", {"criterion": ["step-length", "too-large", "made-up"]})
    assert "66%" in client.get(PAGE).content.decode()

    theirs = f"{PAGE}mark/?learner={learner.public_id}"
    assert client_of(other_mentor).post(theirs, {}).status_code == 404
    client_of(mentor).post(theirs, {"criterion": ["too-large"], "note": "Mention the step."})
    page = client.get(PAGE).content.decode()
    assert "33%" in page
    assert "Mention the step." in page


@pytest.mark.django_db
def test_apps_can_do_the_same(client_of: Clients, learner: User, passed: Submission) -> None:
    client, address = client_of(learner), f"/api/v1/labs/{LAB}/ending/"
    answer = client.post(f"{address}predictions/", {"position": 0, "said": "larger"})
    assert answer.status_code == 201
    assert [one["said"] for one in answer.json()["rounds"]] == ["larger", None]
    assert answer.json()["rounds"][0]["afterwards"] is None
    end(learner, 0.47, "not_finite")
    first = client.get(address).json()["rounds"][0]
    assert (first["came"], first["right"], first["changed"]) == ("not_finite", False, None)
    told = client.post(f"{address}explanation/", {"text": WORDS}).json()["explanation"]
    assert told["own_marks"] is None
    marks = {"criteria": ["too-large"]}
    client.put(f"{address}explanation/", marks, content_type="application/json")
    assert client.get(address).json()["explanation"]["own_marks"] == ["too-large"]
