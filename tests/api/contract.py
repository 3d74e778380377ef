"""Holds what operations answer to the OpenAPI document, member by member."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator

from accounts.models import Group, User
from labs.models import CheckResult, Lab, Submission
from tests.progress import deeds

COURSE, WEEK = deeds.BASICS


def the_document() -> dict[str, Any]:
    """The OpenAPI document as it is published, closed to members that it does not describe."""
    document = json.loads(json.dumps(SchemaGenerator().get_schema(request=None, public=True)))
    closed(document["components"]["schemas"])
    return document


@dataclass
class Contract:
    """Sends requests by operation id and holds the answers to the document."""

    document: dict[str, Any]
    client: Client
    places: dict[str, str]

    def operation(self, name: str) -> tuple[str, str, dict[str, Any]]:
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                if operation["operationId"] == name:
                    return method, path.format(**self.places), operation
        raise AssertionError(name)

    def holds(self, name: str, body: Any = None, *, status: int = 200, **headers: str) -> Any:
        """The answer's data, after comparing it with its schema."""
        method, address, operation = self.operation(name)
        sent: dict[str, Any] = {}
        if name == "lab_upload":
            sent = {"data": body}
        elif body is not None:
            sent = {"data": json.dumps(body), "content_type": "application/json"}
        answer = getattr(self.client, method)(address, headers=headers, **sent)
        assert answer.status_code == status, (name, answer.content[:800])
        content = operation["responses"][str(status)].get("content")
        if not content:
            assert not answer.content
            return None
        kind = answer["Content-Type"].partition(";")[0]
        assert kind in content, (name, kind)
        described = content[kind]
        data = answer.json() if kind == "application/json" else answer.content.decode()
        self.compare(name, data, described["schema"])
        return data

    def compare(self, name: str, data: Any, schema: dict[str, Any]) -> None:
        whole = {**schema, "components": self.document["components"]}
        faults = list(Draft202012Validator(whole).iter_errors(data))
        assert not faults, (name, [(fault.json_path, fault.message[:300]) for fault in faults])


def closed(node: Any) -> None:
    """Let objects have the members that are described and no others."""
    if isinstance(node, dict):
        if "properties" in node and "additionalProperties" not in node:
            node["additionalProperties"] = False
        for part in node.values():
            closed(part)
    elif isinstance(node, list):
        for part in node:
            closed(part)


def places_for(learner: User, mentor: User, group: Group) -> dict[str, str]:
    """A value that is there for each parameter of a path."""
    week = deeds.basics()
    deeds.read_lesson(learner, week)
    submission = deeds.hand_in(learner, Lab.objects.get(slug="logistic-regression"), score=0.5)
    add_results(submission)
    deeds.comment(submission, mentor)
    return {
        "course": COURSE, "week": WEEK, "concept": "sigmoid", "slug": "logistic-regression",
        "attempt_id": str(deeds.take_quiz(learner, week, right=5, certainty=3).pk), "position": "1",
        "submission_id": str(submission.pk), "group_id": str(group.pk),
        "public_id": str(learner.public_id), "token": group.invitations.create().token,
    }  # fmt: skip


def add_results(submission: Submission) -> None:
    """A check that passed, one with a named mistake, one that raised, one over a limit."""
    for position, (check, outcome) in enumerate(
        {
            "sigmoid-example": {"verdict": "passed", "score": 1},
            "propagate-example": {"verdict": "wrong", "mistake": "propagate-missing-mean"},
            "optimize-example": {"verdict": "wrong", "rests_on": "propagate"},
        }.items()
    ):
        CheckResult.objects.create(
            submission=submission, check_id=check, position=position, **{"score": 0} | outcome
        )


def enter(client: Client, user: User) -> None:
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
