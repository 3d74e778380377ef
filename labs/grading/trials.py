"""Tries many versions of an author's file on many calls, in few children of the sandbox.

A child takes one file after another, because starting one (and TensorFlow's first operation in
it) costs more than the calls do. Learners' files never share a child; these are all the author's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from labs.diagnosis.compare import first_difference
from labs.diagnosis.seen import Raised
from labs.grading.authors import Answers, Case, answers_for
from labs.grading.bundle import LabBundle
from labs.grading.judging import Judges
from labs.grading.outcomes import Silence
from labs.grading.running import Budget, CallResult, LearnerRun
from labs.limits import MAXIMA, VISIBLE_SEED
from labs.sandbox.pool import SandboxPool


class Trials:
    """Calls functions of one file after another under the lab's limits for each call."""

    def __init__(self, run: LearnerRun) -> None:
        self._run = run

    def load(self, source: str) -> str | None:
        """Turn to a file; why it cannot be loaded."""
        stop = self._run.turn_to(source)
        return str(stop.verdict) if stop else None

    def call(self, case: Case) -> CallResult:
        """One call of the present file; a child that died is replaced first."""
        stop = self._run.load()
        if stop:
            return CallResult(stop=stop)
        limits = self._run.limits
        return self._run.call(case, Budget(limits.cpu_seconds, limits.wall_seconds))

    def first_failure(self, cases: Iterable[Case]) -> Case | None:
        """The first call that the present file gets wrong, values alone (not speed)."""
        return next((case for case in cases if not self.is_right(case)), None)

    def is_right(self, case: Case) -> bool:
        """Whether one call returns what it should."""
        result = self.call(case)
        return not result.stop and first_difference(case.expected, result.value, case.rule) is None

    def output(self, case: Case) -> Any:
        """What a call returns, or a Raised for whatever stopped it."""
        result = self.call(case)
        if not result.stop:
            return result.value
        error = result.stop.error or {}
        return Raised(str(error.get("type", result.stop.verdict)), str(error.get("message", "")))


@contextmanager
def trials(pool: SandboxPool, bundle: LabBundle) -> Iterator[Trials]:
    """A child for several files, with the lab's limits for a call and room for many calls."""
    limits = replace(
        bundle.spec.run_limits(),
        total_cpu_seconds=MAXIMA.total_cpu_seconds,
        total_wall_seconds=MAXIMA.total_wall_seconds,
        output_kb=MAXIMA.output_kb,
    )
    functions = [function.name for function in bundle.spec.functions]
    runtime, solution = bundle.spec.runtime, bundle.files["solution.py"]
    with (
        Judges(pool, bundle) as judges,
        LearnerRun(pool, runtime, solution, functions, limits, Silence(), judges) as run,
    ):
        run.hide_output()
        yield Trials(run)


class Calls:
    """The calls that grading makes, for several seeds. Small ones come first."""

    def __init__(self, bundle: LabBundle, answers: dict[int, Answers]) -> None:
        self.bundle, self.answers = bundle, answers
        self._visible = {check.id for check in bundle.spec.checks if check.visible}

    def visible(self, function: str) -> list[Case]:
        """Calls of the visible checks, the same for every seed."""
        return self._of(function, VISIBLE_SEED, visible=True)

    def hidden(self, function: str, seed: int) -> list[Case]:
        """Calls of the hidden checks."""
        return self._of(function, seed, visible=False)

    def of_check(self, check: str, seeds: Sequence[int]) -> list[list[Case]]:
        """The calls of one check, once for each seed that grading may use."""
        at = [VISIBLE_SEED] if check in self._visible else seeds
        return [self.answers[seed].of_check(check) for seed in at]

    def _of(self, function: str, seed: int, *, visible: bool) -> list[Case]:
        cases = [
            case
            for case in self.answers[seed].cases
            if case.function == function and (case.check in self._visible) == visible
        ]
        return sorted(cases, key=lambda case: (len(case.payload), case.index))


def calls_for(pool: SandboxPool, bundle: LabBundle, seeds: Iterable[int]) -> Calls:
    """Expected values for the visible checks and the given seeds."""
    wanted = [VISIBLE_SEED, *seeds]
    return Calls(bundle, {seed: answers_for(pool, bundle, seed) for seed in wanted})
