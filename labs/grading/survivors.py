"""Which mutants of the solution a lab's checks let through.

Every mutant is graded on a few seeds, by the checks of the function it lies in: another function's
check that fails instead would send the learner to the wrong place (unless what this one returns is
all the same, and only using it shows the difference). One that passes is either the
same thing written otherwise, which is decided by many more calls than grading makes (other seeds,
and variations of the calls), or a survivor: code that is wrong and gets full marks.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from labs.diagnosis.compare import not_finite
from labs.grading.authors import Case
from labs.grading.bundle import LabBundle
from labs.grading.mutants import Mutant
from labs.grading.trials import Calls, Trials, trials
from labs.grading.variations import varied
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool

Fate = Literal["killed", "equivalent", "survived"]
BATCH = 24  # mutants in one child
LARGE = 64 * 1024  # bytes of arguments; larger calls are not varied
VARIATION_SECONDS = 1.5  # CPU time of the solution, per function, for calls nobody wrote
SEEDS_VARIED = 2


@dataclass(frozen=True)
class Judged:
    """What became of a mutant; `evidence` says how a survivor differs from the solution."""

    mutant: Mutant
    fate: Fate
    evidence: str = ""


class MutantCourt:
    """Judges mutants of one lab's solution."""

    def __init__(
        self, pool: SandboxPool, bundle: LabBundle, calls: Calls, graded: Sequence[int]
    ) -> None:
        self._pool, self._bundle, self._calls, self._graded = pool, bundle, calls, list(graded)
        self._solution = bundle.files["solution.py"]
        listed = [function.name for function in bundle.spec.functions]
        self._resting = resting_on(self._solution, listed)
        self._judges = {
            name: [name] if name in listed else users for name, users in self._resting.items()
        }
        self._wide: dict[str, list[Case]] = {}

    def judge(self, mutants: Sequence[Mutant], workers: Executor) -> list[Judged]:
        """The fate of each, in the given order."""
        batches = [mutants[at : at + BATCH] for at in range(0, len(mutants), BATCH)]
        passed = [one for batch in workers.map(self._passing, batches) for one in batch]
        needed = dict.fromkeys(name for one in passed for name in self._resting[one.function])
        self._wide = dict(zip(needed, workers.map(self._wide_calls, needed), strict=True))
        fates = dict(zip(passed, workers.map(self._second_look, passed), strict=True))
        return [fates.get(one) or Judged(one, "killed") for one in mutants]

    # grading

    def _passing(self, batch: Sequence[Mutant]) -> list[Mutant]:
        """Those that pass on at least one seed."""
        with trials(self._pool, self._bundle) as trial:
            passing = [one for one in batch if self._passes(trial, one)]
            unspoilt = trial.load(self._solution) is None and all(
                trial.first_failure(self._calls.visible(name)) is None for name in self._resting[""]
            )
        if unspoilt or len(batch) == 1:
            return passing
        return [one for mutant in batch for one in self._passing([mutant])]

    def _passes(self, trial: Trials, mutant: Mutant) -> bool:
        """Whether the checks of the mutant's own function let it through."""
        return trial.load(mutant.source) is None and self._graded_right(
            trial, self._judges[mutant.function]
        )

    def _graded_right(self, trial: Trials, names: Sequence[str]) -> bool:
        """Whether the present file passes the checks of these functions on some seed."""
        if any(trial.first_failure(self._calls.visible(name)) for name in names):
            return False
        return any(
            all(trial.first_failure(self._calls.hidden(name, seed)) is None for name in names)
            for seed in self._graded
        )

    # behaviour

    def _second_look(self, mutant: Mutant) -> Judged:
        """In a child of its own: is it the same thing after all?

        What a function returns may look the same and yet be of no use to the next one (a tensor
        where a variable is needed). Then the next one's checks decide.
        """
        own = self._judges[mutant.function]
        users = [name for name in self._resting[mutant.function] if name not in own]
        with trials(self._pool, self._bundle) as trial:
            if not self._passes(trial, mutant):
                return Judged(mutant, "killed")
            telling = self._difference(trial, own)
            if telling is None and users and not self._graded_right(trial, users):
                return Judged(mutant, "killed")
            telling = telling or self._difference(trial, users)
        if telling is None:
            return Judged(mutant, "equivalent")
        said = f"it passes every check of {' and '.join(own)}, yet differs for {telling.summary}"
        return Judged(mutant, "survived", said)

    def _difference(self, trial: Trials, names: Sequence[str]) -> Case | None:
        failures = (trial.first_failure(self._wide[name]) for name in names)
        return next((case for case in failures if case), None)

    def _wide_calls(self, function: str) -> list[Case]:
        """Calls of every seed, and variations of some, with what the solution returns."""
        found: list[Case] = []
        for seed in self._calls.answers:
            at_seed = [c for c in self._calls.answers[seed].cases if c.function == function]
            found += [case for case in at_seed if not case.speedup]
        return found + list(self._variations(function))

    def _variations(self, function: str) -> Iterator[Case]:
        seeds = list(self._calls.answers)[:SEEDS_VARIED]
        cases = [
            case
            for seed in seeds
            for case in self._calls.answers[seed].cases
            if case.function == function and len(case.payload) <= LARGE
        ]
        spent = 0.0
        with trials(self._pool, self._bundle) as trial:
            trial.load(self._solution)
            for case in _in_turn([_varied(case) for case in cases]):
                result = trial.call(case)
                spent += result.usage.cpu_seconds
                if not result.stop and _finite(result.value):
                    yield replace(case, expected=result.value)
                if spent > VARIATION_SECONDS:
                    return


