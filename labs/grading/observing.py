"""observe(): a learner's function on a visible example, as it is and with one argument changed.

Like grade() it never raises. What it measures decides no grade of the lab: a forged number spoils
its forger's own prediction.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import numpy as np

from labs.grading import words
from labs.grading.answering import answered, blank
from labs.grading.authors import Case, answers_for
from labs.grading.bundle import LabBundle
from labs.grading.outcomes import GradeOutcome, Listener, Silence
from labs.grading.running import Budget, LearnerRun, Stop
from labs.grading.source import normalise
from labs.limits import VISIBLE_SEED
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.spec.endings import Change, measured, parameters
from labs.verdicts import Verdict

MOST_BYTES = 64 << 20


def observe(
    *, bundle: LabBundle, source: str, at: int, pool: SandboxPool, listener: Listener | None = None
) -> GradeOutcome:
    """Run round `at` of the lab's ending; `GradeOutcome.trace` holds `usual` and `changed`."""
    return answered(
        lambda: _observed(bundle, normalise(source), at, pool, listener or Silence()),
        lambda: blank(pool, bundle, Verdict.NOT_ATTEMPTED),
        f"the ending of lab {bundle.lab_id}",
    )


def _observed(
    bundle: LabBundle, source: str, at: int, pool: SandboxPool, listener: Listener
) -> GradeOutcome:
    assert bundle.spec.ending is not None
    change = bundle.spec.ending.change
    started = time.perf_counter()
    case = answers_for(pool, bundle, VISIBLE_SEED).of_check(change.check)[0]
    functions = [one.name for one in bundle.spec.functions]
    limits = bundle.spec.run_limits()
    other = _with(case, change, _signature(bundle, case.function), change.rounds[at].value)
    with LearnerRun(pool, bundle.spec.runtime, source, functions, limits, listener) as run:
        listener.on_started()
        usual, stop = _number(run, case, change)
        changed, stopped = (None, stop) if stop else _number(run, other, change)
    stop = stop or stopped
    found = {"usual": usual, "changed": changed, "limit": stop.limit if stop else None}
    outcome = blank(pool, bundle, stop.verdict if stop else Verdict.PASSED)
    phases = {"run_ms": round((time.perf_counter() - started) * 1e3, 2)}
    error = stop.error if stop else None
    return replace(outcome, phases=phases, error=error, trace=words.clean(found))


def _number(run: LearnerRun, case: Case, change: Change) -> tuple[float | str | None, Stop | None]:
    stop = run.load()
    if stop:
        return None, stop
    result = run.call(case, Budget(run.limits.cpu_seconds, run.limits.wall_seconds))
    return (None, result.stop) if result.stop else (measured(result.value, change.measure), None)


def _signature(bundle: LabBundle, function: str) -> str:
    return next(one.signature for one in bundle.spec.functions if one.name == function)


def _with(case: Case, change: Change, signature: str, value: Any) -> Case:
    """The same call with another value of one argument, given by place or by name."""
    args, keywords = wire.decode(case.payload)
    args, place = list(args), parameters(signature).index(change.argument)
    if place < len(args):
        args[place] = _in_form(value, args[place])
    else:
        keywords = {**keywords, change.argument: _in_form(value, keywords.get(change.argument))}
    return replace(case, payload=wire.encode((args, keywords), MOST_BYTES))


def _in_form(value: Any, usual: Any) -> Any:
    """Lists of lab.yaml as arrays or tensors, where the call has one, with its kind of entries."""
    if isinstance(usual, wire.Tensor):
        return wire.Tensor(_in_form(value, usual.array))
    return np.array(value, dtype=usual.dtype) if isinstance(usual, np.ndarray) else value
