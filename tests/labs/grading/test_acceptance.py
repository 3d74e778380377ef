"""A lab whose files disagree is not shown to learners, and its author hears why."""

from dataclasses import replace
from pathlib import Path

import pytest

from labs.grading.acceptance import problems
from labs.grading.bundle import LabBundle
from labs.sandbox.pool import SandboxPool

pytestmark = pytest.mark.sandbox
AVERAGES = LabBundle.from_folder(Path(__file__).parent.parent / "fixtures" / "averages")


def changed(file: str, text: str) -> LabBundle:
    return replace(AVERAGES, version=f"{file} {text}", files={**AVERAGES.files, file: text})


def test_a_sound_lab_has_no_problems(pool: SandboxPool) -> None:
    assert problems(AVERAGES, pool, range(3)) == []


def test_an_alternative_that_fails_is_named(pool: SandboxPool) -> None:
    text = AVERAGES.files["solution.py"].replace("axis=0", "axis=1")
    found = problems(changed("alternatives/loops.py", text), pool, [0])
    assert len(found) == 1
    assert found[0].startswith("alternatives/loops.py does not pass with seed 0: wrong")


def test_a_mistake_that_is_none_or_another_is_named(pool: SandboxPool) -> None:
    mistakes = AVERAGES.files["mistakes.py"]
    right = mistakes.replace("X.mean(axis=1, keepdims=True)", "X.mean(axis=0, keepdims=True)")
    twin = mistakes.replace("X.mean()", "X.mean(axis=1, keepdims=True)")
    assert problems(changed("mistakes.py", right), pool, [0]) == [
        "the mistake centre-rows is right everywhere with seed 0"
    ]
    assert problems(changed("mistakes.py", twin), pool, [0]) == [
        "the mistake centre-whole is taken for centre-rows with seed 0"
    ]


def test_files_that_do_not_run_are_named(pool: SandboxPool) -> None:
    found = problems(changed("mistakes.py", "import nothing_of_this_name"), pool, [0])
    assert any("No module named 'nothing_of_this_name'" in problem for problem in found)
