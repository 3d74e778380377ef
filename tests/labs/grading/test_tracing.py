"""A shape trace says what the assignments of one visible call were, whatever the code does."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from labs.grading.bundle import LabBundle
from labs.grading.outcomes import GradeOutcome
from labs.grading.tracing import MOST_EVENTS, bounded, trace
from labs.verdicts import Verdict
from tests.labs.grading.test_engine import Notes

pytestmark = pytest.mark.sandbox
FIXTURES = Path(__file__).parent.parent / "fixtures"
ROOT = Path(__file__).resolve().parents[3]
LAB = next((ROOT / "courses").glob("*/*/*/labs/logistic-regression"))


@pytest.fixture(scope="module")
def regression() -> LabBundle:
    return LabBundle.from_folder(LAB)


@pytest.fixture(scope="module")
def tensors() -> LabBundle:
    return LabBundle.from_folder(FIXTURES / "tensors")


def events(outcome: GradeOutcome, **wanted: Any) -> list[dict[str, Any]]:
    assert outcome.trace, (outcome.failure, outcome.error)
    found = outcome.trace["events"]
    return [one for one in found if all(one.get(key) == value for key, value in wanted.items())]


def shapes(outcome: GradeOutcome, function: str) -> dict[str, Any]:
    return {one["name"]: one["shape"] for one in events(outcome, function=function)}


def test_each_assignment_has_line_shape_type_and_numbers(pool, regression) -> None:
    source = regression.files["solution.py"]
    outcome = trace(bundle=regression, source=source, function="propagate", pool=pool)
    assert outcome.verdict is Verdict.PASSED
    assert outcome.trace["call"].startswith("propagate(")
    lines = source.split("\n")
    for event in events(outcome, kind="assign"):
        assert event["name"].split("[")[0] in lines[event["line"] - 1]
    [cost] = events(outcome, name="cost")
    assert (cost["shape"], cost["dtype"]) == ([], "float64")
    assert float(cost["values"][0]) > 0
    assert shapes(outcome, "propagate")["A"] == [1, 5]


def test_functions_that_it_calls_are_followed_one_level(pool, regression) -> None:
    source = regression.files["solution.py"]
    outcome = trace(bundle=regression, source=source, function="optimize", pool=pool)
    found = {event["function"]: event["depth"] for event in events(outcome, kind="argument")}
    assert found == {"optimize": 0, "propagate": 1}


def test_loops_show_their_first_three_passes_and_the_last(pool, regression) -> None:
    source = regression.files["solution.py"]
    outcome = trace(bundle=regression, source=source, function="optimize", pool=pool)
    [gap] = events(outcome, kind="left_out")
    passes = [event["passes"][0][1] for event in events(outcome, name="i")]
    assert passes == [1, 2, 3, gap["count"] + 4]


def test_an_error_ends_the_trace_at_its_line(pool, regression) -> None:
    source = (
        "import numpy as np\n\ndef propagate(w, b, X, Y):\n    m = X.shape[1]\n"
        "    Z = np.dot(w, X) + b\n    return {}, 0\n"
    )
    outcome = trace(bundle=regression, source=source, function="propagate", pool=pool)
    assert outcome.verdict is Verdict.ERROR
    assert (outcome.error["type"], outcome.error["line"]) == ("ValueError", 5)
    assert [event["name"] for event in events(outcome)] == ["w", "b", "X", "Y", "m"]


def test_every_kind_of_assignment_is_seen(pool, regression) -> None:
    source = (
        "import numpy as np\nclass Box:\n    pass\n\ndef sigmoid(z):\n"
        '    """Text stays first."""\n'
        "    a, *rest = z.shape, 1, 2\n    b = c = z + 1\n    b += 1\n    cache = {}\n"
        '    cache["A"] = z[:1]\n    box = Box()\n    box.field = [z, 2]\n    t: float = 1.5\n'
        "    for i, (j, k) in enumerate([(1, 2)]):\n        pass\n"
        "    if (n := len(z)) > 99:\n        pass\n    with np.errstate() as state:\n        pass\n"
        "    try:\n        1 / 0\n    except ZeroDivisionError:\n        e = 5\n"
        "    def inner(q):\n        r = q * 2\n        return r\n    return inner(z)\n"
    )
    outcome = trace(bundle=regression, source=source, function="sigmoid", pool=pool)
    assert outcome.verdict is Verdict.PASSED, outcome.error
    names = {event["name"] for event in events(outcome)}
    assert {"z", "a", "rest", "b", "c", "cache", "cache['A']", "box.field", "t", "i", "j"} <= names
    assert {"k", "n", "state", "e", "r", "q", "return"} <= names
    assert {event["line"] for event in events(outcome, name="b")} == {8, 9}


def test_a_loop_without_end_is_shown_as_far_as_it_got(pool, regression) -> None:
    source = "def sigmoid(z):\n    n = 0\n    while True:\n        n = n + 1\n    return n\n"
    quick = replace(
        regression,
        spec=regression.spec.model_copy(
            update={"limits": regression.spec.limits.model_copy(update={"cpu_seconds": 0.6})}
        ),
    )
    outcome = trace(bundle=quick, source=source, function="sigmoid", pool=pool)
    assert outcome.trace["stopped"]
    assert [event["values"][0] for event in events(outcome, line=4)][:3] == ["1", "2", "3"]


def test_a_function_that_hangs_without_a_loop_ends_at_its_limit(pool, regression) -> None:
    source = "def sigmoid(z):\n    return sum(range(10**12))\n"
    quick = replace(
        regression,
        spec=regression.spec.model_copy(
            update={"limits": regression.spec.limits.model_copy(update={"cpu_seconds": 0.5})}
        ),
    )
    outcome = trace(bundle=quick, source=source, function="sigmoid", pool=pool)
    assert outcome.verdict is Verdict.TIME_LIMIT
    assert outcome.trace["limit"]["kind"] == "cpu"
    assert events(outcome) == []


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("", Verdict.ERROR),
        ("def sigmoid(z:\n", Verdict.ERROR),
        ("x = 1\n", Verdict.ERROR),
        ("def sigmoid(z):\n    raise NotImplementedError\n", Verdict.NOT_ATTEMPTED),
        ("import os\ndef sigmoid(z):\n    os._exit(3)\n", Verdict.CRASHED),
        ("def sigmoid(z):\n    yield z\n", Verdict.PASSED),
    ],
)
def test_what_cannot_be_traced_ends_with_a_reason(pool, regression, source, verdict) -> None:
    outcome = trace(bundle=regression, source=source, function="sigmoid", pool=pool)
    assert outcome.verdict is verdict, outcome
    assert verdict is Verdict.PASSED or outcome.error


def test_a_forged_trace_is_bounded_and_plain(pool, regression) -> None:
    """A learner who writes her own trace fools herself, and breaks nothing."""
    source = (
        "import sys, numpy as np\n\ndef sigmoid(z):\n"
        "    recorder = sys.modules['submission'].__trace__\n"
        "    recorder.events = [{'kind': 'assign', 'line': 3, 'name': '<b>' * 999, 'shape': "
        "[10**30, -1, 'x'] * 99, 'values': ['\\x00\\ud800' * 999] * 99, 'passes': 5}] * 5000\n"
        "    recorder.events.append({'kind': [], 'line': 10**9})\n    return z\n"
    )
    outcome = trace(bundle=regression, source=source, function="sigmoid", pool=pool)
    assert outcome.verdict in (Verdict.PASSED, Verdict.CRASHED)
    text = json.dumps(outcome.trace)
    assert len(text) < 1_000_000
    assert "\\u0000" not in text
    assert len(outcome.trace["events"]) <= MOST_EVENTS


@pytest.mark.parametrize(
    "claim",
    [
        None, 5, [], {"events": {}}, {"events": [None, 1, []]}, {"events": [{"line": True}]},
        {"events": [{"kind": "assign", "line": 10**20}], "cut": "yes"},
        {"events": [{"kind": "assign", "line": 1, "passes": [[1], "x", [None, "2"]]}]},
    ],
)  # fmt: skip
def test_whatever_the_child_claims_becomes_a_trace(claim) -> None:
    found = bounded(claim, lines=3)
    assert set(found) == {"events", "cut", "stopped"}
    assert len(found["events"]) <= 1


def test_tensors_have_shapes_inside_and_outside_of_a_graph(pool, tensors) -> None:
    source = (
        "import tensorflow as tf\n\n@tf.function(autograph=False)\ndef inside(a):\n"
        "    s = tf.square(a)\n    return s\n\ndef product(a, b):\n    c = tf.matmul(a, b)\n"
        "    v = tf.Variable(c)\n    d = inside(c)\n    n = d.numpy()\n    return c\n"
    )
    outcome = trace(bundle=tensors, source=source, function="product", pool=pool)
    assert outcome.verdict is Verdict.PASSED, outcome.error
    found = {one["name"]: (one["type"], one["shape"], one["dtype"]) for one in events(outcome)}
    assert found["c"] == ("tensor", [2, 2], "float64")
    assert found["v"] == ("tensor", [2, 2], "float64")
    assert found["s"] == ("symbolic", [2, 2], "float64")
    assert found["n"] == ("array", [2, 2], "float64")


def test_a_cancelled_trace_says_so(pool, regression) -> None:
    source = "import time\ndef sigmoid(z):\n    time.sleep(30)\n"
    outcome = trace(
        bundle=regression, source=source, function="sigmoid", pool=pool, listener=Notes(0)
    )
    assert outcome.cancelled


def test_instrumented_code_is_the_same_program() -> None:
    """All solutions of the courses survive being rewritten, with their lines."""
    from labs.runner.instrumenting import instrumented

    for path in sorted((ROOT / "courses").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        tree = instrumented(source, str(path))
        compile(tree, str(path), "exec")
        last = source.count("\n") + 1
        for node in ast.walk(tree):
            assert 1 <= getattr(node, "lineno", 1) <= last
