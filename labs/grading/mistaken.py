"""Whether every mistake of a lab is wrong, is told from the others, and is named as itself."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import Any

from labs.diagnosis.compare import first_difference, same_value
from labs.diagnosis.seen import Raised
from labs.grading.authors import Case, answers_for
from labs.grading.bundle import LabBundle
from labs.grading.engine import grade
from labs.grading.standins import with_mistake
from labs.grading.trials import Calls, trials
from labs.limits import VISIBLE_SEED
from labs.sandbox.pool import SandboxPool
from labs.spec.mistakes import Mistake, read_mistakes
from labs.verdicts import Verdict

Why = tuple[str, str]
"""What to do, and what was found."""
Outputs = dict[int, list[Any]]
"""What a mistake returns on the calls of each seed."""
BATCH = 12


def judge_mistakes(
    pool: SandboxPool,
    bundle: LabBundle,
    calls: Calls,
    seeds: Sequence[int],
    workers: Executor,
    choose: Callable[[Sequence[str]], list[str]],
) -> dict[str, list[Why]]:
    """For each chosen mistake what speaks against it; nothing when it is as it should be."""
    mistakes, _ = read_mistakes(ast.parse(bundle.files["mistakes.py"]))
    chosen = set(choose([mistake.id for mistake in mistakes]))
    functions = {mistake.function for mistake in mistakes if mistake.id in chosen}
    looked_at = [mistake for mistake in mistakes if mistake.function in functions]
    cases = {name: _graded(calls, name, seeds) for name in functions}
    batches = [looked_at[at : at + BATCH] for at in range(0, len(looked_at), BATCH)]
    outputs: dict[str, Outputs] = {}
    for found in workers.map(lambda batch: _outputs(pool, bundle, batch, cases), batches):
        outputs |= found
    wanted = [mistake for mistake in looked_at if mistake.id in chosen]
    named = list(workers.map(lambda one: _naming(pool, bundle, one, seeds[0]), wanted))
    return {
        mistake.id: [*_behaviour(mistake, looked_at, outputs, cases[mistake.function]), *said]
        for mistake, said in zip(wanted, named, strict=True)
    }


def _graded(calls: Calls, function: str, seeds: Sequence[int]) -> dict[int, list[Case]]:
    return {seed: [*calls.visible(function), *calls.hidden(function, seed)] for seed in seeds}


def _outputs(
    pool: SandboxPool,
    bundle: LabBundle,
    mistakes: Sequence[Mistake],
    cases: Mapping[str, dict[int, list[Case]]],
) -> dict[str, Outputs]:
    found: dict[str, Outputs] = {}
    with trials(pool, bundle) as trial:
        for mistake in mistakes:
            trial.load(with_mistake(bundle.files, mistake.function, mistake.stand_in()))
            found[mistake.id] = {
                seed: [trial.output(case) for case in at_seed]
                for seed, at_seed in cases[mistake.function].items()
            }
    return found


def _behaviour(
    mistake: Mistake,
    others: Sequence[Mistake],
    outputs: Mapping[str, Outputs],
    cases: dict[int, list[Case]],
) -> Iterator[Why]:
    """Right somewhere it should not be, or the same as another."""
    own = outputs[mistake.id]
    for seed, at_seed in cases.items():
        if not any(_wrong(case, out) for case, out in zip(at_seed, own[seed], strict=True)):
            todo = "make it differ from the right answer, or add a call that shows the difference"
            yield todo, f"it passes every check with seed {seed}"
            return
    for other in others:
        if other.function == mistake.function and other.id > mistake.id:
            twin = _twin_seed(own, outputs[other.id], cases)
            if twin is not None:
                todo = f"tell it from {other.id}: add a call that does, or remove one of the two"
                yield todo, f"the two return the same in every call with seed {twin}"


def _wrong(case: Case, output: Any) -> bool:
    return isinstance(output, Raised) or bool(first_difference(case.expected, output, case.rule))


def _twin_seed(one: Outputs, other: Outputs, cases: dict[int, list[Case]]) -> int | None:
    """The first seed on which two mistakes cannot be told apart."""
    for seed, at_seed in cases.items():
        pairs = zip(at_seed, one[seed], other[seed], strict=True)
        if all(_alike(case, a, b) for case, a, b in pairs):
            return seed
    return None


def _alike(case: Case, one: Any, other: Any) -> bool:
    if isinstance(one, Raised) or isinstance(other, Raised):
        return isinstance(one, Raised) and isinstance(other, Raised) and one == other
    return same_value(one, other, case.rule)


def _naming(pool: SandboxPool, bundle: LabBundle, mistake: Mistake, seed: int) -> list[Why]:
    """Hand it in as a learner would; what the grader says must be its name."""
    source = with_mistake(bundle.files, mistake.function, mistake.stand_in())
    checks = [check for check in bundle.spec.checks if check.function == mistake.function]
    alone = replace(bundle, spec=bundle.spec.model_copy(update={"checks": checks}))
    answers_for(pool, bundle, VISIBLE_SEED)  # of all checks: remembered for a part of them as well
    answers_for(pool, bundle, seed)
    outcome = grade(bundle=alone, source=source, seed=seed, mode="submit", pool=pool)
    failing = [check for check in outcome.checks if check.verdict is not Verdict.PASSED]
    said = {check.mistake for check in failing}
    if outcome.verdict is Verdict.OUR_FAILURE or not failing or said == {mistake.id}:
        return [("make it run", str(outcome.failure))] if outcome.failure else []
    names = ", ".join(sorted(str(name or "nothing") for name in said))
    return [("be named as itself when a learner hands it in", f"{names} with seed {seed}")]
