"""Pages of lessons and concepts: open to everybody, in both languages; own marks stay one's own."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from accounts.models import User
from curriculum.content.context import Targets
from curriculum.content.crosschecks import RESERVED
from curriculum.content.links import resolve
from curriculum.models import LessonRead, StudyMinute, Week
from curriculum.synchronising import synchronise
from tests.curriculum.conftest import Folder, grow

pytestmark = pytest.mark.django_db
Clients = Callable[[User | None], Client]
LESSON = "/throwing/centring-clay/lesson/"
FINISHED = LESSON + "finished/"
PULSE = LESSON + "pulse/"
QUIZ = "/throwing/centring-clay/quiz/"
ROLES = ["learner", "other_learner", "mentor", "operator", "guest"]


@pytest.fixture(autouse=True)
def loaded(folder: Folder) -> None:
    synchronise(folder.root)


def text_of(client: Client, address: str, language: str = "en") -> str:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["The hands", "Hold still.", "Centring clay", "In this lesson", "Intuition"]),
        ("ja", ["手の形", "支えます。", "土を", "このレッスンの内容", "直感"]),
    ],
)
def test_a_lesson_reads_in_the_readers_language(
    client_of: Clients, language: str, words: list[str]
) -> None:
    page = text_of(client_of(None), LESSON, language).replace("<wbr>", "")

    assert f'<html lang="{language}"' in page
    assert [word for word in words if word not in page] == []


def test_both_explanations_the_figure_and_the_contents_are_on_the_page(client_of: Clients) -> None:
    page = text_of(client_of(None), LESSON)

    assert re.findall(r'data-style="(\w+)"', page) == ["intuition", "formula"]
    assert 'data-figure="wheel"' in page
    assert '<a class="phrases" href="#hands">The hands</a>' in page
    assert 'id="hands"' in page
    assert '<a href="/concepts/centring/">Centring</a>' in page


@pytest.mark.parametrize("role", [None, *ROLES])
def test_everybody_may_read(client_of: Clients, request: pytest.FixtureRequest, role: str) -> None:
    client = client_of(request.getfixturevalue(role) if role else None)

    assert "Hold still." in text_of(client, LESSON)
    assert "Clay" in text_of(client, "/concepts/clay/")


@pytest.mark.parametrize("role", ROLES)
def test_who_is_signed_in_marks_the_lesson_and_goes_on_to_the_quiz(
    client_of: Clients, request: pytest.FixtureRequest, role: str
) -> None:
    user = request.getfixturevalue(role)
    client = client_of(user)
    assert FINISHED in text_of(client, LESSON)

    for _ in range(2):
        answer = client.post(FINISHED)
        assert (answer.status_code, answer["Location"]) == (302, QUIZ)

    assert LessonRead.objects.get().learner == user
    assert FINISHED not in text_of(client, LESSON)
    assert "You have read this lesson" in text_of(client, LESSON)


def test_a_mark_is_shown_to_its_owner_alone(
    client_of: Clients, learner: User, other_learner: User
) -> None:
    client_of(learner).post(FINISHED)

    assert "You have read this lesson" not in text_of(client_of(other_learner), LESSON)
    assert "You have read this lesson" not in text_of(client_of(None), LESSON)


def test_a_stranger_is_led_to_the_quiz_and_never_to_a_form_that_fails(client_of: Clients) -> None:
    page = text_of(client_of(None), LESSON)

    assert f'href="{QUIZ}"' in page
    assert FINISHED not in page
    assert "data-pulse-url" not in page


@pytest.mark.parametrize("address", [FINISHED, PULSE])
def test_a_stranger_who_posts_is_asked_to_begin_as_a_guest(
    client_of: Clients, address: str
) -> None:
    answer = client_of(None).post(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:try"))
    assert not LessonRead.objects.exists()
    assert not StudyMinute.objects.exists()


def test_who_comes_back_after_signing_in_finds_the_lesson(
    client_of: Clients, learner: User
) -> None:
    answer = client_of(learner).get(FINISHED)

    assert (answer.status_code, answer["Location"]) == (302, LESSON)
    assert not LessonRead.objects.exists()


def test_a_beat_counts_as_study_time(client_of: Clients, learner: User) -> None:
    client = client_of(learner)
    assert f'data-pulse-url="{PULSE}"' in text_of(client, LESSON)

    assert client.post(PULSE).status_code == 204

    assert [(row.learner, row.kind) for row in StudyMinute.objects.all()] == [(learner, "lesson")]


def test_a_lesson_in_preparation_says_what_it_will_be_about(client_of: Clients) -> None:
    page = text_of(client_of(None), "/throwing/glazing/lesson/")

    assert "This lesson is still being written" in page
    assert "Ash" in page
    assert '<a href="/concepts/clay/">Clay</a>' in page


def test_a_lesson_in_preparation_cannot_be_finished(client_of: Clients, learner: User) -> None:
    assert client_of(learner).post("/throwing/glazing/lesson/finished/").status_code == 409


@pytest.mark.parametrize(
    "address",
    ["/throwing/none/lesson/", "/none/centring-clay/lesson/", "/concepts/none/"],
)
def test_what_is_not_there_is_not_found(client_of: Clients, address: str) -> None:
    assert client_of(None).get(address).status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Clay", "What cups are made of.", "Counting", "Glazing", "In preparation"]),
        ("ja", ["粘土", "器の材料です。", "数える", "釉薬", "準備中"]),
    ],
)
def test_a_concept_says_where_it_is_explained_and_what_rests_on_it(
    client_of: Clients, language: str, words: list[str]
) -> None:
    page = text_of(client_of(None), "/concepts/clay/", language).replace("<wbr>", "")

    assert [word for word in words if word not in page] == []
    assert f'href="{LESSON}#counting"' in page
    assert 'href="/concepts/centring/"' in page


def test_addresses_in_content_are_those_of_the_pages() -> None:
    targets = Targets(
        weeks={"w": "c"},
        anchors={"w": frozenset({"a"})},
        labs={"l": frozenset()},
        concepts=frozenset({"x"}),
    )

    addresses = {
        "lab:l": reverse("labs:lab", args=["l"]),
        "week:w": reverse("progress:week", args=["c", "w"]),
        "week:w#a": reverse("curriculum:lesson", args=["c", "w"]) + "#a",
        "concept:x": reverse("curriculum:concept", args=["x"]),
    }
    for link, address in addresses.items():
        assert resolve(link, targets, frozenset()) == (address, "")


@pytest.mark.parametrize("address", [LESSON, "/concepts/clay/", "/concepts/centring/"])
def test_a_page_takes_the_same_queries_at_one_and_at_many(
    client_of: Clients, learner: User, address: str
) -> None:
    counts = []
    for _ in range(2):
        client = client_of(learner)
        with CaptureQueriesContext(connection) as queries:
            text_of(client, address)
        counts.append(len(queries))
        if len(counts) == 1:
            grow(Week.objects.get(slug="centring-clay"))

    assert counts[0] == counts[1]


def first_steps() -> set[str]:
    """The fixed first steps of all addresses of the site."""
    steps: set[str] = set()
    groups = [("", pattern) for pattern in get_resolver().url_patterns]
    while groups:
        before, pattern = groups.pop()
        route = before + str(pattern.pattern).lstrip("^")
        if "/" in route:
            steps.add(route.split("/")[0])
        else:
            groups += [(route, below) for below in getattr(pattern, "url_patterns", [])]
    return {step for step in steps if re.fullmatch(r"[a-z0-9-]+", step)}


def test_no_course_can_take_the_address_of_another_page() -> None:
    assert {"labs", "concepts", "api", "quiz"} <= first_steps()
    assert first_steps() - RESERVED == set()
