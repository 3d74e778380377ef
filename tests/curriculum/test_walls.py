"""The 26 walls: each has its page in both languages, and every address it names is live."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from curriculum.models import Term, Wall

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_rooms", "content")]
Clients = Callable[[User | None], Client]
WALLS = [
    "math-wall", "framework-choice", "environment-setup", "abstract-theory", "copying-samples",
    "data-preparation", "model-not-learning", "interpreting-results", "time-estimates",
    "community", "small-wins", "reading-papers", "hyperparameters", "gpu-cloud", "error-causes",
    "missing-basics", "information-overload", "self-styled-study", "model-size", "debugging",
    "compute-limits", "library-updates", "over-underfitting", "priorities", "material-quality",
    "self-assessment",
]  # fmt: skip


def test_every_wall_has_its_page_in_both_languages(client_of: Clients) -> None:
    assert list(Wall.objects.values_list("slug", flat=True)) == WALLS
    listed = client_of(None).get("/walls/").content.decode()
    for wall in Wall.objects.all():
        assert f'href="/walls/{wall.slug}/"' in listed
        for language in ("ja", "en"):
            page = client_of(None).get(
                f"/walls/{wall.slug}/", headers={"accept-language": language}
            )
            text = page.content.decode().replace("<wbr>", "")
            for answer in wall.answers:
                assert answer["text"][language].split("*")[0][:20] in _plain(text), wall.slug
            for missing in wall.missing:
                assert missing[language] in _plain(text), wall.slug


def _plain(html: str) -> str:
    return html.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")


def test_everything_that_a_wall_claims_has_a_live_address(
    client_of: Clients, make_user: Callable[..., User]
) -> None:
    people = {
        "anybody": None,
        "learner": make_user("aki"),
        "mentor": make_user("mio", is_mentor=True),
        "author": make_user("ami", is_author=True),
        "operator": make_user("ope", is_operator=True),
    }
    claims = {
        (answer["seen_by"], answer["address"], wall.slug)
        for wall in Wall.objects.all()
        for answer in wall.answers
    }
    dead = [
        (wall, address, answer.status_code)
        for seen_by, address, wall in sorted(claims)
        for answer in [client_of(people[seen_by]).get(address)]
        if answer.status_code != 200 or not _holds(answer.content.decode(), address)
    ]

    assert dead == []


def _holds(page: str, address: str) -> bool:
    """The anchor of an address stands on its page."""
    anchor = address.partition("#")[2]
    return not anchor or f'id="{anchor}"' in page


def test_unknown_walls_are_not_found(client_of: Clients) -> None:
    assert client_of(None).get("/walls/no-such-wall/").status_code == 404


def test_the_api_tells_the_same(client_of: Clients, learner: User) -> None:
    client = client_of(learner)
    listed = client.get("/api/v1/walls/").json()["walls"]
    assert [wall["id"] for wall in listed] == WALLS
    one = client.get(listed[0]["url"], headers={"accept-language": "ja"}).json()
    assert one["title"] == "数学の壁にぶつかる"
    assert all(answer["open"] for answer in one["answers"])


def test_the_glossary_can_be_searched_however_one_types(client_of: Clients) -> None:
    client = client_of(None)
    assert Term.objects.count() >= 120
    for typed in (
        "こうばいこうかほう",
        "勾配降下",
        "gradient descent",
        "ＧＲＡＤＩＥＮＴ",
        "ｺｳﾊﾞｲｺｳｶﾎｳ",
    ):
        page = client.get("/glossary/", {"q": typed}, headers={"accept-language": "ja"})
        assert 'id="gradient-descent"' in page.content.decode(), typed
    nothing = client.get("/glossary/", {"q": "ラーメン"}).content.decode()
    assert "No term like that" in nothing
    terms = client.get("/api/v1/glossary/", {"q": "relu"}).json()["terms"]
    assert "relu" in [term["id"] for term in terms]


def test_terms_in_a_lesson_lead_to_the_glossary(client_of: Clients) -> None:
    lesson = "/neural-networks-and-deep-learning/neural-networks-basics/lesson/"
    glossary = client_of(None).get("/glossary/").content.decode()
    for language in ("ja", "en"):
        page = client_of(None).get(lesson, headers={"accept-language": language}).content.decode()
        marked = {part.split('"')[0] for part in page.split('data-term="')[1:]}
        assert len(marked) >= 15
        assert [slug for slug in marked if f'id="{slug}"' not in glossary] == []
