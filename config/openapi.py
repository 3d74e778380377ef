"""What all operations of the OpenAPI document share, and operations that no DRF view describes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.urls import URLPattern, URLResolver, get_resolver

Operation = dict[str, Any]
View = TypeVar("View", bound=Callable[..., Any])

LANGUAGES = [("ja", "日本語"), ("en", "English")]
TAGS = [
    {"name": "sign-in", "description": "Guests, sessions, and oneself."},
    {"name": "path", "description": "Programs, courses and weeks; open to everybody."},
    {"name": "search", "description": "Search over everything that is taught."},
    {"name": "glossary", "description": "Terms in Japanese and English."},
    {"name": "cards", "description": "Operations in several frameworks, side by side."},
    {
        "name": "walls",
        "description": "Ways in which teaching oneself goes wrong, and what is done.",
    },
    {"name": "papers", "description": "Guided readings of papers, and notes on them."},
    {"name": "reports", "description": "Ratings of the material, and what is wrong with it."},
    {"name": "lessons", "description": "Lessons in both styles of explanation."},
    {"name": "concepts", "description": "What there is to know and what it rests on."},
    {"name": "quizzes", "description": "Attempts, answers with certainty, feedback."},
    {"name": "review", "description": "What is due today, one question at a time."},
    {"name": "labs", "description": "Drafts, submissions, results as they come, remarks."},
    {"name": "progress", "description": "Where one stands and what to do next."},
    {"name": "advice", "description": "One next action with its reason, not now, and goals."},
    {"name": "journal", "description": "The diary, before and after, then and now."},
    {"name": "certificates", "description": "What was earned, and how anybody checks it."},
    {"name": "groups", "description": "Mentors, their learners, invitations."},
]
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457 problem details; texts follow Accept-Language, `code` never does.",
    "required": ["type", "title", "status", "detail", "instance", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "description": "What is wrong where; `pointer` is a JSON pointer into the body.",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
PROBLEM_CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
DOCUMENTED = "openapi_operation"


def documented(operation: Operation) -> Callable[[View], View]:
    """Decorate a GET view that is not DRF's (such as a stream) with its OpenAPI operation."""

    def attach(view: View) -> View:
        setattr(view, DOCUMENTED, operation)
        return view

    return attach


def describe_plain_views(
    result: Operation, generator: Any, request: Any, public: bool
) -> Operation:
    """Add the operations of views that `documented` decorates."""
    for route, view in _views(get_resolver().url_patterns, "/"):
        operation = getattr(view, DOCUMENTED, None)
        if operation and route.startswith("/api/"):
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)
            result["paths"][path] = {"get": {**operation}}
    result["paths"] = dict(sorted(result["paths"].items()))
    return result


def _views(patterns: list[Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for entry in patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from _views(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.callback


def describe_problems(result: Operation, generator: Any, request: Any, public: bool) -> Operation:
    """Add the problem document as the default answer of each operation."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
    answer = {
        "description": "Something needs a change; the problem says what.",
        "content": PROBLEM_CONTENT,
    }
    for path in result.get("paths", {}).values():
        for operation in path.values():
            if isinstance(operation, dict) and "responses" in operation:
                operation["responses"].setdefault("default", answer)
                _fill_errors(operation["responses"])
                operation.setdefault("summary", _first_words(operation.get("description", "")))
    return result


def _first_words(description: str) -> str:
    """The first clause, for the list of operations."""
    return re.split(r"[.;:](?:\s|$)", description, maxsplit=1)[0]


def _fill_errors(responses: Operation) -> None:
    """Error answers that a view only describes in words are problems too."""
    for status, response in responses.items():
        if status[0] in "45":
            response.setdefault("content", PROBLEM_CONTENT)
