"""Whatever stands in a YAML file, the answer is data or problems with lines, never a crash."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.compat import StringIO

from curriculum.content.schemas import ConceptsFile, ProgramFile, WeekFile
from curriculum.content.yaml import parse, validate, written

KEYS = st.sampled_from(["id", "title", "ja", "en", "courses", "concepts", "labs", "days", "topics"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates()
DATA = st.recursive(
    LEAVES,
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(KEYS | st.integers(), below, max_size=4)
    ),
    max_leaves=12,
)


def dumped(data: Any) -> str:
    out = StringIO()
    YAML(typ="safe", pure=True).dump(data, out)
    return out.getvalue()


@given(DATA, st.sampled_from([ProgramFile, ConceptsFile, WeekFile]))
def test_any_data_gives_a_model_or_problems(data: Any, model: Any) -> None:
    source, problems = parse(dumped(data), "f.yaml")
    if source is None:
        assert problems
        return
    found, problems = validate(source, model)

    assert (found is None) == bool(problems)
    assert all(problem.line >= 1 for problem in problems)


@pytest.mark.parametrize(("written_as", "read_as"), [("true", "True"), ("12", "12"), ("~", "None")])
def test_an_id_that_yaml_does_not_read_as_text_is_refused_and_told(
    written_as: str, read_as: str
) -> None:
    source, _ = parse(f"concepts:\n- id: {written_as}\n", "concepts.yaml")
    assert source is not None
    problem = next(p for p in validate(source, ConceptsFile)[1] if p.key.endswith("id"))

    assert (problem.line, problem.found) == (2, read_as)
    assert "needs quotes" in problem.expected


@given(st.text(alphabet="abc:-[]{}*&!|>'\"\n #?,%@`\t\0", max_size=60))
def test_any_text_gives_data_or_problems(text: str) -> None:
    source, problems = parse(text, "f.yaml")

    assert (source is None) == bool(problems)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", 3),
        ("a: 1\na: 2\n", 2),
        ("a: &x [1]\nb: *x\n", 1),
        ("a: &x [*x]\n", 1),
        ("a: !!python/object:os.system ls\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\n\tb: 2\n", 2),
    ],
)
def test_what_is_no_plain_data_is_refused_with_its_line(text: str, line: int) -> None:
    source, problems = parse(text, "f.yaml")

    assert source is None
    assert [problem.line for problem in problems] == [line]


def test_a_key_is_written_as_one_would_say_it() -> None:
    assert (
        written(("items", 3, "options", 0, "feedback", "ja")) == "items[3].options[0].feedback.ja"
    )


def test_lines_point_at_keys_and_entries() -> None:
    source, _ = parse("a:\n- x: 1\n  y: 2\n- z\n", "f.yaml")

    assert source is not None
    assert source.line(("a", 0, "y")) == 3
    assert source.line(("a", 1)) == 4
    assert source.line(("a", 0, "missing", "deeper")) == 2
