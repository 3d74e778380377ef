"""The times of loops and calls that the lesson shows: the ones measured, of the same results.

How long anything takes here and now is no matter of tests: ``python -m bench loops`` measures, and
refuses to write times that contradict the lesson.
"""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from django.conf import settings

from bench.loop_times import TASKS, doubts, sizes

WEEK = "01-neural-networks-and-deep-learning/02-neural-networks-basics"
LESSONS = settings.BASE_DIR / "courses" / "deep-learning" / WEEK
MEASURED = json.loads(
    (settings.BASE_DIR / "frontend" / "src" / "figures" / "data" / "loop-times.json").read_text()
)
UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}


def is_rounded(text: str, measured: float) -> bool:
    """Whether the text says the seconds with the two digits that count."""
    number, unit = text.split()
    shown = float(number)
    half = 10 ** (math.floor(math.log10(shown)) - 1) / 2
    return abs(shown - measured / UNITS[unit]) <= half * (1 + 1e-9)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_table_for_readers_without_scripts_says_what_was_measured(language: str) -> None:
    lesson = (LESSONS / f"lesson.{language}.md").read_text()
    words = lesson.split("::: figure vectorised-time")[1].split("\n:::\n")[0]
    rows = [line.strip("| ").split(" | ") for line in words.splitlines() if line.startswith("| 1")]
    dot = MEASURED["tasks"]["dot"]

    assert len(rows) == 4
    for size, *cells in rows:
        place = dot["sizes"].index(int(size.replace("\u00a0", "")))
        for way, cell in zip(("indexed", "listed", "vectorised"), cells, strict=True):
            assert is_rounded(cell, dot["seconds"][way][place]), (size, way)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("size", [1, 3, 50])
def test_all_ways_of_a_calculation_have_the_same_result(task: str, size: int) -> None:
    ways = TASKS[task][0](size, np.random.default_rng(size))
    results = [call() for call in ways.values()]

    assert len(results) == 3
    for one in results:
        np.testing.assert_allclose(one, results[0], rtol=1e-12)


@pytest.mark.parametrize("task", TASKS)
def test_times_that_contradict_the_lesson_are_not_kept(task: str) -> None:
    counts, times = sizes(TASKS[task][1]), MEASURED["tasks"][task]["seconds"]
    idle = {**times, "vectorised": [one / 5 for one in times["indexed"]]}

    assert MEASURED["tasks"][task]["sizes"] == counts
    assert doubts(task, counts, times) == []
    assert any("only 5.0 times" in doubt for doubt in doubts(task, counts, idle))
