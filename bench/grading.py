"""From code to grade: warm against cold on the same code, then through the whole site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.figures import milliseconds, ratio, summary
from bench.learner import Learner
from labs.grading.bundle import LabBundle
from labs.grading.engine import grade
from labs.sandbox.pool import SandboxPool

ROOT = Path(__file__).resolve().parent.parent
LABS = {"numpy": "logistic-regression", "tensorflow": "tensorflow-introduction"}
ROUNDS = {"numpy": (11, 5), "tensorflow": (11, 3)}  # warm, cold


def folder(lab: str) -> Path:
    """Return where a lab's files are."""
    return next((ROOT / "courses").glob(f"*/*/*/labs/{lab}"))


def solution(lab: str) -> str:
    """Return code that passes, changed so that it is no copy of an earlier submission."""
    return (folder(lab) / "solution.py").read_text(encoding="utf-8")


def sandbox() -> dict[str, Any]:
    """Grade the same code in a warm fork and in a cold process, same machine, same minutes."""
    warm, cold = SandboxPool("warm"), SandboxPool("cold")
    warm.start(("numpy", "tensorflow"))
    cold.start(())
    try:
        return {runtime: _compare(lab, runtime, warm, cold) for runtime, lab in LABS.items()}
    finally:
        warm.close()
        cold.close()


def _compare(lab: str, runtime: str, warm: SandboxPool, cold: SandboxPool) -> dict[str, Any]:
    bundle, code = LabBundle.from_folder(folder(lab)), solution(lab)
    many, few = ROUNDS[runtime]

    def graded(pool: SandboxPool) -> None:
        outcome = grade(bundle=bundle, source=code, seed=1, mode="submit", pool=pool)
        if outcome.verdict != "passed":
            raise SystemExit(f"{lab}: {outcome.verdict} {outcome.failure}")

    graded(warm)  # the author's answers are known from here on
    times: dict[str, list[float]] = {"warm": [], "cold": []}
    for turn in range(many):
        times["warm"].append(milliseconds(lambda: graded(warm)))
        if turn < few:
            times["cold"].append(milliseconds(lambda: graded(cold)))
    return {
        "lab": lab,
        "checks": len(bundle.spec.checks),
        "warm": summary(times["warm"]),
        "cold_process": summary(times["cold"]),
        "cold_is_slower_by": ratio(times["cold"], times["warm"]),
    }


def through_the_site(address: str) -> dict[str, Any]:
    """Submit over HTTP and follow the stream: queue, worker, sandbox, database, events."""
    learner, found = Learner(address), {}
    for runtime, lab in LABS.items():
        runs = [learner.submit(lab, f"{solution(lab)}\n# {turn}\n") for turn in range(12)][1:]
        if any(run["verdict"] != "passed" for run in runs):
            raise SystemExit(f"{lab}: {[run['verdict'] for run in runs]}")
        found[runtime] = {
            "lab": lab,
            "first_check": summary([float(run["first_ms"]) for run in runs]),
            "graded": summary([float(run["graded_ms"]) for run in runs]),
        }
    return found
