"""Every known kind of attack has its programs, every program its honest twin."""

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sandbox.grading import CASES, HERE, TWINS, Case

ROOT = HERE.parents[1]
ROWS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "rows.yaml").read_text(encoding="utf-8"))
COUNTS = {"A": 15, "B": 16, "C": 12, "D": 8}
ELSEWHERE = {"A13", "A14", "B9", "D5", "D7"}  # not about a program alone
VERDICTS = {"wrong", "error", "time_limit", "memory_limit", "output_limit", "crashed",
            "not_attempted"}  # fmt: skip


def test_every_kind_of_attack_has_programs_or_tests() -> None:
    assert set(ROWS) == {f"{part}{n}" for part, last in COUNTS.items() for n in range(1, last + 1)}
    tried = {row for case in CASES for row in case.rows}
    assert tried <= set(ROWS)
    assert set(ROWS) - tried == ELSEWHERE
    assert all(ROWS[row].get("tests") for row in ELSEWHERE)


@pytest.mark.parametrize(
    "test", sorted({test for row in ROWS.values() for test in row.get("tests", ())})
)
def test_the_tests_that_rows_name_are_there(test: str) -> None:
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert not name or name in names


def test_there_are_many_hostile_programs_and_they_are_not_the_same() -> None:
    assert len(CASES) >= 120
    assert len({case.source for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_program_names_its_rows_and_its_honest_twin(case: Case) -> None:
    assert case.rows
    assert case.about
    assert case.verdict in VERDICTS | {"passed"}
    assert (HERE / "twins" / f"{case.twin}.py").exists()


def test_no_twin_is_left_alone() -> None:
    named = {twin for twin, _lab in TWINS}
    assert {path.stem for path in Path(HERE / "twins").glob("*.py")} == named
