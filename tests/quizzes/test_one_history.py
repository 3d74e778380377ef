"""Twice, late, out of order, edited meanwhile, in the other language, on two devices: one history.

What is asked for here goes through the pages and the API, as browsers and apps do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from accounts.models import User
from curriculum.models import Week
from quizzes.models import Answer, Attempt
from quizzes.services import attempt_start
from quizzes.syncing import sync_items
from tests.quizzes import samples
from tests.quizzes.conftest import make_week, shown_response
from tests.quizzes.test_services import together

Clients = Callable[[User | None], Client]


@pytest.fixture
def attempt(db: None, learner: User) -> Attempt:
    """An attempt of three single questions, in English."""
    week = make_week()
    sync_items(week=week, bodies=[samples.single() | {"id": f"q{n}"} for n in range(3)])
    return attempt_start(learner=learner, week=week, language="en")[0]


def api_answer(client: Client, attempt: Attempt, position: int, **other: Any) -> Any:
    """Answer over the API as an app does; rightly and probably unless told otherwise."""
    right = other.pop("right", True)
    body = {
        "position": position,
        "response": shown_response(attempt, position, right=right),
        "certainty": other.pop("certainty", 2),
    }
    return client.post(
        f"/api/v1/quiz-attempts/{attempt.pk}/answers/",
        body, content_type="application/json", headers={"accept-language": "en"} | other,
    )  # fmt: skip


def form(attempt: Attempt, position: int, *, right: bool = True) -> dict[str, Any]:
    """What the page of a single question posts."""
    shown = shown_response(attempt, position, right=right)
    return {"position": position, "option": shown["option"], "certainty": 2}


def told(attempt: Attempt) -> list[tuple[int, float, int, str]]:
    rows = Answer.objects.filter(attempt=attempt).order_by("position")
    return list(rows.values_list("position", "score", "certainty", "language"))


def test_twice_over_the_api_and_then_the_page_keeps_the_first(
    attempt: Attempt, learner: User, client_of: Clients
) -> None:
    app, browser = client_of(learner), client_of(learner)
    assert api_answer(app, attempt, 1, certainty=3).status_code == 201
    again = api_answer(app, attempt, 1, right=False, certainty=1)
    assert (again.status_code, again.json()["outcome"]["score"]) == (200, 1.0)
    page = browser.post(f"/quiz/{attempt.pk}/", form(attempt, 1, right=False))
    assert page.status_code == 302
    assert page["Location"].endswith(f"/quiz/{attempt.pk}/1/")
    assert told(attempt) == [(1, 1.0, 3, "en")]


def test_out_of_order_is_refused_and_leaves_no_trace(
    attempt: Attempt, learner: User, client_of: Clients
) -> None:
    client = client_of(learner)
    early = api_answer(client, attempt, 2)
    assert (early.status_code, early.json()["code"]) == (409, "not_yet")
    assert client.post(f"/quiz/{attempt.pk}/", form(attempt, 3)).status_code == 409
    assert told(attempt) == []


def test_late_after_the_end_changes_nothing(
    attempt: Attempt, learner: User, client_of: Clients
) -> None:
    client = client_of(learner)
    for position in (1, 2, 3):
        api_answer(client, attempt, position)
    attempt.refresh_from_db()
    before = (attempt.finished_at, attempt.score, attempt.passed, told(attempt))
    assert api_answer(client, attempt, 3, right=False).status_code == 200
    assert client.post(f"/quiz/{attempt.pk}/", form(attempt, 1, right=False)).status_code == 302
    beyond = client.post(
        f"/api/v1/quiz-attempts/{attempt.pk}/answers/",
        {"position": 4, "response": {"unknown": True}, "certainty": 1},
        content_type="application/json",
    )
    assert beyond.status_code == 409
    attempt.refresh_from_db()
    assert (attempt.finished_at, attempt.score, attempt.passed, told(attempt)) == before


def test_edited_or_taken_out_meanwhile_is_marked_as_it_was_asked(
    attempt: Attempt, learner: User, client_of: Clients
) -> None:
    client = client_of(learner)
    api_answer(client, attempt, 1)
    turned = samples.single()
    for option in turned["options"]:
        option["correct"] = option["id"].endswith("b")
    sync_items(week=attempt.week, bodies=[turned | {"id": "q0"}])
    assert api_answer(client, attempt, 2).json()["outcome"]["score"] == 1.0
    assert client.post(f"/quiz/{attempt.pk}/", form(attempt, 3)).status_code == 302
    attempt.refresh_from_db()
    assert (attempt.score, attempt.passed) == (1.0, True)
    asked = attempt.drawn.values_list("position", "item_version")
    assert list(attempt.answers.values_list("position", "item_version")) == list(asked)


def test_changing_language_between_answers_keeps_places_keys_and_says_the_language(
    attempt: Attempt, learner: User, client_of: Clients
) -> None:
    client = client_of(learner)
    api_answer(client, attempt, 1)
    japanese = api_answer(client, attempt, 2, **{"accept-language": "ja"})
    assert japanese.json()["outcome"]["score"] == 1.0
    client.cookies["django_language"] = "ja"
    client.post(f"/quiz/{attempt.pk}/", form(attempt, 3))
    assert [row[3] for row in told(attempt)] == ["en", "ja", "ja"]
    assert {row[1] for row in told(attempt)} == {1.0}


@pytest.mark.django_db(transaction=True)
def test_two_devices_at_once_make_one_answer_and_see_the_same(
    attempt: Attempt, learner: User, client_of: Clients
) -> None:
    rights = iter([True, False] * 2)
    posts: list[Callable[[], Any]] = []
    for right in rights:
        app, browser = client_of(learner), client_of(learner)
        posts.append(lambda c=app, r=right: api_answer(c, attempt, 1, right=r))  # type: ignore[misc]
        filled = form(attempt, 1, right=right)
        posts.append(lambda c=browser, f=filled: c.post(f"/quiz/{attempt.pk}/", f))  # type: ignore[misc]
    waiting = iter(posts)
    results = together(len(posts), lambda: next(waiting)())
    assert {getattr(result, "status_code", result) for result in results} <= {200, 201, 302}
    assert [getattr(result, "status_code", 0) for result in results].count(201) <= 1
    stored = attempt.answers.get()
    scores = {r.json()["outcome"]["score"] for r in results if r["Content-Type"].startswith("app")}  # type: ignore[index,attr-defined]
    assert scores == {stored.score}
    assert stored.score == (1.0 if stored.outcome["parts"][0]["right"] else 0.0)


@pytest.mark.django_db(transaction=True)
def test_two_devices_go_through_the_whole_quiz_side_by_side(
    attempt: Attempt, learner: User, client_of: Clients
) -> None:
    """Whoever is behind is told so (409) or gets the first answer back; nothing is skipped."""

    def walk() -> list[int]:
        client = client_of(learner)
        return [api_answer(client, attempt, place).status_code for place in (1, 2, 3)]

    for codes in together(3, walk):
        assert isinstance(codes, list)
        assert set(codes) <= {200, 201}
    attempt.refresh_from_db()
    assert attempt.finished
    assert [row[0] for row in told(attempt)] == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_an_edit_that_races_with_answers_loses_none(
    attempt: Attempt, learner: User, client_of: Clients
) -> None:
    edited = [samples.single() | {"id": f"q{n}", "difficulty": 3} for n in range(3)]
    work: list[Callable[[], Any]] = [
        lambda: sync_items(week=Week.objects.get(pk=attempt.week_id), bodies=edited),
        lambda: api_answer(client_of(learner), attempt, 1).status_code,
    ]
    waiting = iter(work)
    results = together(2, lambda: next(waiting)())
    assert 201 in results
    assert attempt.answers.get().item_version_id == attempt.drawn.get(position=1).item_version_id


# --- whose attempt it is, and which week ----------------------------------------------------------


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_guest_whose_session_ended_is_told_so_and_learns_nothing_else(
    attempt: Attempt, guest: User, client_of: Clients, language: str
) -> None:
    client = client_of(guest)
    client.cookies["django_language"] = language
    addresses = [f"/quiz/{attempt.pk}/", "/quiz/019cb83a-3f58-70e1-8f9e-97367a27ca28/"]
    pages = [client.get(address) for address in addresses]
    assert [page.status_code for page in pages] == [404, 404]
    words = {"en": "belongs to another session", "ja": "別のセッション"}[language]
    texts = [page.content.decode() for page in pages]
    assert all(words in text for text in texts)
    assert attempt.week.title_en not in texts[0]
    assert client.post(addresses[0], {"position": 1}).status_code == 404
    found = client.get(f"/api/v1/quiz-attempts/{attempt.pk}/")
    assert (found.status_code, found.json()["code"]) == (404, "not_found")


def test_attempts_are_listed_by_course_and_week_and_one_name_for_two_weeks_is_asked_again(
    attempt: Attempt, learner: User, api_of: Any
) -> None:
    other = make_week(course="second")
    sync_items(week=other, bodies=[samples.single()])
    second = attempt_start(learner=learner, week=other, language="en")[0]
    api, address = api_of(learner), "/api/v1/quiz-attempts/"

    def ids(query: str) -> list[str]:
        return [row["id"] for row in api.get(address + query).json()["results"]]

    assert ids("?week=first/basics") == ids("?course=first&week=basics") == [str(attempt.pk)]
    assert ids("?course=second") == [str(second.pk)]
    unclear = api.get(address + "?week=basics")
    assert (unclear.status_code, unclear.json()["code"]) == (400, "ambiguous_week")
    assert api.get(address + "?week=second/none").status_code == 404


def test_races_are_real() -> None:
    """Threads meet on a database that several connections share."""
    assert connection.settings_dict["TEST"].get("NAME") != ":memory:"
