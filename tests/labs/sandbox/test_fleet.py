"""Warm parents that are renewed, and children forked ahead: runs cannot tell, nobody waits."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from labs.grading.bundle import LabBundle, content_hash
from labs.grading.engine import grade
from labs.grading.outcomes import GradeOutcome
from labs.limits import DEFAULTS, SPARES
from labs.sandbox.pool import SandboxPool
from labs.spec.lab import LabSpec

DOUBLING = LabBundle.from_folder(Path(__file__).parents[1] / "fixtures" / "doubling")
RIGHT = "def double(x):\n    return x * 2\n"
RANDOM = """
import numpy as np
import tensorflow as tf

def noise(n):
    return tf.random.normal((n,)), tf.random.uniform((n,), seed=5), tf.random.normal((n,), seed=5)


def shuffled(x):
    return tf.random.shuffle(x), tf.keras.random.normal((2,)), np.random.rand(2)


def traced(x):
    return tf.function(lambda y: y + tf.random.normal((2,)))(x)
"""
CHECKS = """
from authoring import Call, Tensor


def cases(rng):
    x = Tensor(rng.normal(size=(2,)))
    y = Tensor(rng.normal(size=(2,)).astype("float32"))
    return {
        "noise": [Call("noise", 3, seed=1), Call("noise", 3, seed=1), Call("noise", 3, seed=2)],
        "shuffled": [Call("shuffled", x, seed=4), Call("shuffled", x, seed=4)],
        "traced": [Call("traced", y, seed=4), Call("traced", y, seed=4)],
    }
"""
NO_DICE_AGAIN = """
seen = []


def double(x):
    import os
    seen.append(1)
    with open("/box/mark", "a") as mark:
        mark.write("x")
    return x * 2 if os.path.getsize("/box/mark") == len(seen) else 0