def _varied(case: Case) -> Iterator[Case]:
    args, keywords = wire.decode(case.payload)
    rng = np.random.default_rng(case.index)
    for changed in varied(list(args), dict(keywords), rng):
        payload = wire.encode(changed, LARGE * 16)
        yield replace(case, payload=payload, summary=_summary(case.function, changed))


def _in_turn(sources: Iterable[Iterator[Case]]) -> Iterator[Case]:
    """One of each in turn, so that time running out takes a little from all."""
    waiting = list(sources)
    while waiting:
        for source in list(waiting):
            case = next(source, None)
            if case is None:
                waiting.remove(source)
            else:
                yield case


def _summary(function: str, arguments: tuple[list[Any], dict[str, Any]]) -> str:
    args, keywords = arguments
    parts = [_short(value) for value in args]
    parts += [f"{name}={_short(value)}" for name, value in keywords.items()]
    return f"{function}({', '.join(parts)})"


def _short(value: Any) -> str:
    value = value.array if isinstance(value, wire.Tensor) else value
    if isinstance(value, np.ndarray):
        same = value.size and np.all(value == value.flat[0])
        return f"array{value.shape}" + (f" of {value.flat[0]:g}" if same else "")
    text = repr(value)
    return text if len(text) <= 40 else f"{type(value).__name__}(...)"


def _finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_finite(item) for item in value.values())
    if isinstance(value, (list, tuple)):
        return all(_finite(item) for item in value)
    if value is None or isinstance(value, str):
        return True
    array = np.asarray(value)
    return array.dtype.kind in "biufcUS" and not not_finite(array).any()


def resting_on(source: str, functions: Sequence[str]) -> Mapping[str, list[str]]:
    """For each top-level name ("" for module level): the lab's functions that it can change.

    The function itself comes first, then those that use it, directly or through others.
    """
    tree = ast.parse(source)
    used = {
        node.name: {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    }
    result = {"": list(functions)}
    for name in used:
        reached = {name}
        while more := {one for one, uses in used.items() if uses & reached} - reached:
            reached |= more
        own = [name] if name in functions else []
        result[name] = own + [one for one in functions if one in reached - {name}]
    return result
