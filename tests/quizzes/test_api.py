"""The quiz for apps: the same rules, in JSON, safe to repeat."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from accounts.models import Group, User
from curriculum.models import Week
from quizzes.models import Answer, Attempt
from quizzes.services import attempt_start
from tests.quizzes import samples
from tests.quizzes.conftest import make_week, shown_response

ApiOf = Callable[[User | None], APIClient]
Finish = Callable[..., Attempt]
START = "/api/v1/weeks/first/basics/quiz-attempts/"
LIST = "/api/v1/quiz-attempts/"


@pytest.fixture
def api(api_of: ApiOf, learner: User) -> APIClient:
    return api_of(learner)


def one(attempt: Attempt) -> str:
    return f"{LIST}{attempt.pk}/"


def body(attempt: Attempt, position: int, *, right: bool = True, **more: Any) -> dict[str, Any]:
    response = shown_response(attempt, position, right=right)
    return {"position": position, "response": response, "certainty": 2, **more}


def test_a_whole_quiz(week: Week, api: APIClient, learner: User) -> None:
    started = api.post(START)
    assert started.status_code == 201
    state = started.json()
    attempt = Attempt.objects.get(pk=state["id"])
    assert state["week"] == {"course": "first", "week": "basics", "title": "Basics"}
    while state["question"]:
        position = state["question"]["position"]
        sent = api.post(one(attempt) + "answers/", body(attempt, position, seconds=7))
        assert sent.status_code == 201
        outcome, state = sent.json()["outcome"], sent.json()["attempt"]
        assert (outcome["position"], outcome["verdict"], outcome["seconds"]) == (
            position,
            "right",
            7,
        )
        assert outcome["certainty_points"] == 2
        assert outcome["lesson_url"] == "/first/basics/lesson/#sigmoid"
        assert outcome["feedback"]["explanation"]["markdown"].startswith(samples.SECRET)
    assert (state["score"], state["passed"], state["answered"]) == (1, True, attempt.size)
    summary = api.get(one(attempt) + "summary/").json()
    assert summary["accuracy"] == 1
    assert summary["certainty_points"] == 2 * attempt.size
    assert summary["certainty_best"] == 3 * attempt.size
    assert summary["concepts"] == [
        {"concept": "sigmoid", "title": "Sigmoid", "percent": 100, "count": attempt.size}
    ]


def test_starting_twice_gives_the_same_attempt(week: Week, api: APIClient) -> None:
    first, second = api.post(START), api.post(START)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]


def test_sending_an_answer_again_changes_nothing(attempt: Attempt, api: APIClient) -> None:
    first = api.post(one(attempt) + "answers/", body(attempt, 1))
    again = api.post(one(attempt) + "answers/", body(attempt, 1, right=False))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["outcome"] == again.json()["outcome"]
    assert attempt.answers.count() == 1


@pytest.mark.parametrize("kind", sorted(samples.ALL))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_given_away_before_the_answer(
    attempt: Attempt, api: APIClient, answer: Callable[..., Answer], kind: str, language: str
) -> None:
    place = attempt.drawn.get(item_version__type=kind).position
    for position in range(1, place):
        answer(attempt, position)
    shown = api.get(one(attempt), headers={"Accept-Language": language}).content.decode()
    assert "Prompt of" in shown
    assert samples.SECRET not in shown
    assert str(attempt.seed) not in shown
    assert "correct" not in shown


def test_texts_follow_accept_language_and_the_answer_stays(
    attempt: Attempt, api: APIClient
) -> None:
    ja, en = (api.get(one(attempt), headers={"Accept-Language": x}).json() for x in ("ja", "en"))
    assert "（日本語）" in ja["question"]["prompt"]["markdown"]
    assert "（日本語）" not in en["question"]["prompt"]["markdown"]
    assert [o["key"] for o in ja["question"]["options"]] == [
        o["key"] for o in en["question"]["options"]
    ]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"certainty": 5}, "/certainty"),
        ({"certainty": None}, "/certainty"),
        ({"position": 0}, "/position"),
        ({"seconds": -1}, "/seconds"),
        ({"response": {"nonsense": []}}, "/response"),
        ({"response": "text"}, "/response"),
        ({"response": None}, "/response"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(
    attempt: Attempt, api: APIClient, change: dict[str, Any], pointer: str
) -> None:
    refused = api.post(one(attempt) + "answers/", body(attempt, 1) | change)
    assert refused.status_code == 400
    assert refused["Content-Type"] == "application/problem+json"
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]
    assert not attempt.answers.exists()


def test_an_unreadable_response_has_a_code_and_words_in_the_language(
    attempt: Attempt, api: APIClient
) -> None:
    change = {"response": {}}
    refused = api.post(
        one(attempt) + "answers/", body(attempt, 1) | change, headers={"Accept-Language": "ja"}
    ).json()
    assert refused["code"] == "unreadable"
    assert not refused["detail"].isascii()


def test_jumping_ahead_is_a_conflict(attempt: Attempt, api: APIClient) -> None:
    refused = api.post(one(attempt) + "answers/", body(attempt, 3))
    assert (refused.status_code, refused.json()["code"]) == (409, "not_yet")


def test_a_week_without_questions_or_that_does_not_exist(db: None, api: APIClient) -> None:
    make_week("empty")
    empty = api.post("/api/v1/weeks/first/empty/quiz-attempts/")
    assert (empty.status_code, empty.json()["code"]) == (409, "no_questions")
    assert api.post("/api/v1/weeks/first/nowhere/quiz-attempts/").status_code == 404


def test_practising_what_was_missed(attempt: Attempt, api: APIClient, finish: Finish) -> None:
    early = api.post(START, {"missed_of": str(attempt.pk)})
    assert (early.status_code, early.json()["code"]) == (409, "not_finished")
    finish(attempt, wrong=(2,))
    again = api.post(START, {"missed_of": str(attempt.pk)})
    assert (again.status_code, again.json()["kind"], again.json()["size"]) == (201, "missed", 1)


def test_missed_questions_of_another_week_or_learner_are_not_found(
    attempt: Attempt, api: APIClient, api_of: ApiOf, other_learner: User, finish: Finish
) -> None:
    finish(attempt, wrong=(2,))
    make_week("second")
    other = "/api/v1/weeks/first/second/quiz-attempts/"
    assert api.post(other, {"missed_of": str(attempt.pk)}).status_code == 404
    stranger = api_of(other_learner)
    assert stranger.post(START, {"missed_of": str(attempt.pk)}).status_code == 404


def test_answers_can_be_read_again(
    attempt: Attempt, api: APIClient, answer: Callable[..., Answer]
) -> None:
    answer(attempt, 1, right=False, certainty=3)
    read = api.get(one(attempt) + "answers/1/").json()
    assert read["verdict"] in ("wrong", "partly")
    assert read["response"] == shown_response(attempt, 1, right=False)
    assert api.get(one(attempt) + "answers/2/").status_code == 404


READS = ["", "answers/1/", "summary/"]


@pytest.mark.parametrize("path", READS)
def test_who_may_read(
    path: str,
    attempt: Attempt,
    answer: Callable[..., Answer],
    group: Group,
    api_of: ApiOf,
    mentor: User,
    other_mentor: User,
    other_learner: User,
    operator: User,
) -> None:
    answer(attempt, 1)

    def status(user: User | None) -> int:
        return api_of(user).get(one(attempt) + path).status_code

    assert [status(user) for user in (attempt.learner, mentor, operator)] == [200] * 3
    assert [status(user) for user in (other_mentor, other_learner)] == [404] * 2
    assert status(None) == 401


def test_only_the_learner_writes(
    attempt: Attempt, group: Group, api_of: ApiOf, mentor: User, other_learner: User
) -> None:
    sent = body(attempt, 1)
    url = one(attempt) + "answers/"
    assert api_of(mentor).post(url, sent).status_code == 403
    assert api_of(other_learner).post(url, sent).status_code == 404
    assert api_of(None).post(url, sent).status_code == 401
    assert api_of(None).post(START).status_code == 401
    assert not attempt.answers.exists()


def test_a_mentor_sees_no_question_before_the_learner_answered_it(
    attempt: Attempt, group: Group, api_of: ApiOf, mentor: User
) -> None:
    assert api_of(mentor).get(one(attempt)).json()["question"] is None


def test_listing_ones_own_and_a_members_attempts(
    attempt: Attempt, group: Group, api_of: ApiOf, mentor: User, other_mentor: User
) -> None:
    learner = attempt.learner
    page = api_of(learner).get(LIST).json()
    assert [row["id"] for row in page["results"]] == [str(attempt.pk)]
    assert {"next", "previous"} <= set(page)
    query = {"learner": str(learner.public_id)}
    assert len(api_of(mentor).get(LIST, query).json()["results"]) == 1
    assert api_of(other_mentor).get(LIST, query).status_code == 404
    assert api_of(mentor).get(LIST, {"learner": "nobody"}).status_code == 404
    assert api_of(mentor).get(LIST).json()["results"] == []


def test_pages_of_attempts_follow_cursors(
    week: Week, learner: User, api: APIClient, finish: Finish
) -> None:
    ids = []
    for _ in range(3):
        made = finish(attempt_start(learner=learner, week=week, language="en")[0])
        ids.insert(0, str(made.pk))
    first = api.get(LIST, {"limit": 2, "week": "basics"}).json()
    second = api.get(first["next"]).json()
    assert [row["id"] for row in first["results"] + second["results"]] == ids
    assert api.get(LIST, {"week": "other"}).status_code == 404


def queries(api: APIClient, url: str) -> int:
    api.get(url)
    with CaptureQueriesContext(connection) as caught:
        assert api.get(url).status_code == 200
    return len(caught)


def test_reading_costs_as_many_queries_for_many_answers_as_for_one(
    week: Week, learner: User, api: APIClient, answer: Callable[..., Answer], finish: Finish
) -> None:
    attempt, _ = attempt_start(learner=learner, week=week, language="en")
    answer(attempt, 1)
    urls = [one(attempt), one(attempt) + "summary/", LIST]
    few = [queries(api, url) for url in urls]
    for position in range(2, attempt.size):
        answer(attempt, position)
    assert [queries(api, url) for url in urls] == few
    answer(attempt, attempt.size)
    finish(attempt_start(learner=learner, week=week, language="en")[0])
    assert queries(api, LIST) == few[2]


def test_answering_costs_the_same_at_the_start_and_the_end(
    attempt: Attempt, api: APIClient, answer: Callable[..., Answer]
) -> None:
    def cost(position: int) -> int:
        sent = body(attempt, position)
        with CaptureQueriesContext(connection) as caught:
            assert api.post(one(attempt) + "answers/", sent).status_code == 201
        return len(caught)

    first = cost(1)
    for position in range(2, attempt.size - 1):
        answer(attempt, position)
    assert cost(attempt.size - 1) == first


def test_the_payload_has_no_fields_beyond_those_documented(
    attempt: Attempt, api: APIClient
) -> None:
    question = api.get(one(attempt)).json()["question"]
    assert set(question) == {
        "position", "type", "prompt", "code", "figure", "unit", "options", "steps", "left",
        "right", "lines", "template", "blanks", "grid", "name", "variables", "plot", "rounds",
        "round_count", "budget", "written", "model", "rubric", "hints", "hint_count", "between",
    }  # fmt: skip
    assert json.dumps(question)
