"""The same submission again and again, on an idle and on a full machine: is it judged alike?"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench.labs import measuring_lab, real_lab, solution_of
from labs.grading.bundle import LabBundle
from labs.grading.engine import grade
from labs.limits import RUNTIMES
from labs.sandbox.pool import SandboxPool

TIMES = 200
AT_ONCE = 8  # on two cores: everybody waits for a processor most of the time
WRONG = "def {name}(*args):\n    return None\n"


def stability() -> dict[str, Any]:
    """How many different verdicts each submission got, per check; one is what is wanted."""
    timed = real_lab("vectorization")  # speed checks: what a full machine could spoil
    ten = measuring_lab("tensorflow", 10)
    # The pace of the lab with speed checks is that of its slow baselines.
    cases = {
        "speed checks, right": (timed, solution_of(timed)),
        "tensors, partly wrong": (ten, solution_of(ten) + WRONG.format(name="softmax")),
    }
    with_pool = SandboxPool("warm")
    with_pool.start(RUNTIMES)
    try:
        return {name: _both(with_pool, bundle, code) for name, (bundle, code) in cases.items()}
    finally:
        with_pool.close()


def _both(pool: SandboxPool, bundle: LabBundle, code: str) -> dict[str, Any]:
    def once(_turn: int) -> str:
        outcome = grade(bundle=bundle, source=code, seed=1, mode="submit", pool=pool)
        return " ".join((outcome.verdict, *(check.verdict for check in outcome.checks)))

    once(0)
    idle = Counter(once(turn) for turn in range(TIMES))
    with ThreadPoolExecutor(AT_ONCE) as people:
        full = Counter(people.map(once, range(TIMES)))
    return {
        "lab": bundle.lab_id,
        "times_each": TIMES,
        "different_verdicts": len(idle | full),
        "deviating_idle": TIMES - max(idle.values()),
        "deviating_full": TIMES - full[max(idle, key=lambda verdict: idle[verdict])],
    }
