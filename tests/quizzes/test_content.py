"""quiz.yaml: what is accepted, and that a fault is said with its file, line and key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from quizzes.content import QuizPart
from quizzes.items import TYPES, Matrix, load_item
from quizzes.marking import mark
from quizzes.responses import read_response
from tests.quizzes import samples
from tests.quizzes.conftest import Anything, context, real_bodies
from tests.quizzes.keys import right_response, wrong_response

Found = list[tuple[int, str, str]]


def written(folder: Path, *items: dict[str, Any]) -> Path:
    """A folder with these questions in its quiz.yaml."""
    with (folder / "quiz.yaml").open("w", encoding="utf-8") as file:
        # Through JSON, so that what stands twice is written out and not as an alias.
        YAML(typ="safe", pure=True).dump(json.loads(json.dumps({"items": items})), file)
    return folder


def problems(folder: Path, **known: Any) -> Found:
    """Line, key and expectation of every problem."""
    _, found = QuizPart().check(folder, context(folder, **known))
    assert all(problem.file == "quiz.yaml" for problem in found)
    return [(problem.line, problem.key, problem.expected) for problem in found]


def test_a_week_without_quiz_is_fine(tmp_path: Path) -> None:
    assert QuizPart().check(tmp_path, context(tmp_path)) == (None, [])


def test_all_kinds_together_are_accepted(tmp_path: Path) -> None:
    bodies, found = QuizPart().check(
        written(tmp_path, *(make() for make in samples.ALL.values())), context(tmp_path)
    )
    assert found == []
    assert [body["type"] for body in bodies or []] == list(samples.ALL)


def broken(kind: str, **changes: Any) -> dict[str, Any]:
    return samples.ALL[kind]() | changes


def _without(body: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != key}


TWO_RIGHT = [samples.option(x, correct=True) for x in "ab"] + [samples.option("c")]
SLIP = samples.secret("slip")
ONE_ID = [samples.option("a", correct=True)] * 3
NONE_RIGHT = [samples.option(x) for x in "abc"]
ONE_PAIR = [samples.match()["pairs"][0]] * 2


def slips(*values: Any) -> list[dict[str, Any]]:
    return [{"value": value, "feedback": SLIP} for value in values]


FAULTS = [
    (broken("single", options=TWO_RIGHT), ".options", "exactly one"),
    (broken("single", options=ONE_ID), ".options[1].id", "not used"),
    (broken("multiple", options=NONE_RIGHT), ".options", "at least one"),
    (broken("single", surprise=1), ".surprise", "one of the keys"),
    (_without(samples.single(), "explanation"), ".explanation", "required"),
    (broken("single", prompt={"en": "only English"}), ".prompt.ja", "required"),
    (broken("single", difficulty=4), ".difficulty", "less than or equal to 3"),
    (broken("numeric", answer="0.5"), ".answer", "valid number"),
    (broken("numeric", slips=slips(0.2505)), ".slips[0].value", "further"),
    (broken("numeric", slips=slips(9, 9)), ".slips[1].value", "no slip before"),
    (broken("shape", slips=slips([4, "M"])), ".slips[0].value", "differs"),
    (broken("shape", answer=["m/2"]), ".answer", "sizes"),
    (broken("trace", slips=slips("(2,1)  a")), ".slips[0].value", "differs"),
    (broken("order", steps=samples.order()["steps"][:2]), ".steps", "at least 3"),
    (broken("match", pairs=ONE_PAIR), ".pairs[1].id", "not used"),
    (broken("bug_line", answer=3), ".answer", "line of code"),
    (broken("bug_line", lines=samples.bug_line()["lines"][:2]), ".lines", "missing: [4]"),
    (broken("fill", template=samples.text("{{1}} {{3}}")), ".template.ja", "each marker once"),
    (broken("fill", type="guess"), "", "expected tags"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "key", "expected"), FAULTS)
def test_a_fault_is_named_with_its_key(
    tmp_path: Path, body: dict[str, Any], key: str, expected: str
) -> None:
    found = problems(written(tmp_path, body))
    assert any(k == f"items[0]{key}" and expected in e for _, k, e in found), found


def test_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    written(tmp_path, samples.single(), broken("single", id="other", difficulty=9))
    lines = (tmp_path / "quiz.yaml").read_text().splitlines()
    expected = next(n for n, line in enumerate(lines, 1) if "difficulty: 9" in line)
    assert [line for line, _, _ in problems(tmp_path)] == [expected]


def test_ids_are_unique_in_a_file(tmp_path: Path) -> None:
    found = problems(written(tmp_path, samples.single(), samples.single()))
    assert [key for _, key, _ in found] == ["items[1].id"]


def test_concepts_and_passages_must_exist(tmp_path: Path) -> None:
    known = {"concepts": frozenset({"relu"}), "anchors": frozenset({"intro"})}
    found = problems(written(tmp_path, samples.single()), **known)
    assert [key for _, key, _ in found] == ["items[0].concepts[0]", "items[0].section"]
    assert "intro" in found[1][2]


def test_broken_yaml_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "quiz.yaml").write_text("items:\n  - id: [unclosed\n")
    assert problems(tmp_path)[0][2] == "valid YAML"


def test_a_blank_may_be_numbered_without_quotes(tmp_path: Path) -> None:
    body = samples.fill()
    body["blanks"] = [blank | {"id": int(blank["id"])} for blank in body["blanks"]]
    assert problems(written(tmp_path, body)) == []


def test_every_real_question_is_answered_by_its_key_and_not_by_a_wrong_one() -> None:
    bodies = real_bodies()
    assert len(bodies) >= 30
    assert {body["type"] for body in bodies} == set(TYPES)
    for body in bodies:
        item = load_item(body)
        assert mark(item, read_response(item, right_response(item))).correct, item.id
        assert not mark(item, read_response(item, wrong_response(item))).correct, item.id


def test_every_real_slip_is_recognised_as_itself() -> None:
    for body in real_bodies():
        item = load_item(body)
        for index, slip in enumerate(getattr(item, "slips", [])):
            value = slip.value
            typed = {
                "text": f"({', '.join(map(str, value))},)"
                if isinstance(value, list)
                else str(value)
            }
            if isinstance(item, Matrix):
                typed = {"cells": value}
            assert mark(item, read_response(item, typed)).slip == index, item.id


def test_the_helper_set_holds_everything() -> None:
    assert "whatever" in Anything()
