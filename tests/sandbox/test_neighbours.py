"""Runs beside each other, on a machine with too little to go round."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from labs.grading.engine import GradeOutcome, grade
from labs.limits import DEFAULTS
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from tests.sandbox.grading import HERE, SEED, bundle_of

pytestmark = pytest.mark.sandbox
TAKE = """
import threading

finish = threading.Event()


def take(most):
    started = 0
    try:
        for _ in range(most):
            threading.Thread(target=finish.wait, daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    return started
"""


def test_one_run_takes_no_threads_from_another(pool: SandboxPool) -> None:
    limits = replace(DEFAULTS["numpy"], threads=20)
    order = {"source": TAKE, "functions": ["take"]}

    def taken(most: int) -> int:
        head = {"function": "take", "seed": 0}
        reply = session.request(wire.CALL, head, wire.encode(([most], {}), 100))
        return int(wire.decode(reply.payload))

    with pool.session("numpy", "learner", limits) as session:
        session.request(wire.LOAD, order)
        assert 10 < taken(15) <= 20
        with pool.session("numpy", "learner", limits) as session:
            session.request(wire.LOAD, order)
            assert taken(15) == 15


@pytest.fixture
def full_machine() -> Iterator[None]:
    """Three busy processes for each core."""
    spin = [sys.executable, "-c", "while True: pass"]
    busy = [subprocess.Popen(spin) for _ in range(3 * (os.cpu_count() or 1))]
    yield
    for process in busy:
        process.kill()
        process.wait()


def verdicts(pool: SandboxPool) -> dict[str, str]:
    """Of programs that are near no limit, and of one that is beyond each."""
    bundle = bundle_of("doubling")
    names = ["twins/busy-for-a-moment.py", "twins/sleeps-briefly.py", "twins/threads-in-a-pool.py",
             "cases/hard-coded/attack.py", "cases/flood-stdout/attack.py"]  # fmt: skip

    def graded(name: str) -> GradeOutcome:
        source = (HERE / name).read_text(encoding="utf-8")
        return grade(bundle=bundle, source=source, seed=SEED, mode="submit", pool=pool)

    with ThreadPoolExecutor(2) as workers:
        return {n: one.verdict for n, one in zip(names, workers.map(graded, names), strict=True)}


def test_a_full_machine_changes_no_verdict(
    pool: SandboxPool, request: pytest.FixtureRequest
) -> None:
    idle = verdicts(pool)
    assert sorted(idle.values()) == ["output_limit", "passed", "passed", "passed", "wrong"]
    request.getfixturevalue("full_machine")
    assert verdicts(pool) == idle
