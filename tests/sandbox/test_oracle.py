"""What a learner is told of a hidden check does not tell the right answer, however it is asked."""

import json
import math
from typing import Any

import pytest

from labs.grading.engine import grade
from labs.sandbox.pool import SandboxPool
from tests.sandbox.grading import bundle_of

pytestmark = pytest.mark.sandbox
GUESSES = ["0.0", "1.0", "-1.0", "1e6", "1e-6", "12.0", "float('nan')", "float('inf')", "10**30",
           "True", "'12.3'", "[0.0]", "x", "x * 0", "complex(0, 1)", "{'a': 0.0}"]  # fmt: skip
RIGHT = "12.3456789 + 0.7310585786 * float(x.sum())"


def hidden(pool: SandboxPool, expression: str, seed: int = 5) -> dict[str, Any]:
    """All that is kept of the hidden check of a function that returns this."""
    source = f"def weigh(x):\n    return {expression}\n"
    outcome = grade(bundle=bundle_of("secret"), source=source, seed=seed, mode="submit", pool=pool)
    (check,) = (check for check in outcome.checks if check.check_id == "hidden")
    return {"verdict": check.verdict, "score": check.score, "card": check.card,
            "error": check.error, "evidence": getattr(check, "evidence", None),
            "mistake": check.mistake}  # fmt: skip


def numbers(value: Any) -> list[float]:
    """Every number that stands in plain data, also in its texts."""
    if isinstance(value, dict):
        return [number for item in value.items() for part in item for number in numbers(part)]
    if isinstance(value, list):
        return [number for item in value for number in numbers(item)]
    return [number for word in str(value).split() for number in _number(word)]


def _number(word: str) -> list[float]:
    try:
        return [float(word.strip("(),;:'"))]
    except ValueError:
        return []


def answer(pool: SandboxPool) -> float:
    """The right answer, told by a program that knows it and says so."""
    source = f"def weigh(x):\n    raise ValueError(repr({RIGHT}))\n"
    outcome = grade(bundle=bundle_of("secret"), source=source, seed=5, mode="submit", pool=pool)
    (check,) = (check for check in outcome.checks if check.check_id == "hidden")
    assert check.error
    return float(check.error["message"])


@pytest.mark.parametrize("guess", GUESSES)
def test_no_figure_is_near_the_right_answer(guess: str, pool: SandboxPool) -> None:
    expected = answer(pool)
    told = hidden(pool, guess)
    assert told["verdict"] != "passed"
    json.dumps(told, allow_nan=False)
    for number in numbers(told):
        for shift in (0.0, 1.0, -1.0, 12.0, 1e6, 1e-6):
            assert not math.isclose(abs(number) + shift, abs(expected), rel_tol=1e-3), told
        if number:
            assert not math.isclose(1 / abs(number), abs(expected), rel_tol=1e-3), told


def test_the_right_answer_would_be_noticed(pool: SandboxPool) -> None:
    assert hidden(pool, RIGHT)["verdict"] == "passed"
    assert answer(pool) in numbers(hidden(pool, f"str({RIGHT})"))
