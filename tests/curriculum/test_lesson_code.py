"""The code of every lesson runs, in both languages, and prints what the lesson says."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from curriculum.content.execution import differences, executed_code, run

RUNTIME = settings.BASE_DIR / ".runtime" / "bin" / "python"
LESSONS = sorted(
    path
    for name in ("courses/*/*/*/lesson.*.md", "courses/*/papers/*/reading.*.md")
    for path in settings.BASE_DIR.glob(name)
)


def name_of(path: Path) -> str:
    return path.relative_to(settings.BASE_DIR / "courses").as_posix()


@pytest.mark.parametrize("lesson", LESSONS, ids=name_of)
def test_the_code_of_a_lesson_prints_what_it_says(lesson: Path) -> None:
    blocks = executed_code(lesson.read_text(encoding="utf-8"))
    runs = run(blocks, RUNTIME)

    assert differences(name_of(lesson), blocks, runs) == []
    assert len(runs) == len(blocks)


def test_there_are_lessons_in_both_languages() -> None:
    assert {path.name for path in LESSONS} == {
        f"{kind}.{language}.md" for kind in ("lesson", "reading") for language in ("ja", "en")
    }


def code(*blocks: str) -> str:
    return "\n\n".join(blocks)


def fence(info: str, text: str) -> str:
    return f"```{info}\n{text}\n```"


def problems_of(text: str) -> list[str]:
    blocks = executed_code(text)
    return [str(problem) for problem in differences("l.md", blocks, run(blocks, RUNTIME))]


def test_blocks_share_their_names_and_trailing_space_does_not_count() -> None:
    text = code(
        fence("python exec", "import numpy as np\nx = np.arange(3)"),
        fence("python", "x = undefined"),
        fence("python exec", 'print(x, " ")'),
        fence("output", "[0 1 2]"),
    )

    assert problems_of(text) == []


def test_another_output_is_a_problem_with_its_line() -> None:
    text = code("Text.", fence("python exec", "print(1 + 1)"), fence("output", "3"))

    assert problems_of(text) == ["l.md:3: ```output: the output '2' (found '3')"]


def test_an_error_is_a_problem_with_its_line() -> None:
    text = code(fence("python exec", "a = 1"), fence("python exec", "a.b"))

    assert problems_of(text) == [
        (
            "l.md:5: ```python exec: no error "
            "(found AttributeError: 'int' object has no attribute 'b')"
        )
    ]
