"""Functions to be wrong about: those of two real labs and some of the field, with their calls.

Everything runs in this process, by the same steps as grading: calls of a seed, right results,
outputs of mistakes.py, then a name.
"""

import ast
import copy
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from labs.diagnosis.compare import Rule, first_difference
from labs.diagnosis.naming import Named, Observation, name_mistake, name_relation
from labs.diagnosis.oracles import UnansweredError
from labs.diagnosis.seen import Raised, Seen, by_parameter, defaults, parameters
from labs.limits import VISIBLE_SEED
from labs.runner import authoring
from labs.spec.lab import LabSpec

ROOT = Path(__file__).parents[3] / "courses" / "deep-learning"
COURSE = ROOT / "01-neural-networks-and-deep-learning/02-neural-networks-basics/labs"
SEED = 11
Function = Callable[..., Any]


@dataclass(frozen=True)
class Case:
    """One call."""

    index: int
    args: tuple[Any, ...]
    keywords: dict[str, Any]
    rule: Rule
    expected: Any


@dataclass
class World:
    """One function: how it is called, what is right, and its known mistakes."""

    name: str
    signature: str
    right: Function
    cases: list[Case]
    mistakes: Mapping[str, Function] = field(default_factory=dict)
    scope: dict[str, Any] = field(default_factory=dict)

    def name_of(self, wrong: Function) -> Named | None:
        """What a learner with this function would be told."""
        seen = [self._observe(case, wrong) for case in self.cases]
        outputs = {key: self._outputs(mistake) for key, mistake in self.mistakes.items()}
        mistake = name_mistake(seen, list(outputs), lambda key, _seed: outputs[key])
        if mistake:
            return Named(mistake)
        if any(isinstance(one.output, Raised) for one in seen):
            return None
        given = defaults(self.signature)
        names = parameters(self.signature)
        calls = [
            Seen(given | by_parameter(one.case.args, one.case.keywords, names),
                 one.case.expected, one.output, one.right, one.case.rule)
            for one in seen
        ]  # fmt: skip
        return name_relation(calls, self._ask, list(given))

    def fails(self, wrong: Function) -> bool:
        """Whether the checks notice at all."""
        return not all(self._observe(case, wrong).right for case in self.cases)

    def _ask(self, inputs: Mapping[str, Any], _seed: int) -> Any:
        try:
            return self.right(**copy.deepcopy(dict(inputs)))
        except Exception as error:
            raise UnansweredError from error

    def _observe(self, case: Case, function: Function) -> Observation[Case]:
        output = _run(function, case)
        wrong = isinstance(output, Raised) or first_difference(case.expected, output, case.rule)
        return Observation(case, 0, output, right=not wrong)

    def _outputs(self, function: Function) -> dict[int, Any]:
        return {case.index: _run(function, case) for case in self.cases}


def _run(function: Function, case: Case) -> Any:
    args, keywords = copy.deepcopy((case.args, case.keywords))
    np.random.seed(0)
    try:
        with np.errstate(all="ignore"):
            return function(*args, **keywords)
    except Exception as error:
        return Raised(type(error).__name__, str(error))


def _module(name: str, path: Path) -> types.ModuleType:
    module = types.ModuleType(name)
    exec(compile(path.read_text(), str(path), "exec"), module.__dict__)
    return module


def lab(folder: str) -> dict[str, World]:
    """The functions of a NumPy lab of the first course."""
    path = COURSE / folder
    sys.modules["authoring"] = authoring
    solution = sys.modules["solution"] = _module("solution", path / "solution.py")
    checks, wrong = (_module(name, path / f"{name}.py") for name in ("checks", "mistakes"))
    spec = LabSpec.model_validate(_yaml(path / "lab.yaml"))
    visible = {check.id for check in spec.checks if check.visible}
    calls = [
        call
        for seed, shown in ((VISIBLE_SEED, True), (SEED, False))
        for check, group in checks.cases(np.random.default_rng(seed)).items()
        for call in group
        if (check in visible) == shown and not call.speedup
    ]
    worlds = {}
    for entry in spec.functions:
        right = getattr(solution, entry.name)
        own = [call for call in calls if call.function == entry.name]
        known = {
            key: getattr(wrong, mistake.uses)
            for key, mistake in wrong.MISTAKES.items()
            if mistake.function == entry.name
        }
        cases = [_case(index, call, right) for index, call in enumerate(own)]
        worlds[entry.name] = World(
            entry.name, entry.signature, right, cases, known, dict(solution.__dict__)
        )
    return worlds


def _yaml(path: Path) -> Any:
    import yaml

    return yaml.safe_load(path.read_text())


def _case(index: int, call: authoring.Call, right: Function) -> Case:
    with np.errstate(all="ignore"):
        expected = right(*copy.deepcopy(call.args), **call.keywords)
    return Case(index, call.args, call.keywords, Rule.of(call.compare.as_json()), expected)


def world(signature: str, right: Function, inputs: Sequence[tuple[Any, ...]]) -> World:
    """A function of the field with its calls."""
    calls = [authoring.Call("", *args) for args in inputs]
    cases = [_case(index, call, right) for index, call in enumerate(calls)]
    name = ast.parse(f"def {signature}: pass").body[0].name  # type: ignore[attr-defined]
    return World(name, signature, right, cases, scope={"np": np, name: right})
