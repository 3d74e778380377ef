"""From code to verdict: the sandbox alone, warm against bubblewrap with a cold Python."""

from __future__ import annotations

import time
from typing import Any

from bench.figures import milliseconds, ratio, summary
from bench.labs import measuring_lab, solution_of, three_checks
from labs.grading.bundle import LabBundle
from labs.grading.engine import grade
from labs.limits import RUNTIMES
from labs.sandbox.pool import SandboxPool

IDLE_SECONDS = 0.6  # between runs: a learner's next run comes later than that
WARM = 30
COLD = {"numpy": 9, "tensorflow": 5}


def sandbox() -> dict[str, Any]:
    """Grade the same code in a warm fork and in a cold process, in turns, in the same minutes."""
    warm, cold = SandboxPool("warm"), SandboxPool("cold")
    warm.start(RUNTIMES)
    try:
        found: dict[str, Any] = {runtime: _compare(runtime, warm, cold) for runtime in RUNTIMES}
        return {**found, "memory": warm.memory()}
    finally:
        warm.close()
        cold.close()


def _compare(runtime: Any, warm: SandboxPool, cold: SandboxPool) -> dict[str, Any]:
    three, ten = three_checks(runtime), measuring_lab(runtime, 10)
    for bundle in (three, ten):  # the author's answers are known from here on
        graded(warm, bundle)
    attempt(cold, three)
    times: dict[str, list[float]] = {"idle": [], "ten": [], "cold": []}
    for turn in range(WARM):
        for name, bundle in (("idle", three), ("ten", ten)):
            time.sleep(IDLE_SECONDS)
            times[name].append(milliseconds(lambda bundle=bundle: graded(warm, bundle)))  # type: ignore[misc]
        if turn % (WARM // COLD[runtime]) == 0:
            took = attempt(cold, three)
            times["cold"] += [took] if took else []
    at_once = [milliseconds(lambda: graded(warm, three)) for _ in range(WARM)]
    return {
        "three_checks": summary(times["idle"]),
        "three_checks_one_after_another": summary(at_once),
        "ten_checks": summary(times["ten"]),
        "bubblewrap_and_cold_python": summary(times["cold"]),
        "cold_is_slower_by": ratio(times["cold"], times["idle"]),
        "cold_is_slower_by_one_after_another": ratio(times["cold"], at_once),
    }


def attempt(pool: SandboxPool, bundle: LabBundle) -> float:
    """Milliseconds of a graded run; 0.0 when it failed through no fault of the code.

    Without nested namespaces all jails of a user share one limit on threads: beside other workers
    on the same machine a cold process may not get its own.
    """
    try:
        return milliseconds(lambda: graded(pool, bundle))
    except SystemExit as failure:
        print(failure, flush=True)
        return 0.0


def graded(pool: SandboxPool, bundle: LabBundle) -> None:
    """Grade the right solution of a lab; ends the benchmark when it does not pass."""
    outcome = grade(bundle=bundle, source=solution_of(bundle), seed=1, mode="submit", pool=pool)
    if outcome.verdict != "passed":
        raise SystemExit(f"{bundle.lab_id}: {outcome.verdict} {outcome.failure}")
