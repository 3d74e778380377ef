"""Whatever a stranger sends, the answer is one of ours and never a failure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from rest_framework.settings import api_settings
from rest_framework.throttling import ScopedRateThrottle

from accounts.models import Group, Invitation, User
from curriculum.models import Week
from curriculum.reports.models import PlaceKind, Report
from curriculum.reports.places import Place
from curriculum.reports.services import report
from labs.models import Lab, Submission
from quizzes.services import attempt_start

pytestmark = pytest.mark.django_db
WEEK = "neural-networks-basics"

DEEP = 100_000
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "broken": b'{"a": ',
    "null": b"null",
    "number": b"7",
    "text": b'"text"',
    "list": b"[1, 2]",
    "deep list": b"[" * DEEP + b"]" * DEEP,
    "deep object": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "deep below a field": b'{"response": ' + b"[" * 500 + b"]" * 500 + b"}",
    "not a number": b'{"seconds": NaN}',
    "huge number": b'{"position": ' + b"9" * 6000 + b"}",
    "not UTF-8": '{"name": "名前"}'.encode("cp932"),
    "UTF-16": '{"name": "x"}'.encode("utf-16"),
    "byte order mark": b'\xef\xbb\xbf{"name": "x"}',
    "null bytes": b"\x00\x00",
}
VALUES: dict[str, Any] = {
    "null": None,
    "true": True,
    "number": 7,
    "negative": -1,
    "large": 10**30,
    "infinite": json.loads("1e999"),
    "empty": "",
    "null byte": "a\x00b",
    "lone surrogate": "a\ud800b",
    "long": "x" * 100_000,
    "list": [[[]]],
    "object": {"\x00": "\ud800", "option": {"a": []}, "text": "\x00"},
    "unhashable choice": {"option": ["1"], "options": [{}], "steps": [[]], "pairs": {"1": {}}},
    "text with null byte": {"text": "1\x00"},
    "text with surrogate": {"text": "\udfff"},
    "infinite line": {"line": json.loads("1e999")},
    "large line": {"line": 10**30},
}


def operations() -> Iterator[tuple[str, str, list[str]]]:
    """Method, path and body's fields of each operation that takes a JSON body."""
    document = SchemaGenerator().get_schema(request=None, public=True)
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in ("post", "put", "patch"):
                yield method, path, fields_of(operation, document)


def fields_of(operation: dict[str, Any], document: dict[str, Any]) -> list[str]:
    content = operation.get("requestBody", {}).get("content", {})
    reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    schema = document["components"]["schemas"].get(reference.rpartition("/")[2], {})
    return list(schema.get("properties", {}))


