"""Through the whole site: web, queue, worker, sandbox, database, event stream."""

from __future__ import annotations

import itertools
import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.figures import summary
from bench.labs import SIZES, measuring_lab, real_lab, slug_of, solution_of
from bench.learner import Learner
from labs.grading.bundle import LabBundle
from labs.limits import RUNTIMES, Runtime
from tests.running_site import Site

INSERT = "from bench import insert_labs; insert_labs.main({learners})"
IDLE_SECONDS = 0.6
CLICKS = 40
REAL_LABS = ("logistic-regression", "tensorflow-introduction")
REAL_CLICKS = 12
LEARNERS = 600
EACH = 15  # submissions per learner: beyond 20 of a lab in a week, seeds are new every time
SUSTAINED_SECONDS = 15.0
AT_ONCE: dict[Runtime, int] = {"numpy": 12, "tensorflow": 8}
WARM_SECONDS = 150.0  # what the worker gets to ask authors' files ahead
QUIET_SECONDS = 12.0
TOLD_SECONDS = 30.0


class Class:
    """Learners, each of whom hands in a few times."""

    def __init__(self, site: Site) -> None:
        code = INSERT.format(learners=LEARNERS)
        tokens = json.loads(site.manage("shell", "--verbosity", "0", "-c", code).splitlines()[-1])
        self._data = Path(site.environment["DOKUGAKU_DATA"])
        self._address, self._tokens = site.address, iter(tokens)
        self._turns = itertools.count()
        self._lock = threading.Lock()

    def wait_until_told(self) -> float:
        """Seconds until every other room has heard of every grade; at most as long as one waits."""
        began = time.monotonic()
        while self._owed() and time.monotonic() - began < TOLD_SECONDS:
            time.sleep(0.2)
        return round(time.monotonic() - began, 1)

    def _owed(self) -> bool:
        with closing(sqlite3.connect(self._data / "dokugaku.sqlite3", timeout=20)) as database:
            asked = database.execute(
                "SELECT EXISTS (SELECT 1 FROM labs_submission WHERE owes_news)"
            )
            return bool(asked.fetchone()[0])

    def learner(self) -> Learner:
        """Somebody who has not handed anything in."""
        with self._lock:
            return Learner(self._address, next(self._tokens))

    def turns(self) -> Iterator[tuple[Learner, int]]:
        """A learner and a number that no submission had before, without end."""
        while True:
            learner = self.learner()
            for _ in range(EACH):
                yield learner, next(self._turns)
            learner.leave()


def wait_until_warm(data: Path) -> float:
    """Wait for the worker to have asked authors' files ahead; return the seconds it took."""
    began = changed = time.monotonic()
    known = -1
    while time.monotonic() - changed < QUIET_SECONDS and time.monotonic() - began < WARM_SECONDS:
        now = sum(1 for _ in (data / "answers").glob("*"))
        if now != known:
            known, changed = now, time.monotonic()
        time.sleep(1)
    return round(time.monotonic() - began, 1)


def click_to_grade(people: Class) -> dict[str, Any]:
    """One learner at a time: from the click to the first check, and to the final grade."""
    found: dict[str, Any] = {
        runtime: _clicks(people, slug_of(runtime, 10), measuring_lab(runtime, 10), CLICKS)
        for runtime in RUNTIMES
    }
    real = {lab: _clicks(people, lab, real_lab(lab), REAL_CLICKS) for lab in REAL_LABS}
    return {**found, "labs_of_the_courses": real}


def _clicks(people: Class, slug: str, bundle: LabBundle, times: int) -> dict[str, Any]:
    runs = []
    for learner, turn in itertools.islice(people.turns(), times):
        time.sleep(IDLE_SECONDS)
        runs.append(learner.submit(slug, f"{solution_of(bundle)}\n# {turn}\n"))
    if any(run["verdict"] != "passed" for run in runs):
        raise SystemExit(f"{bundle.lab_id}: {[run['verdict'] for run in runs]}")
    phases = {name: [run["phases"].get(name, 0.0) for run in runs] for name in runs[0]["phases"]}
    return {
        "checks": len(bundle.spec.checks),
        "first_check": summary([run["first_ms"] for run in runs]),
        "graded": summary([run["graded_ms"] for run in runs]),
        "graded_without_learners_cpu": summary([run["graded_ms"] - run["cpu_ms"] for run in runs]),
        "posted": summary([run["posted_ms"] for run in runs]),
        "phases_p50_ms": {name: summary(values)["p50_ms"] for name, values in phases.items()},
    }


def sustained(people: Class) -> dict[str, Any]:
    """Many learners at once, each of whom waits for the grade and hands in again.

    The learners run on the same two cores.
    """
    return {
        runtime: {f"{checks}_checks": _sustained(people, runtime, checks) for checks in SIZES}
        for runtime in RUNTIMES
    }


def _sustained(people: Class, runtime: Runtime, checks: int) -> dict[str, Any]:
    bundle, slug = measuring_lab(runtime, checks), slug_of(runtime, checks)
    end = time.monotonic() + SUSTAINED_SECONDS
    times: list[float] = []
    wrong: list[Any] = []

    def work() -> None:
        for learner, turn in people.turns():
            if time.monotonic() > end:
                return
            run = learner.submit(slug, f"{solution_of(bundle)}\n# {turn}\n", ask=False)
            times.append(run["graded_ms"])
            if run["verdict"] != "passed":
                wrong.append(run["verdict"])

    crowd = [threading.Thread(target=work) for _ in range(AT_ONCE[runtime])]
    began = time.monotonic()
    for person in crowd:
        person.start()
    for person in crowd:
        person.join()
    took = time.monotonic() - began
    told = people.wait_until_told()
    return {
        "learners_at_once": AT_ONCE[runtime],
        "checks": len(bundle.spec.checks),
        "per_second": round(len(times) / took, 1),
        "graded": summary(times),
        "not_passed": len(wrong),
        "progress_folded_after_s": told,
    }
