"""A function written in a form with one more parameter is called with what the check offers."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from labs.grading.bundle import LabBundle
from labs.grading.engine import GradeOutcome, grade
from labs.grading.tracing import trace
from labs.runner.authoring import Call
from labs.runner.offering import accepted
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

OFFERS = Path(__file__).parent.parent / "fixtures" / "offers"
OFFERED = {"parameters": "p", "lambd": 0.1}
RIGHT = "    return float(np.mean((A - Y) ** 2))\n"


@functools.wraps(lambda A, Y, parameters: None)
def decorated(*args: Any, **keywords: Any) -> None:
    pass


FORMS: list[tuple[Callable[..., Any], set[str]]] = [
    (lambda A, Y: None, set()),
    (lambda A, Y, parameters: None, {"parameters"}),
    (lambda A, Y, lambd, parameters: None, {"parameters", "lambd"}),
    (lambda A, Y, *, parameters: None, {"parameters"}),
    (lambda A, Y, parameters=None: None, set()),
    (lambda A, Y, **others: None, set()),
    (lambda A, Y, *others: None, set()),
    (lambda A, parameters: None, set()),  # the second argument, by another name
    (lambda A, Y, weights: None, set()),
    (lambda A: None, set()),
    (lambda A, Y, parameters, /: None, set()),
    (decorated, {"parameters"}),
    (max, set()),
]


@pytest.mark.parametrize(("function", "names"), FORMS)
def test_only_required_parameters_of_that_name_get_it(
    function: Callable[..., Any], names: set[str]
) -> None:
    found = accepted(function, (1, 2), {}, lambda: OFFERED)
    assert found == {name: OFFERED[name] for name in names}


@pytest.mark.parametrize(
    ("offered", "keywords"),
    [({"a b": 1}, {}), ({"parameters": 1}, {"parameters": 2}), ({3: 1}, {})],
)
def test_what_cannot_be_offered_is_refused(offered: dict[Any, Any], keywords: Any) -> None:
    with pytest.raises(ValueError, match="offered"):
        Call("cost", 1, offered=offered, keywords=keywords)


def graded(pool: SandboxPool, text: str, bundle: LabBundle | None = None) -> GradeOutcome:
    bundle = bundle or LabBundle.from_folder(OFFERS)
    source = f"import numpy as np\n\n{text}"
    return grade(bundle=bundle, source=source, seed=5, mode="submit", pool=pool)


@pytest.mark.sandbox
@pytest.mark.parametrize(
    "text",
    [
        f"def cost(A, Y):\n{RIGHT}",
        f"def cost(A, Y, parameters):\n    assert parameters['W'].shape == (2, 3)\n{RIGHT}",
        f"def cost(A, Y, *, parameters):\n{RIGHT}",
        f"def cost(A, Y, parameters=None):\n    assert parameters is None\n{RIGHT}",
        f"def cost(A, Y, *others, **more):\n    assert not others and not more\n{RIGHT}",
    ],
)
def test_every_form_passes(pool: SandboxPool, text: str) -> None:
    outcome = graded(pool, text)
    assert outcome.verdict is Verdict.PASSED, (outcome.failure, outcome.checks)


HOSTILE = """
import inspect
from inspect import Parameter

def cost(*args, **given):
    {body}

class Odd:
    {odd}
    def __call__(self, A, Y, **given):
        {body}

cost = Odd()
"""
GREEDY = """
    __signature__ = inspect.Signature(
        [Parameter("AY"[at], Parameter.POSITIONAL_OR_KEYWORD) for at in range(2)]
        + [Parameter(name, Parameter.KEYWORD_ONLY) for name in ("parameters", "expected", "seed")]
    )
"""
RAISING = """
    @property
    def __signature__(self):
        raise SystemExit("no signature")
"""


@pytest.mark.sandbox
def test_a_made_up_signature_gets_what_is_offered_and_no_more(pool: SandboxPool) -> None:
    body = "return float(np.mean((A - Y) ** 2)) if set(given) == {'parameters'} else None"
    outcome = graded(pool, HOSTILE.format(odd=GREEDY, body=body))
    assert outcome.verdict is Verdict.PASSED, (outcome.failure, outcome.checks)


@pytest.mark.sandbox
@pytest.mark.parametrize(
    "text",
    [
        HOSTILE.format(odd=RAISING, body="return 0.0"),
        "def cost(A, Y, weights):\n    return 0.0\n",
        "def cost(A):\n    return 0.0\n",
        "def cost(A, Y, parameters):\n    return float(parameters['W'].sum())\n",
    ],
)
def test_what_does_not_fit_fails_by_itself(pool: SandboxPool, text: str) -> None:
    outcome = graded(pool, text)
    assert outcome.verdict in (Verdict.WRONG, Verdict.ERROR)
    assert outcome.failure is None


@pytest.mark.sandbox
def test_a_trace_makes_the_same_call(pool: SandboxPool) -> None:
    source = "def cost(A, Y, parameters):\n    W = parameters['W']\n    return 0.0\n"
    bundle = LabBundle.from_folder(OFFERS)
    outcome = trace(bundle=bundle, source=source, function="cost", pool=pool)
    assert outcome.verdict is Verdict.PASSED
    assert outcome.trace is not None
    assert {one["name"]: one["shape"] for one in outcome.trace["events"]}["W"] == [2, 3]


@pytest.mark.sandbox
def test_offering_what_the_function_takes_is_a_fault_of_the_lab(pool: SandboxPool) -> None:
    bundle = LabBundle.from_folder(OFFERS)
    checks = bundle.files["checks.py"].replace('"parameters"', '"Y"')
    changed = replace(bundle, files={**bundle.files, "checks.py": checks}, version="another")
    outcome = graded(pool, f"def cost(A, Y):\n{RIGHT}", changed)
    assert outcome.verdict is Verdict.OUR_FAILURE
    assert "offers Y" in str(outcome.failure)
