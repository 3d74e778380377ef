"""Whatever goes wrong is a problem document in the language asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client, override_settings
from rest_framework.settings import api_settings
from rest_framework.throttling import ScopedRateThrottle

from accounts.models import Group, User
from labs.models import Submission

pytestmark = pytest.mark.django_db
Clients = Callable[[User | None], Client]
LANGUAGES = ["ja", "en"]
LAB = "/api/v1/labs/logistic-regression/"


def problem(response: Any, status: int, code: str, language: str) -> dict[str, Any]:
    """The document of a response, after checking what all of them have in common."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert response["Content-Language"] == language
    document: dict[str, Any] = json.loads(response.content)
    assert (document["status"], document["code"]) == (status, code)
    assert document["type"] == f"/problems/{code}/"
    assert document["instance"] == response.wsgi_request.path
    for text in (document["title"], document["detail"], *map(_detail, document.get("errors", []))):
        assert is_japanese(text) == (language == "ja"), text
    return document


def _detail(error: dict[str, str]) -> str:
    return error["detail"]


def is_japanese(text: str) -> bool:
    return any("\u3040" <= character <= "\u30ff" for character in text)


def said(language: str) -> dict[str, str]:
    return {"Accept-Language": language}


@pytest.fixture
def browser(client_of: Clients, learner: User) -> Client:
    return client_of(learner)


@pytest.fixture
def nobody(client_of: Clients) -> Client:
    return client_of(None)