"""


@pytest.fixture
def own_pool() -> Iterator[SandboxPool]:
    pool = SandboxPool("warm")
    yield pool
    pool.close()


def graded(pool: SandboxPool, source: str, bundle: LabBundle = DOUBLING) -> GradeOutcome:
    return grade(bundle=bundle, source=source, seed=3, mode="submit", pool=pool)


def wait_for_spares(pool: SandboxPool, runtime: Any = "numpy") -> None:
    fleet = pool._fleets[runtime]
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        ready = [spare for spare in fleet._spares if spare.channels.is_ready()]
        if len(ready) == SPARES[runtime]:
            return
        time.sleep(0.01)
    pytest.fail("no spare got ready")


def lab_of(functions: list[str]) -> LabBundle:
    words = {"ja": "試験", "en": "A test"}
    spec = {
        "id": "random", "title": words, "summary": words, "runtime": "tensorflow", "minutes": 5,
        "functions": [
            {"name": name, "signature": f"{name}(x)", "summary": words, "section": name}
            for name in functions
        ],
        "checks": [
            {"id": name, "title": words, "function": name, "visible": True, "points": 1,
             "hint": words}
            for name in functions
        ],
    }  # fmt: skip
    files = {"checks.py": CHECKS, "solution.py": RANDOM, "starter.py": ""}
    return LabBundle("random", content_hash(files), LabSpec.model_validate(spec), files)


def test_a_child_forked_ahead_is_held_to_the_limits_of_its_lab(own_pool: SandboxPool) -> None:
    own_pool.warm_up("numpy")
    wait_for_spares(own_pool)
    endless = graded(own_pool, "def double(x):\n    while True:\n        pass\n")
    assert [check.verdict for check in endless.checks] == ["time_limit"] * 3
    assert all(0.5 < check.limit["reached"] < 2 for check in endless.checks if check.limit)
    wait_for_spares(own_pool)
    greedy = graded(own_pool, "def double(x):\n    return bytearray(300 << 20)\n")
    assert greedy.verdict == "memory_limit"


def test_a_child_forked_ahead_serves_one_run(own_pool: SandboxPool) -> None:
    own_pool.warm_up("numpy")
    for _ in range(2 * SPARES["numpy"] + 1):
        wait_for_spares(own_pool)
        assert graded(own_pool, NO_DICE_AGAIN).verdict == "passed"
    assert own_pool.survivors() == 0


def test_a_run_goes_on_where_the_waiting_children_have_died(own_pool: SandboxPool) -> None:
    own_pool.warm_up("numpy")
    wait_for_spares(own_pool)
    own_pool.parent("numpy").kill()
    assert graded(own_pool, RIGHT).verdict == "passed"


def test_what_is_random_is_the_same_in_a_child_forked_ahead_and_in_each_call(
    pool: SandboxPool,
) -> None:
    # The author's child is a fresh one; every value must be the one that it drew.
    bundle = lab_of(["noise", "shuffled", "traced"])
    pool.warm_up("tensorflow")
    wait_for_spares(pool, "tensorflow")
    outcome = graded(pool, RANDOM, bundle)
    assert [check.verdict for check in outcome.checks] == ["passed"] * 3, outcome
    assert outcome.stdout == ""  # getting ready prints nothing


def test_a_parent_is_renewed_while_a_run_goes_on_in_the_old_one(own_pool: SandboxPool) -> None:
    own_pool.warm_up("numpy")
    old = own_pool.parent("numpy")
    ends: list[str] = []
    slow = "import time\ndef double(x):\n    time.sleep(0.5)\n    return x * 2\n"
    run = threading.Thread(target=lambda: ends.append(graded(own_pool, slow).verdict))
    run.start()
    time.sleep(0.3)
    own_pool.renew("numpy")
    new = own_pool.parent("numpy")
    assert new is not old
    assert old.alive  # its run is not over
    assert graded(own_pool, RIGHT).verdict == "passed"
    assert new.runs
    run.join(30)
    assert ends == ["passed"]
    deadline = time.monotonic() + 10
    while old.alive and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not old.alive


def test_nobody_waits_while_a_new_parent_gets_warm(own_pool: SandboxPool) -> None:
    own_pool.warm_up("numpy")
    graded(own_pool, RIGHT)
    fleet = own_pool._fleets["numpy"]
    warming, warm = threading.Event(), threading.Event()
    make = fleet._make

    def make_slowly() -> Any:
        warming.set()
        assert warm.wait(30)
        return make()

    fleet._make = make_slowly
    renewal = threading.Thread(target=fleet.renew)
    renewal.start()
    try:
        assert warming.wait(10)
        assert graded(own_pool, RIGHT).verdict == "passed"
    finally:
        warm.set()
        renewal.join(30)


def test_parents_age_by_runs_and_say_what_they_take(own_pool: SandboxPool, monkeypatch) -> None:
    own_pool.warm_up("numpy")
    assert own_pool.renew_aged() == []
    graded(own_pool, RIGHT)
    facts = own_pool.memory()
    assert facts["parents"]["numpy"]["rss_mb"] > 10
    assert 0 < facts["parents"]["numpy"]["pss_mb"] <= facts["parents"]["numpy"]["rss_mb"]
    assert facts["parents"]["numpy"]["runs"] >= 1
    assert 0 <= facts["child_private_mb"]["numpy"] < DEFAULTS["numpy"].memory_mb
    assert own_pool.renew_aged() == []
    monkeypatch.setattr("labs.sandbox.fleet.PARENT_RUNS", 1)
    assert own_pool.renew_aged() == ["numpy"]
    assert own_pool.memory()["parents"]["numpy"]["runs"] == 0


def test_the_same_submission_is_judged_alike_however_full_the_machine_is(
    own_pool: SandboxPool,
) -> None:
    # Ready children, fresh ones and renewed parents, one at a time and many at once.
    own_pool.warm_up("numpy")
    source = "def double(x):\n    return x * 2 if x.ndim < 2 else x\n"

    def verdicts(_turn: int) -> tuple[str, ...]:
        outcome = graded(own_pool, source)
        return (outcome.verdict, *(check.verdict for check in outcome.checks))

    alone = {verdicts(turn) for turn in range(5)}
    with ThreadPoolExecutor(6) as people:
        together = people.map(verdicts, range(24))
        own_pool.renew("numpy")
        assert {*together} == alone
    assert len(alone) == 1


def python_of(pool: SandboxPool) -> int:
    """The process that forks: the first Python below bubblewrap."""
    waiting = [pool.parent("numpy").pid]
    while waiting:
        pid = waiting.pop(0)
        if Path(f"/proc/{pid}/comm").read_text().startswith("python"):
            return pid
        waiting += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    raise AssertionError("the jail has no Python in it")


def lives(pid: int) -> bool:
    """Whether it is there, and not only the entry of one that nobody has collected."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
    return "State:\tZ" not in status


def test_a_run_does_not_wait_for_a_parent_that_is_stopped(own_pool: SandboxPool) -> None:
    assert graded(own_pool, RIGHT).verdict == "passed"
    own_pool.survivors()  # no spare is left that could serve without the parent
    stopped = python_of(own_pool)
    os.kill(stopped, signal.SIGSTOP)
    outcome = graded(own_pool, RIGHT)
    assert (outcome.verdict, outcome.failure) == ("passed", None)
    assert not lives(stopped)


def test_a_parent_that_hangs_while_nobody_waits_is_replaced(own_pool: SandboxPool) -> None:
    own_pool.warm_up("numpy")
    assert own_pool.renew_lost() == []
    os.kill(python_of(own_pool), signal.SIGSTOP)
    assert own_pool.renew_lost() == ["numpy"]
    assert graded(own_pool, RIGHT).verdict == "passed"
