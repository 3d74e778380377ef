"""Whether a lab may be shown to learners: its own files must agree with each other.

The solution and every alternative pass on the given seeds; every mistake is wrong somewhere and is
named as itself. Problems come back as sentences for the author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labs.grading.authors import (
    AuthorError,
    Case,
    MistakeOutputs,
    Raised,
    answers_for,
    mistake_outputs,
)
from labs.grading.bundle import LabBundle
from labs.grading.compare import first_difference
from labs.grading.engine import grade
from labs.grading.naming import Observation, name_mistake
from labs.limits import VISIBLE_SEED
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict


def problems(bundle: LabBundle, pool: SandboxPool, seeds: Iterable[int]) -> list[str]:
    """Everything that speaks against a lab; empty when nothing does."""
    seeds = list(seeds)
    try:
        return [*_unfair(bundle, pool, seeds), *_unnamed(bundle, pool, seeds)]
    except AuthorError as error:
        return [str(error)]


def _unfair(bundle: LabBundle, pool: SandboxPool, seeds: list[int]) -> Iterator[str]:
    """Right files that do not pass."""
    names = [name for name in bundle.files if name == "solution.py" or _is_alternative(name)]
    for name in names:
        for seed in seeds:
            outcome = grade(
                bundle=bundle, source=bundle.files[name], seed=seed, mode="submit", pool=pool
            )
            if outcome.verdict is not Verdict.PASSED:
                failed = [check.check_id for check in outcome.checks if check.score < 1]
                why = outcome.failure or ", ".join(failed)
                yield f"{name} does not pass with seed {seed}: {outcome.verdict} ({why})"
                break


def _is_alternative(name: str) -> bool:
    return name.startswith("alternatives/") and name.endswith(".py")


def _unnamed(bundle: LabBundle, pool: SandboxPool, seeds: list[int]) -> Iterator[str]:
    """Mistakes that nobody would hear of, or by another's name."""
    for seed in seeds:
        facts = answers_for(pool, bundle, seed).mistakes
        for mistake, fact in facts.items():
            candidates = [
                key for key, other in facts.items() if other["function"] == fact["function"]
            ]
            observations = _observe(bundle, pool, seed, mistake, fact["function"])
            outputs = {
                (key, at): mistake_outputs(pool, bundle, at, key).outputs
                for key in candidates
                for at in (VISIBLE_SEED, seed)
            }
            named = name_mistake(observations, candidates, lambda key, at, o=outputs: o[key, at])  # type: ignore[misc]
            if named != mistake:
                said = "is right everywhere" if named is None else f"is taken for {named}"
                yield f"the mistake {mistake} {said} with seed {seed}"


def _observe(
    bundle: LabBundle, pool: SandboxPool, seed: int, mistake: str, function: str
) -> list[Observation]:
    """What a learner with exactly this mistake would do, in the calls that Submit makes."""
    visible = {check.id for check in bundle.spec.checks if check.visible}
    observations: list[Observation] = []
    for at in (VISIBLE_SEED, seed):
        outputs = mistake_outputs(pool, bundle, at, mistake)
        observations += (
            _observation(case, at, outputs)
            for case in answers_for(pool, bundle, at).cases
            if case.function == function and (case.check in visible) == (at == VISIBLE_SEED)
        )
    return observations


def _observation(case: Case, seed: int, outputs: MistakeOutputs) -> Observation:
    output = outputs.outputs[case.index]
    wrong = isinstance(output, Raised) or first_difference(case.expected, output, case.rule)
    return Observation(case, seed, output, right=not wrong)
