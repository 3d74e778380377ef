"""The OpenAPI document says all of the API and nothing but the API."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from openapi_spec_validator import OpenAPIV31SpecValidator

PUBLIC = {
    *("path", "week", "lesson", "concepts", "concept", "guest_create", "session_create"),
    *("shared_win", "status", "explain_traceback", "data_report", "certificate"),
    *("glossary", "search", "wall", "walls", "code_card", "code_cards"),
    *("paper", "papers"),
}
ABOUT_ITSELF = {"/api/v1/schema/", "/api/v1/docs/"}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The document, made with every warning taken as an error."""
    file: Path = tmp_path_factory.mktemp("schema") / "schema.yaml"
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(file))
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield f"{method.upper()} {path}", operation


def addresses(patterns: list[Any], prefix: str = "/") -> Iterator[str]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, f"{prefix}{entry.pattern}")
        elif isinstance(entry, URLPattern):
            yield re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", f"{prefix}{entry.pattern}")


def test_is_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(document).validate()


def test_every_address_of_the_api_is_in_it(document: dict[str, Any]) -> None:
    api = {path for path in addresses(get_resolver().url_patterns) if path.startswith("/api/")}

    assert set(document["paths"]) == api - ABOUT_ITSELF


def test_operations_have_names_of_their_own(document: dict[str, Any]) -> None:
    names = Counter(operation["operationId"] for _, operation in operations(document))

    assert [name for name, count in names.items() if count > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_operations_are_sorted_into_rooms_and_explained(document: dict[str, Any]) -> None:
    rooms = {tag["name"] for tag in document["tags"]}

    for name, operation in operations(document):
        assert set(operation["tags"]) <= rooms, name
        assert operation["summary"], name
        assert operation["description"], name


def test_every_operation_says_what_a_problem_looks_like(document: dict[str, Any]) -> None:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

    for name, operation in operations(document):
        assert operation["responses"]["default"]["content"] == problem, name
        for status, response in operation["responses"].items():
            if status[0] in "45":
                assert response["content"] == problem, (name, status)


def test_who_may_ask(document: dict[str, Any]) -> None:
    scheme = document["components"]["securitySchemes"]["appToken"]
    open_to_all = {
        operation["operationId"]
        for _, operation in operations(document)
        if {} in operation["security"]
    }

    assert scheme == {"type": "apiKey", "in": "header", "name": "X-Session-Token"}
    assert open_to_all == PUBLIC
    for name, operation in operations(document):
        assert {"appToken": []} in operation["security"], name


def test_results_are_described_as_a_stream(document: dict[str, Any]) -> None:
    events = document["paths"]["/api/v1/submissions/{submission_id}/events/"]["get"]

    assert list(events["responses"]["200"]["content"]) == ["text/event-stream"]


@pytest.mark.django_db
def test_is_served_with_its_reference() -> None:
    client = Client()
    schema = client.get("/api/v1/schema/")
    reference = client.get("/api/v1/docs/")
    script = client.get("/api/v1/docs/?script=")

    assert schema["Content-Type"].startswith("application/vnd.oai.openapi")
    assert reference.status_code == script.status_code == 200
    assert "<style" not in reference.content.decode()
    assert re.findall(r"<script(?![^>]*src=)", reference.content.decode()) == []
    assert script["Content-Type"].startswith("application/javascript")