@pytest.fixture(autouse=True)
def no_throttle(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = dict.fromkeys(api_settings.DEFAULT_THROTTLE_RATES, "10000/min")
    monkeypatch.setattr(ScopedRateThrottle, "THROTTLE_RATES", rates)


@pytest.fixture
def client(client_of: Callable[[User | None], Client], learner: User) -> Client:
    User.objects.filter(pk=learner.pk).update(is_mentor=True)
    learner.refresh_from_db()
    return client_of(learner)


@pytest.fixture
def places(content: None, client: Client, learner: User, other_learner: User) -> dict[str, str]:
    """A value that is there for each parameter of a path."""
    week = Week.objects.get(slug=WEEK)
    attempt, _ = attempt_start(learner=learner, week=week, language="en")
    version = Lab.objects.get(slug="logistic-regression").current_version
    submission = Submission.objects.create(
        learner=learner, lab_version=version, mode="submit", source="x = 1", seed=1,
        language="en", queue="cpu", state="finished", verdict="wrong", score=0,
    )  # fmt: skip
    group = Group.objects.create(mentor=learner, name="Own")
    return {
        "course": week.course.slug, "week": week.slug, "slug": "logistic-regression",
        "attempt_id": str(attempt.pk), "submission_id": str(submission.pk),
        "code": "none", "concept": "sigmoid", "correction_id": "1", "item": "none",
        "position": "1", "public_id": str(learner.public_id), "regrade_id": str(attempt.pk),
        "report_id": str(reported(learner, week).pk), "paper": "dropout",
        "group_id": str(group.pk), "token": Invitation.objects.create(group=group).token,
    }  # fmt: skip


def reported(learner: User, week: Week) -> Report:
    place = Place(PlaceKind.PASSAGE, week, "sigmoid", "Sigmoid", "1", "A passage.", "en")
    return report(learner=learner, place=place, kind="unclear", text="Which sign?")[0]


def send(client: Client, method: str, address: str, body: bytes) -> None:
    answer = getattr(client, method)(address, body, "application/json")

    assert answer.status_code < 500, (method, address, body[:200], answer.content[:500])
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"]


def test_bodies_of_every_kind(client: Client, places: dict[str, str]) -> None:
    for method, path, _fields in operations():
        for body in BODIES.values():
            send(client, method, path.format(**places), body)


def test_values_of_every_kind_in_every_field(client: Client, places: dict[str, str]) -> None:
    sensible = {
        "email": "somebody@example.org", "password": "a long phrase nobody guesses",
        "name": "Tuesday", "source": "x = 1", "mode": "run", "revision": 0, "line": 1, "text": "x",
        "position": 1, "response": {"unknown": True}, "certainty": 1,
    }  # fmt: skip
    for method, path, fields in operations():
        given = {field: sensible[field] for field in fields if field in sensible}
        for field in fields:
            for value in VALUES.values():
                body = json.dumps({**given, field: value}).replace("Infinity", "1e999")
                send(client, method, path.format(**places), body.encode())


def test_queries_of_every_kind(client: Client, places: dict[str, str]) -> None:
    strange = ["\x00", "\ud800".encode("utf-8", "surrogatepass"), "9" * 40, "' OR 1=1 --", "-1", ""]
    addresses = ["/api/v1/quiz-attempts/", "/api/v1/concepts/", "/api/v1/path/"]
    addresses += [f"/api/v1/labs/{places['slug']}/submissions/"]
    addresses += [f"/api/v1/groups/{places['group_id']}/members/"]
    for address in addresses:
        for name in ("week", "learner", "cursor", "limit", "format"):
            for value in strange:
                answer = client.get(address, {name: value})
                assert answer.status_code < 500, (address, name, value)


@pytest.mark.parametrize(
    "path",
    [
        "weeks/%00/%00/",
        "labs/%ED%A0%80/",
        "concepts/%00/",
        "invitations/%00/join/",
        "invitations/%ED%A0%80/join/",
        f"invitations/{'x' * 5000}/join/",
        f"quiz-attempts/{UUID(int=0)}/answers/{10**40}/",
        f"submissions/{uuid4()}/events/",
    ],
)
def test_addresses_of_every_kind(client: Client, path: str) -> None:
    for method in (client.get, client.post):
        answer = method(f"/api/v1/{path}")
        assert 400 <= answer.status_code < 500
        assert answer["Content-Type"] == "application/problem+json"


def test_a_position_beyond_every_number(client: Client, places: dict[str, str]) -> None:
    for position in (0, 11, 2**31, 10**40):
        answer = client.get(f"/api/v1/quiz-attempts/{places['attempt_id']}/answers/{position}/")
        assert answer.status_code == 404


def test_headers_of_every_kind(client: Client, places: dict[str, str]) -> None:
    lab = f"/api/v1/labs/{places['slug']}/"
    given = {"source": "x = 1", "mode": "run", "revision": 0}
    for value in ("x" * 300, "\t", "ü", '"9' + "9" * 40 + '"', "*", "W/"):
        headers = {"Idempotency-Key": value, "If-Match": value, "If-None-Match": value}
        headers |= {"Last-Event-ID": value, "Accept-Language": value, "X-Session-Token": value}
        for method, address in (("post", f"{lab}submissions/"), ("put", f"{lab}draft/")):
            for name in headers:
                answer = getattr(client, method)(
                    address, given, "application/json", headers={name: headers[name]}
                )
                assert answer.status_code < 500, (address, name, value)
        answer = client.get("/api/v1/path/", headers=headers)
        assert answer.status_code < 500


def test_media_types_of_every_kind(client: Client) -> None:
    body = b'{"name": "Tuesday"}'
    for kind in (
        "application/json; charset=rot13", "application/json; charset=utf-16",
        "application/json; charset=no-such", "multipart/form-data", "text/plain",
        "multipart/form-data; boundary=x", "oops",
    ):  # fmt: skip
        answer = client.generic("POST", "/api/v1/groups/", body, kind)
        assert answer.status_code < 500, kind
