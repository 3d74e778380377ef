"""From the first question to the suggestions on the path: pages, API, two devices, no leaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from config.problems import Conflict
from curriculum.models import Concept, Course, Prerequisite, Program, Week, WeekConcept
from progress.models import (
    ConceptStanding,
    PlacementQuestion,
    PlacementResult,
    PlacementTest,
)
from progress.placement import services
from progress.placement.syncing import sync_items
from tests.progress import world
from tests.quizzes import samples

ClientOf = Callable[[User | None], Client]
PAGES = ["/placement/", "/placement/question/", "/placement/result/"]
CHAIN = ["vectors", "matrices", "slopes", "neuron", "layers"]


def concept(of: Program, slug: str, position: int) -> Concept:
    names = world.texts(slug.title(), f"{slug}の概念")
    return Concept.objects.create(program=of, slug=slug, position=position, **names)


def taught(of: Course, slug: str, position: int, concepts: list[Concept]) -> Week:
    row = Week.objects.create(
        course=of, slug=slug, days=1, position=position, **world.texts(slug.title(), f"{slug}の週")
    )
    for place, one in enumerate(concepts):
        WeekConcept.objects.create(week=row, concept=one, position=place)
    return row


def question(slug: str, about: str, place: int) -> dict[str, Any]:
    body: dict[str, Any] = samples.single() | {"id": slug, "concepts": [about], "place": place}
    return body


@pytest.fixture
def path(db: None) -> list[Week]:
    """Foundations of three concepts, and a course of two that rest on them."""
    of = world.program()
    found = [concept(of, slug, place) for place, slug in enumerate(CHAIN)]
    for one, required in zip(found[1:], found, strict=False):
        Prerequisite.objects.create(concept=one, requires=required)
    foundations, networks = world.course(of, "foundations"), world.course(of, "networks", 1)
    weeks = [
        taught(foundations, "algebra", 0, found[:2]),
        taught(foundations, "calculus", 1, found[2:3]),
        taught(networks, "neurons", 0, found[3:]),
    ]
    places = iter(range(100))
    for week in weeks:
        slugs = week.taught.values_list("concept__slug", flat=True)
        bodies = [question(f"{c}-{n}", c, next(places)) for c in slugs for n in (1, 2)]
        sync_items(week=week, bodies=bodies)
    return weeks


def right_key(row: PlacementQuestion) -> str:
    """The shown key of the right option."""
    from quizzes.items import load_item
    from quizzes.presentation import encode

    item = load_item(row.body, seed=row.test.seed)
    correct = next(o["id"] for o in row.body["options"] if o.get("correct"))
    return str(encode(item, seed=row.test.seed, response={"option": correct})["option"])


def take(learner: User, knows: set[str]) -> PlacementResult:
    """The whole test by somebody who knows these concepts and is honest."""
    test, _new = services.start(learner=learner, language="en")
    while row := services.current(test=test):
        raw = {"option": right_key(row)} if row.concept in knows else {"unknown": True}
        services.answer(test=test, position=row.position, raw=raw, certainty=3, language="en")
    return PlacementResult.objects.get(test=test)


def test_a_learner_is_asked_classed_and_given_refreshers(
    path: list[Week], learner: User, client_of: ClientOf
) -> None:
    result = take(learner, {"vectors", "matrices"})
    client = client_of(learner)
    page = client.get("/placement/result/").content.decode()
    assert "Before “Neurons”" in page
    assert "Slopes" in page
    assert "lesson in preparation" in page
    assert "Recommended before this week" not in client.get("/path/").content.decode()
    client.post("/placement/result/", {"accept": "1"})
    result.refresh_from_db()
    assert result.accepted
    text = client.get("/path/").content.decode()
    assert "Recommended before this week: Slopes, because Neuron" in text
    client.post("/placement/result/", {"decline": "1"})
    assert "Recommended before this week" not in client.get("/path/").content.decode()


def test_only_what_is_beyond_doubt_counts_for_mastery(path: list[Week], learner: User) -> None:
    result = take(learner, {"vectors", "matrices"})
    asked = set(result.test.questions.values_list("concept", flat=True))
    for slug, said in result.concepts.items():
        assert said["p"] >= 0.9 if said["known"] else slug in asked
    assert set(result.beliefs) == set(CHAIN)
    standing = ConceptStanding.objects.get(learner=learner, concept__slug="vectors")
    assert standing.evidence == 1
    assert standing.level in ("attempted", "familiar")


def test_a_test_is_taken_by_plain_forms(
    path: list[Week], learner: User, client_of: ClientOf
) -> None:
    client = client_of(learner)
    assert "At most 20 questions" in client.get("/placement/").content.decode()
    assert client.post("/placement/", {"go": "1"}).url == "/placement/question/"  # type: ignore[attr-defined]
    page = client.get("/placement/question/").content.decode()
    assert "Question 1 of at most 20" in page
    missing = client.post("/placement/question/", {"position": "1", "option": "1"})
    assert missing.status_code == 422
    assert "Say how sure you are" in missing.content.decode()
    empty = client.post("/placement/question/", {"position": "1", "certainty": "2"})
    assert empty.status_code == 422
    client.post("/placement/question/", {"position": "1", "unknown": "1"})
    row = PlacementQuestion.objects.get(position=1)
    assert row.outcome == {"unknown": True} | (row.outcome or {})
    assert row.certainty == 1
    assert "Question 2 of at most 20" in client.get("/placement/question/").content.decode()
    assert "answered 1 question" in client.get("/placement/").content.decode()


def test_the_first_answer_stays_whatever_arrives_later(path: list[Week], learner: User) -> None:
    test, _new = services.start(learner=learner, language="en")
    row = services.current(test=test)
    assert row is not None
    services.answer(test=test, position=1, raw={"unknown": True}, certainty=None, language="en")
    kept, new = services.answer(
        test=test, position=1, raw={"option": right_key(row)}, certainty=3, language="ja"
    )
    assert not new
    assert kept.score == 0
    with pytest.raises(Conflict):
        services.answer(test=test, position=5, raw={"unknown": True}, certainty=1, language="en")
    services.current(test=test)
    services.give_up(learner=learner)
    with pytest.raises(Conflict):  # the other device still holds the test as it was
        services.answer(test=test, position=2, raw={"unknown": True}, certainty=1, language="en")
    assert not PlacementResult.objects.exists()


def test_two_devices_share_one_test_and_one_question(path: list[Week], learner: User) -> None:
    one, new = services.start(learner=learner, language="en")
    other, again = services.start(learner=learner, language="ja")
    assert (new, again) == (True, False)
    assert one == other
    assert services.current(test=one) == services.current(test=other)
    assert PlacementTest.objects.count() == 1


def test_it_may_be_taken_again_after_a_day_with_other_questions(
    path: list[Week], learner: User
) -> None:
    first = take(learner, set())
    with pytest.raises(Conflict):
        services.start(learner=learner, language="en")
    PlacementResult.objects.update(taken_at=timezone.now() - timedelta(days=1, minutes=1))
    second, new = services.start(learner=learner, language="en")
    assert new
    row = services.current(test=second)
    assert row is not None
    assert row.slug not in set(first.test.questions.values_list("slug", flat=True))


def test_an_edited_question_stays_as_it_was_shown(path: list[Week], learner: User) -> None:
    test, _new = services.start(learner=learner, language="en")
    row = services.current(test=test)
    assert row is not None
    counts = [sync_items(week=week, bodies=[]) for week in path]
    assert all("retired" in count for count in counts)
    services.answer(
        test=test, position=1, raw={"option": right_key(row)}, certainty=3, language="en"
    )
    row.refresh_from_db()
    assert row.score == 1
    assert services.current(test=test) is None
    assert PlacementResult.objects.filter(test=test).count() == 1


def test_loading_the_same_bank_again_writes_nothing(path: list[Week]) -> None:
    bodies = [question(f"slopes-{n}", "slopes", n) for n in (1, 2)]
    sync_items(week=path[1], bodies=bodies)
    assert sync_items(week=path[1], bodies=bodies) == {}


def test_nobody_sees_the_test_of_somebody_else(
    path: list[Week], learner: User, other_learner: User, client_of: ClientOf
) -> None:
    take(learner, set())
    for page in PAGES:
        assert client_of(None).get(page).status_code == 302
    for page in ["/placement/question/", "/placement/result/"]:
        assert client_of(other_learner).get(page).url == "/placement/"  # type: ignore[attr-defined]
    assert client_of(other_learner).get("/api/v1/placement/result/").status_code == 404
    assert client_of(None).get("/api/v1/placement/").status_code in (401, 403)


def test_the_api_goes_through_the_whole_test(
    path: list[Week], learner: User, client_of: ClientOf
) -> None:
    client = client_of(learner)
    assert client.get("/api/v1/placement/").json()["state"] == "none"
    said = client.post("/api/v1/placement/")
    assert said.status_code == 201
    assert client.post("/api/v1/placement/").status_code == 200
    text = said.content.decode()
    assert "feedback" not in text
    assert "explanation" not in text
    unclear = {"position": 1, "response": {"option": "99"}, "certainty": 2}
    answers = "/api/v1/placement/answers/"
    refused = client.post(answers, unclear, content_type="application/json")
    assert refused.status_code == 422 or refused.status_code == 400
    state = said.json()
    while state["question"]:
        given = {"position": state["question"]["position"], "response": {"unknown": True}}
        answered = client.post(answers, given, content_type="application/json")
        assert answered.status_code == 201
        state = answered.json()
    assert state["state"] == "finished"
    result = client.get("/api/v1/placement/result/").json()
    assert result["known"] == 0
    assert result["refreshers"][0]["before"] == "networks/neurons"
    patched = client.patch(
        "/api/v1/placement/result/", {"accept": False}, content_type="application/json"
    )
    assert patched.json()["accepted"] is False
    assert client.delete("/api/v1/placement/").status_code == 204
    late = client.post(
        answers, {"position": 1, "response": {"unknown": True}}, content_type="application/json"
    )
    assert late.status_code == 409


def test_newcomers_are_offered_the_test_once(
    path: list[Week], learner: User, client_of: ClientOf
) -> None:
    client = client_of(learner)
    assert "Find out where to begin" in client.get("/").content.decode()
    take(learner, set())
    assert "Find out where to begin" not in client.get("/").content.decode()


def test_pages_are_japanese_too(path: list[Week], learner: User, client_of: ClientOf) -> None:
    learner.language = "ja"
    learner.save()
    client = client_of(learner)
    headers = {"HTTP_ACCEPT_LANGUAGE": "ja"}
    assert "レベル確認" in client.get("/placement/", **headers).content.decode()
    take(learner, {"vectors"})
    text = client.get("/placement/result/", **headers).content.decode()
    assert "先に復習するとよいもの" in text


def test_queries_do_not_grow_with_the_test(
    path: list[Week], learner: User, other_learner: User, client_of: ClientOf
) -> None:
    before = client_of(other_learner)
    before.post("/placement/", {"go": "1"})
    before.get("/placement/question/")  # what changes with content alone is held from now on
    client = client_of(learner)
    client.post("/placement/", {"go": "1"})
    counts = []
    for position in range(1, 3):
        with CaptureQueriesContext(connection) as found:
            client.get("/placement/question/")
        counts.append(len(found))
        client.post("/placement/question/", {"position": str(position), "unknown": "1"})
    assert len(set(counts)) == 1
    assert counts[0] <= 20
    take(learner, set())
    with CaptureQueriesContext(connection) as found:
        client.get("/placement/result/")
    assert len(found) <= 16