@pytest.mark.parametrize("language", LANGUAGES)
class TestBothLanguages:
    def test_400_with_pointers(self, nobody: Client, language: str) -> None:
        given = {"email": "nobody", "password": ""}
        answer = nobody.post("/api/v1/sessions/", given, "application/json", headers=said(language))

        found = problem(answer, 400, "invalid", language)
        assert [one["pointer"] for one in found["errors"]] == ["/email", "/password"]

    def test_400_for_missing_fields(self, browser: Client, content: None, language: str) -> None:
        answer = browser.post(f"{LAB}submissions/", {}, "application/json", headers=said(language))

        found = problem(answer, 400, "invalid", language)
        assert {one["pointer"] for one in found["errors"]} == {"/source", "/mode"}

    def test_400_for_a_body_that_is_no_object(self, nobody: Client, language: str) -> None:
        answer = nobody.post("/api/v1/sessions/", "[]", "application/json", headers=said(language))

        found = problem(answer, 400, "invalid", language)
        assert [one["pointer"] for one in found["errors"]] == [""]

    def test_400_says_where_json_breaks(self, nobody: Client, language: str) -> None:
        answer = nobody.post(
            "/api/v1/guests/", '{"time_zone":\n oops}', "application/json", headers=said(language)
        )

        found = problem(answer, 400, "not_json", language)
        assert (found["line"], found["column"]) == (2, 2)

    def test_400_for_a_cursor_that_was_made_up(
        self, browser: Client, content: None, language: str
    ) -> None:
        for address in ("/api/v1/concepts/", "/api/v1/quiz-attempts/", f"{LAB}submissions/"):
            for cursor in ("oops", "cD1hYmM=", "cD0wMDAAMDA=", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk="):
                answer = browser.get(address, {"cursor": cursor}, headers=said(language))
                if answer.status_code != 200:  # a number may be a position that is there
                    problem(answer, 400, "bad_cursor", language)

    def test_401(self, nobody: Client, content: None, language: str) -> None:
        for address in ("/api/v1/me/", "/api/v1/progress/", LAB):
            problem(nobody.get(address, headers=said(language)), 401, "sign_in_needed", language)

    def test_401_for_a_token_that_has_ended(self, nobody: Client, language: str) -> None:
        headers = {**said(language), "X-Session-Token": "f" * 32}

        problem(nobody.get("/api/v1/me/", headers=headers), 401, "sign_in_needed", language)
        stream = f"/api/v1/submissions/{uuid4()}/events/"
        problem(nobody.get(stream, headers=headers), 401, "sign_in_needed", language)

    def test_403(self, browser: Client, language: str) -> None:
        problem(browser.get("/api/v1/groups/", headers=said(language)), 403, "forbidden", language)

    def test_404_for_what_is_somebody_elses(
        self, client_of: Clients, other_mentor: User, group: Group, language: str
    ) -> None:
        answer = client_of(other_mentor).get(
            f"/api/v1/groups/{group.pk}/members/", headers=said(language)
        )

        problem(answer, 404, "not_found", language)

    @pytest.mark.parametrize(
        "path", ["nothing/", "labs/nothing/", "submissions/nothing/", "weeks/no/such/", ""]
    )
    def test_404(self, browser: Client, path: str, language: str) -> None:
        answer = browser.get(f"/api/v1/{path}", headers=said(language))

        problem(answer, 404, "not_found", language)

    def test_404_outside_the_version(self, nobody: Client, language: str) -> None:
        for path in ("/api/", "/api/v2/me/"):
            problem(nobody.get(path, headers=said(language)), 404, "not_found", language)

    def test_405(self, browser: Client, language: str) -> None:
        for address in ("/api/v1/path/", f"/api/v1/submissions/{uuid4()}/events/"):
            answer = browser.delete(address, headers=said(language))
            problem(answer, 405, "method_not_allowed", language)
            assert "GET" in answer["Allow"]

    def test_406(self, nobody: Client, language: str) -> None:
        headers = {**said(language), "Accept": "text/html"}

        problem(nobody.get("/api/v1/path/", headers=headers), 406, "not_acceptable", language)

    def test_409_says_how_it_stands(self, browser: Client, content: None, language: str) -> None:
        save = {"source": "one", "revision": 0}
        assert browser.put(f"{LAB}draft/", save, "application/json").status_code == 200
        again = {"source": "two", "revision": 0}
        answer = browser.put(f"{LAB}draft/", again, "application/json", headers=said(language))

        found = problem(answer, 409, "stale_draft", language)
        assert (found["source"], found["revision"]) == ("one", 1)

    def test_413_for_long_code(self, browser: Client, content: None, language: str) -> None:
        given = {"source": "x = 1\n" * 200_000, "mode": "run"}
        answer = browser.post(
            f"{LAB}submissions/", given, "application/json", headers=said(language)
        )

        assert problem(answer, 413, "source_too_long", language)["limit_kib"] == 256
        assert not Submission.objects.exists()

    def test_413_for_a_huge_body(self, nobody: Client, language: str) -> None:
        answer = nobody.post(
            "/api/v1/guests/", " " * 5_000_000, "application/json", headers=said(language)
        )

        problem(answer, 413, "too_large", language)

    def test_415(self, nobody: Client, language: str) -> None:
        answer = nobody.post("/api/v1/guests/", "a: b", "text/yaml", headers=said(language))

        problem(answer, 415, "unsupported_media_type", language)

    def test_429(self, nobody: Client, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
        rates = {**api_settings.DEFAULT_THROTTLE_RATES, "sign_in": "2/min"}
        monkeypatch.setattr(ScopedRateThrottle, "THROTTLE_RATES", rates)
        given = {"email": "nobody@example.org", "password": "wrong"}
        answers = [
            nobody.post(
                "/api/v1/sessions/",
                given,
                "application/json",
                headers={**said(language), "X-Forwarded-For": f"10.0.0.{turn}"},
            )
            for turn in range(3)
        ]

        assert [answer.status_code for answer in answers] == [400, 400, 429]
        found = problem(answers[-1], 429, "too_many_requests", language)
        assert 0 < found["retry_after_seconds"] <= 60
        assert answers[-1]["Retry-After"] == str(found["retry_after_seconds"])

    @override_settings(ROOT_URLCONF="tests.api.raising_urls")
    @pytest.mark.parametrize("path", ["fails", "plain"])
    def test_500_gives_nothing_away(self, path: str, language: str) -> None:
        client = Client(raise_request_exception=False)
        answer = client.get(f"/api/v1/{path}/", headers=said(language))

        problem(answer, 500, "internal_error", language)
        assert "secret" not in answer.content.decode()


def test_english_where_no_language_of_ours_is_asked_for(nobody: Client) -> None:
    for headers in ({}, {"Accept-Language": "fr, de;q=0.5"}, {"Accept-Language": "oops;;q=x"}):
        problem(nobody.get("/api/v1/me/", headers=headers), 401, "sign_in_needed", "en")


def test_pages_do_not_get_problem_documents(nobody: Client) -> None:
    answer = nobody.get("/no/such/page/anywhere/", headers={"Accept": "text/html"})

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")
