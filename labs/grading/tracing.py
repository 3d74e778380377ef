"""trace(): one visible call of a learner's function, with what every assignment was.

Like grade() it never raises; what the child says is bounded and cleaned before anybody stores it.
A forged trace misleads its forger and nobody else: it earns no points.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from labs.grading import words
from labs.grading.answering import answered, blank
from labs.grading.authors import Case, answers_for
from labs.grading.bundle import LabBundle
from labs.grading.outcomes import GradeOutcome, Listener, Silence
from labs.grading.running import Budget, CallResult, LearnerRun, Stop
from labs.grading.source import examine, normalise
from labs.limits import TRACE_CPU_SHARE, VISIBLE_SEED
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

KINDS = ("argument", "assign", "return", "left_out")
SIGNS = ("nan", "infinite")  # how many entries are
MOST_EVENTS = 400
MOST_VALUES = 8
MOST_SIZES = 8
TEXT = 120


def trace(
    *,
    bundle: LabBundle,
    source: str,
    function: str,
    pool: SandboxPool,
    listener: Listener | None = None,
) -> GradeOutcome:
    """Trace `function` on the smallest call of its visible checks; `GradeOutcome.trace` has it."""
    return answered(
        lambda: _traced(bundle, normalise(source), function, pool, listener or Silence()),
        lambda: blank(pool, bundle, Verdict.NOT_ATTEMPTED),
        f"tracing in lab {bundle.lab_id}",
    )


def _traced(
    bundle: LabBundle, source: str, function: str, pool: SandboxPool, listener: Listener
) -> GradeOutcome:
    started = time.perf_counter()
    if problem := examine(source):
        error = words.clean(problem.as_error())
        return replace(blank(pool, bundle, Verdict.ERROR), error=error)
    case = example_of(pool, bundle, function)
    functions = [one.name for one in bundle.spec.functions]
    limits = bundle.spec.run_limits()
    run = TraceRun(pool, bundle.spec.runtime, source, functions, limits, listener)
    with run:
        listener.on_started()
        stop, claim = run.trace(case)
        printed = run.printed.text()
    outcome = blank(pool, bundle, stop.verdict if stop else Verdict.PASSED)
    found = bounded(claim, lines=source.count("\n") + 1)
    found |= {"function": function, "call": case.summary, "limit": stop.limit if stop else None}
    phases = {"run_ms": round((time.perf_counter() - started) * 1e3, 2)}
    error = stop.error if stop else None
    return replace(outcome, stdout=printed, phases=phases, error=error, trace=words.clean(found))


def example_of(pool: SandboxPool, bundle: LabBundle, function: str) -> Case:
    """The call to trace: of the visible checks' calls of the function, the smallest with an array.

    A single number has no shape to follow, so such a call is taken only where there is no other.
    """
    checks = {check.id for check in bundle.spec.checks if check.visible}
    cases = answers_for(pool, bundle, VISIBLE_SEED).cases
    fitting = [case for case in cases if case.function == function and case.check in checks]
    return min(fitting, key=lambda case: (not _has_array(case), len(case.payload), case.index))


def _has_array(case: Case) -> bool:
    return any(_is_array(value) for part in wire.decode(case.payload) for value in _parts(part))


def _parts(part: Any) -> list[Any]:
    return list(part.values()) if isinstance(part, dict) else list(part)


def _is_array(value: Any) -> bool:
    if isinstance(value, (list, tuple, dict)):
        return any(_is_array(inner) for inner in _parts(value))
    value = value.array if isinstance(value, wire.Tensor) else value
    return isinstance(value, np.ndarray) and value.size > 1


class TraceRun(LearnerRun):
    """A run of one call, instrumented. The file is loaded for it and not before."""

    def trace(self, case: Case) -> tuple[Stop | None, Any]:
        """What stopped it, if anything did, and what the child says about its assignments."""
        self._open()
        budget = Budget(self.limits.cpu_seconds, self.limits.wall_seconds)
        seconds = self.limits.cpu_seconds * TRACE_CPU_SHARE
        order = {**case.order(), "source": self._source, "seconds": seconds}
        result, reply = self._exchange(wire.TRACE, order, case.sent(), budget)
        self._listener.on_output(self.printed.text())
        return result.stop, self._claim(result, reply.payload if reply else b"")

    def _claim(self, result: CallResult, payload: bytes) -> Any:
        try:
            return None if result.ended else wire.decode(payload)
        except wire.ProtocolError:
            return None


# --- what the child says --------------------------------------------------------------------------


def bounded(claim: Any, *, lines: int) -> dict[str, Any]:
    """A trace as JSON of known members and sizes, whatever the claim is."""
    claim = claim if isinstance(claim, dict) else {}
    events = claim.get("events")
    events = events if isinstance(events, list) else []
    found = [_event(event, lines) for event in events[:MOST_EVENTS] if isinstance(event, dict)]
    return {
        "events": [event for event in found if event],
        "cut": claim.get("cut") is True or len(events) > MOST_EVENTS,
        "stopped": claim.get("stopped") is True,
    }


def _event(claim: Mapping[str, Any], lines: int) -> dict[str, Any] | None:
    line = _count(claim.get("line"))
    kind = claim.get("kind")
    if kind not in KINDS or line is None or not 1 <= line <= lines:
        return None
    if kind == "left_out":
        return {"kind": kind, "line": line, "count": _count(claim.get("count")) or 0}
    return {
        "kind": kind,
        "line": line,
        "name": _text(claim.get("name")),
        "function": _text(claim.get("function")),
        "depth": min(_count(claim.get("depth")) or 0, 9),
        "passes": _passes(claim.get("passes")),
        "type": _text(claim.get("type")),
        "shape": _shape(claim.get("shape")),
        "dtype": _text(claim.get("dtype")),
        "length": _count(claim.get("length")),
        "values": _texts(claim.get("values")),
        **{sign: count for sign in SIGNS if (count := _count(claim.get(sign)))},
    }


def _shape(claim: Any) -> list[int | None] | None:
    """Sizes, None for one that is not known; None as a whole for what has no shape."""
    return [_count(size) for size in claim[:MOST_SIZES]] if isinstance(claim, list) else None


def _texts(claim: Any) -> list[str]:
    return [_text(value) for value in claim[:MOST_VALUES]] if isinstance(claim, list) else []


def _passes(claim: Any) -> list[list[int]]:
    """[line of the loop, number of the pass], the outermost loop first."""
    pairs = claim[:4] if isinstance(claim, list) else []
    return [
        [_count(pair[0]) or 0, _count(pair[1]) or 0]
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2
    ]


def _count(value: Any) -> int | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12
    return value if fits else None


def _text(value: Any) -> str:
    return value[:TEXT] if isinstance(value, str) else ""
