"""What an app reads: the path, lessons with tags, concepts; and how it says that one was read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from accounts.models import User
from curriculum.models import LessonRead, LessonVersion, StudyMinute
from curriculum.synchronising import synchronise
from tests.curriculum.conftest import Folder

pytestmark = pytest.mark.django_db
Clients = Callable[[User | None], APIClient]
WEEK = "/api/v1/weeks/throwing/centring-clay/"
LESSON = WEEK + "lesson/"


@pytest.fixture(autouse=True)
def loaded(folder: Folder) -> None:
    synchronise(folder.root)


@pytest.fixture
def anybody(api_of: Clients) -> APIClient:
    return api_of(None)


def test_the_path_in_the_readers_language(anybody: APIClient) -> None:
    path = anybody.get("/api/v1/path/", headers={"accept-language": "ja"}).json()

    [program] = path["programs"]
    [course] = program["courses"]
    assert (program["id"], program["title"], course["title"]) == ("pottery", "陶芸", "ろくろ")
    assert course["weeks"][0] == {
        "id": "centring-clay",
        "title": "土を据える",
        "summary": "最初の一歩です。",
        "days": 1.5,
        "status": "ready",
        "topics": ["手の形"],
        "concepts": [{"id": "clay", "title": "粘土"}, {"id": "centring", "title": "土殺し"}],
        "labs": [
            {"id": "first-cup", "title": "最初の器", "functions": ["raise_wall(clay, height)"]}
        ],
    }
    assert course["weeks"][1]["status"] == "in_preparation"


def test_a_week_says_where_its_lesson_is(anybody: APIClient) -> None:
    week = anybody.get(WEEK).json()

    assert week["lesson_url"] == LESSON
    assert week["struggled"] == ["The clay wobbles"]
    assert (week["course"], week["program"]) == ("throwing", "pottery")
    assert anybody.get("/api/v1/weeks/throwing/glazing/").json()["lesson_url"] is None


def test_a_lesson_comes_in_sections_with_both_styles(anybody: APIClient) -> None:
    lesson = anybody.get(LESSON, headers={"accept-language": "ja"}).json()

    assert lesson["language"] == "ja"
    assert lesson["version"] == LessonVersion.objects.get().hash
    assert [(s["anchor"], s["title"], s["concepts"]) for s in lesson["sections"]] == [
        ("", "", []),
        ("hands", "手の形", ["centring"]),
        ("counting", "数える", ["clay"]),
    ]
    assert 'data-style="intuition"' in lesson["sections"][1]["html"]
    assert 'data-style="formula"' in lesson["sections"][1]["html"]


@pytest.mark.parametrize("address", [LESSON, "/api/v1/path/"])
def test_an_unchanged_answer_is_not_sent_again(anybody: APIClient, address: str) -> None:
    first = anybody.get(address, headers={"accept-language": "en"})
    tag = first["ETag"]

    again = anybody.get(address, headers={"accept-language": "en", "if-none-match": tag})
    japanese = anybody.get(address, headers={"accept-language": "ja", "if-none-match": tag})

    assert not tag.startswith("W/")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert japanese.status_code == 200
    assert "Accept-Language" in first["Vary"]


def test_an_edited_lesson_has_another_tag(anybody: APIClient, folder: Folder) -> None:
    before = anybody.get(LESSON)
    folder.edit(f"{folder.week}/lesson.en.md", "Hold still.", "Let go.")
    synchronise(folder.root)

    after = anybody.get(LESSON, headers={"if-none-match": before["ETag"]})

    assert after.status_code == 200
    assert after.json()["version"] != before.json()["version"]


def test_a_lesson_in_preparation_is_not_found(anybody: APIClient) -> None:
    answer = anybody.get("/api/v1/weeks/throwing/glazing/lesson/")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize("role", ["learner", "guest", "mentor", "operator"])
def test_finishing_may_be_repeated_and_the_first_time_counts(
    api_of: Clients, request: pytest.FixtureRequest, role: str
) -> None:
    client = api_of(request.getfixturevalue(role))

    first, second = (client.post(LESSON + "finished/") for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert first.json()["version"] == LessonVersion.objects.get().hash
    assert LessonRead.objects.count() == 1


def test_a_lesson_in_preparation_cannot_be_finished(api_of: Clients, learner: User) -> None:
    answer = api_of(learner).post("/api/v1/weeks/throwing/glazing/lesson/finished/")

    assert (answer.status_code, answer.json()["code"]) == (409, "lesson_in_preparation")


@pytest.mark.parametrize("action", ["finished/", "pulse/"])
def test_a_stranger_is_told_to_sign_in(anybody: APIClient, action: str) -> None:
    answer = anybody.post(LESSON + action)

    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_needed")
    assert not LessonRead.objects.exists()


def test_a_beat_is_a_minute_of_study(api_of: Clients, learner: User) -> None:
    assert api_of(learner).post(LESSON + "pulse/").status_code == 204
    assert StudyMinute.objects.get().learner == learner


def test_concepts_come_in_the_order_of_learning_page_by_page(anybody: APIClient) -> None:
    page = anybody.get("/api/v1/concepts/?limit=1").json()
    rest = anybody.get(page["next"]).json()

    assert [concept["id"] for concept in page["results"] + rest["results"]] == ["clay", "centring"]
    assert rest["results"][0]["prerequisites"] == ["clay"]
    assert rest["next"] is None


def test_a_concept_knows_its_neighbours_and_weeks(anybody: APIClient) -> None:
    concept = anybody.get("/api/v1/concepts/clay/").json()

    assert concept["leads_to"] == [{"id": "centring", "title": "Centring"}]
    assert concept["prerequisites"] == []
    assert concept["weeks"][0] == {
        "id": "centring-clay",
        "title": "Centring clay",
        "course": "throwing",
        "url": WEEK,
    }


def test_the_path_is_held_until_content_changes(anybody: APIClient) -> None:
    anybody.get("/api/v1/path/")
    with CaptureQueriesContext(connection) as queries:
        anybody.get("/api/v1/path/")

    assert len(queries) == 1
