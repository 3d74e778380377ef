"""Folders of labs: what is refused and where, and what the database keeps."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from curriculum.content.program import ProgramData
from labs.content.part import LabData, read_lab
from labs.content.syncing import sync_labs
from labs.models import Lab, LabVersion
from tests.labs.web.conftest import SLUG

WEEK = "neural-networks-basics"


@pytest.fixture
def check(programs: list[ProgramData], tmp_path: Path) -> Callable[..., list[str]]:
    """Return a function: copy the real lab, change one file, list the problems."""
    week = next(week for one in programs for week in one.weeks if week.entry.id == WEEK)
    source = week.folder / "labs" / SLUG

    def run(file: str, old: str, new: str) -> list[str]:
        copy = tmp_path / SLUG
        shutil.copytree(source, copy, dirs_exist_ok=True)
        text = (copy / file).read_text()
        assert old in text
        (copy / file).write_text(text.replace(old, new, 1))
        _data, problems = read_lab(copy, 0, replace(week.context, root=tmp_path))
        return [str(problem) for problem in problems]

    return run


def test_the_real_labs_have_no_problems(programs: list[ProgramData]) -> None:
    labs = [
        lab.spec.id for one in programs for week in one.weeks for lab in week.parts.get("labs", [])
    ]
    assert {"logistic-regression", "vectorization", "tensorflow-introduction"} <= set(labs)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("lab.yaml", "runtime: numpy", "runtime: cobol", r"lab.yaml:\d+: runtime: .*numpy"),
        ("lab.yaml", "minutes: 60", "minute: 60", r":\d+: minute: .*did you mean 'minutes'"),
        ("lab.yaml", "id: logistic-regression", "id: other", r"lab.yaml:1: id: the folder's name"),
        (
            "lab.yaml",
            "    function: sigmoid\n",
            "    function: sigmod\n",
            r"lab.yaml:\d+: checks\[0\].function: a function of this lab \(found sigmod\)",
        ),
        (
            "lab.yaml",
            "after: [sigmoid]",
            "after: [nothing]",
            r"lab.yaml:\d+: checks\[\d\].after\[0\]: a function of this lab",
        ),
        ("lab.yaml", "  - sigmoid\n", "  - sigmod\n", r"concepts\[\d\]: the id of a concept"),
        ("lab.yaml", "    section: sigmoid\n", "    section: nowhere\n", r"section: an anchor of"),
        ("instructions.en.md", "{#propagate}", "{#propagat}", r"en.md:1: #propagate: a section"),
        ("instructions.ja.md", "{#goal}", "{#results}", r"ja.md:\d+: #results: another anchor"),
        ("starter.py", "def sigmoid(z):", "def sigmoid(z)", r"starter.py:\d+: valid Python"),
        ("solution.py", "def predict(", "def predicts(", r"solution.py:1: predict: a function"),
        ("checks.py", "def cases(", "def case(", r"checks.py:1: cases"),
        (
            "mistakes.py",
            'function="propagate"',
            'function="propagated"',
            r"mistakes.py:\d+: MISTAKES\[[a-z-]+\].function: a function of this lab",
        ),
        (
            "mistakes.py",
            'uses="propagate_missing_mean"',
            'uses="gone"',
            r"MISTAKES\[propagate-missing-mean\].uses: a function of mistakes.py",
        ),
        (
            "mistakes.py",
            'concept="chain-rule"',
            'concept="chain" + "-rule"',
            r"mistakes.py:\d+: MISTAKES\[.*\].concept: a literal",
        ),
    ],
)
def test_a_fault_is_reported_with_file_line_and_key(check, file, old, new, expected) -> None:
    problems = check(file, old, new)
    assert problems
    assert any(re.search(expected, problem) for problem in problems), problems


def test_a_missing_and_an_unknown_file_are_reported(check, tmp_path: Path) -> None:
    folder = tmp_path / SLUG
    folder.mkdir()
    (folder / "hints.py").write_text("")
    problems = check("lab.yaml", "minutes: 60", "minutes: 61")
    assert len(problems) == 1
    assert re.search(r"logistic-regression/hints.py:1: one of lab.yaml, ", problems[0])


def data_of(programs: list[ProgramData]) -> LabData:
    return next(
        lab
        for one in programs
        for week in one.weeks
        for lab in week.parts.get("labs", [])
        if lab.spec.id == SLUG
    )


def test_loading_again_writes_nothing(lab: Lab, programs: list[ProgramData]) -> None:
    vectorization = Lab.objects.get(slug="vectorization")
    week = next(w for one in programs for w in one.weeks if w.entry.id == WEEK)
    assert sync_labs(week=lab.week, labs=week.parts["labs"]) == {}
    assert vectorization.retired is False


def test_an_edited_lab_becomes_a_new_version_and_submissions_keep_theirs(
    lab: Lab, learner, hand_in, programs: list[ProgramData]
) -> None:
    submission = hand_in(learner)
    before = lab.current_version
    data = data_of(programs)
    edited = replace(data, hash="f" * 16, files={**data.files, "starter.py": "#"})
    assert sync_labs(week=lab.week, labs=[edited]) == {"changed": 1, "retired": 1}
    lab.refresh_from_db()
    submission.refresh_from_db()
    assert lab.current_version != before
    assert submission.lab_version == before
    assert sync_labs(week=lab.week, labs=[data])["changed"] == 1
    lab.refresh_from_db()
    assert lab.current_version == before
    assert LabVersion.objects.filter(lab=lab).count() == 2


def test_texts_of_mistakes_are_read_without_running_the_file(tmp_path: Path) -> None:
    import ast

    from labs.spec.mistakes import read_mistakes

    mark = tmp_path / "ran"
    source = f"open({str(mark)!r}, 'w')\nMISTAKES = {{}}\n"
    assert read_mistakes(ast.parse(source)) == ([], [])
    assert not mark.exists()
