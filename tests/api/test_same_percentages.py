"""The pages and the API give the same percentages, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Group, User
from labs.models import Lab
from quizzes.models import Attempt
from tests.progress import deeds

pytestmark = pytest.mark.django_db
API = "/api/v1"
BAR = re.compile(r'<progress [^>]*value="(\d+)"[^>]*aria-label="([^"]*)"')
COURSE, WEEK = deeds.BASICS


@pytest.fixture(params=["ja", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def attempt(content: None, learner: User) -> Attempt:
    """A lesson read, a quiz half right, a lab passed and another one tried."""
    week = deeds.basics()
    deeds.read_lesson(learner, week)
    deeds.hand_in(learner, Lab.objects.get(slug="logistic-regression"))
    deeds.hand_in(learner, Lab.objects.get(slug="vectorization"), verdict="wrong", score=0.37)
    return deeds.take_quiz(learner, week, right=7, certainty=3)


@pytest.fixture
def reads(language: str, attempt: Attempt) -> Callable[[Client, str], Any]:
    """Return a function that gets a page's text, or the data of an address of the API."""

    def read(client: Client, address: str) -> Any:
        client.cookies["django_language"] = language
        answer = client.get(address, headers={"Accept-Language": language})
        assert answer.status_code == 200, (address, answer.content[:500])
        if address.startswith(API):
            return answer.json()
        return answer.content.decode()

    return read


Reads = Callable[[Client, str], Any]


@pytest.fixture
def own(client_of: Callable[[User | None], Client], learner: User) -> Client:
    return client_of(learner)


@pytest.fixture
def reviewing(client_of: Callable[[User | None], Client], mentor: User, group: Group) -> Client:
    return client_of(mentor)


def courses(progress: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = progress["programs"][0]["courses"]
    assert any(0 < course["percent"] < 100 for course in found)  # else there is nothing to compare
    return found


def weeks(progress: dict[str, Any]) -> list[dict[str, Any]]:
    return [week for course in courses(progress) for week in course["weeks"]]


def begun(progress: dict[str, Any]) -> list[dict[str, Any]]:
    found = [week for week in weeks(progress) if week["percent"]]
    assert found
    return found


def after(page: str, text: str) -> str:
    """The page from a text on, which must be there."""
    assert text in page
    return page[page.index(text) :]


def test_path(own: Client, reads: Reads) -> None:
    page, progress = reads(own, "/path/"), reads(own, f"{API}/progress/")

    for course in courses(progress):
        [bar, *_] = BAR.findall(after(page, f'id="{course["id"]}"'))
        assert int(bar[0]) == course["percent"]
    for week in begun(progress):
        [bar, *_] = BAR.findall(after(page, f'href="{week["page"]}"'))
        assert int(bar[0]) == week["percent"]


def test_home(own: Client, reads: Reads) -> None:
    page, progress = reads(own, "/"), reads(own, f"{API}/progress/")

    bars = [int(value) for value, _label in BAR.findall(page)]
    assert bars == [course["percent"] for course in courses(progress)]


def test_week(own: Client, reads: Reads) -> None:
    page, progress = reads(own, f"/{COURSE}/{WEEK}/"), reads(own, f"{API}/progress/")

    [week] = [week for week in weeks(progress) if week["id"] == WEEK]
    assert [int(value) for value, _label in BAR.findall(page)] == [week["percent"]]
    assert week["explanation"] in page


def test_statistics(own: Client, reads: Reads) -> None:
    page = reads(own, "/statistics/")
    statistics, progress = reads(own, f"{API}/progress/statistics/"), reads(own, f"{API}/progress/")

    shares = [round(100 * statistics["quizzes"]["accuracy"])]
    shares += [
        round(100 * level["accuracy"])
        for level in statistics["quizzes"]["levels"]
        if level["accuracy"] is not None
    ]
    for share in shares:
        assert f"{share}%<" in page
    for week in begun(progress):
        assert f"{week['percent']}%<" in after(page, f'href="{week["page"]}"')[:400]


def test_group(reviewing: Client, group: Group, reads: Reads) -> None:
    page = reads(reviewing, f"/groups/{group.pk}/")
    members = reads(reviewing, f"{API}/groups/{group.pk}/members/")["results"]

    for member in members:
        row = after(page, f"/members/{member['learner']['id']}/").split("</tr>")[0]
        shown = [int(value) for value in re.findall(r">(\d+)%</td>", row)]
        assert shown == [course["percent"] for course in member["courses"]]
        assert any(shown)


def test_member(reviewing: Client, own: Client, group: Group, learner: User, reads: Reads) -> None:
    page = reads(reviewing, f"/groups/{group.pk}/members/{learner.public_id}/")
    member = reads(reviewing, f"{API}/groups/{group.pk}/members/{learner.public_id}/progress/")

    mine = reads(own, f"{API}/progress/")
    for week in weeks(mine):
        week["unlocking"] = None  # which doors are open is told to the learner alone
    assert member["path"] == mine
    assert member["statistics"] == reads(own, f"{API}/progress/statistics/")
    shown = [int(value) for value in re.findall(r'<span class="number">(\d+)%</span>', page)]
    assert shown == [course["percent"] for course in courses(member["path"])]
    for week in begun(member["path"]):
        assert f"{week['percent']}% ·" in page


def test_quiz_summary(own: Client, attempt: Attempt, reads: Reads) -> None:
    page = reads(own, f"/quiz/{attempt.pk}/summary/")
    summary = reads(own, f"{API}/quiz-attempts/{attempt.pk}/summary/")

    assert f"<dd>{round(100 * summary['accuracy'])}%</dd>" in page
    table = after(page, 'id="by-concept"').split("</table>")[0]
    shown = [int(value) for value in re.findall(r'<td class="number">(\d+)%</td>', table)]
    assert shown == [line["percent"] for line in summary["concepts"]]
