"""Speed checks: the learner's CPU time against the author's slow baseline, in the same minute."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from labs.grading.authors import AuthorError, AuthorSession, Case
from labs.grading.bundle import LabBundle
from labs.limits import AUTHOR
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.sandbox.session import Ended

FLOOR_SECONDS = 0.0005  # below this, it is the harness that is measured
TRIES = 3  # the best of so many counts: a neighbour's burst must not cost a point


class Baselines:
    """Measures baseline_<function> of checks.py in an author's child, opened when first needed."""

    def __init__(self, pool: SandboxPool, bundle: LabBundle) -> None:
        self._pool, self._bundle = pool, bundle
        self._stack = ExitStack()
        self._sessions: dict[int, AuthorSession] = {}

    def __enter__(self) -> Baselines:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def allowed_seconds(self, case: Case, seed: int) -> tuple[float, float]:
        """(CPU seconds that the learner may use, CPU seconds of the baseline)."""
        try:
            baseline = self._session(seed).baseline_seconds(case.index)
        except Ended as end:
            raise AuthorError(f"the baseline of {case.function} was ended ({end.reason})") from end
        return max(FLOOR_SECONDS, baseline / (case.speedup or 1.0)), baseline

    def _session(self, seed: int) -> AuthorSession:
        if seed not in self._sessions:
            runtime = self._bundle.spec.runtime
            session = self._stack.enter_context(self._pool.session(runtime, "author", AUTHOR))
            author = AuthorSession(session, self._bundle)
            author.ask(wire.CASES, {"seed": seed, "inputs_only": True}, lambda _reply: None)
            self._sessions[seed] = author
        return self._sessions[seed]


def speed_card(case: Case, seconds: float, baseline: float, allowed: float) -> dict[str, Any]:
    """A card of kind "speed": milliseconds, and how many times faster than the baseline."""
    return {
        "path": "",
        "kind": "speed",
        "cpu_ms": round(seconds * 1e3, 3),
        "baseline_ms": round(baseline * 1e3, 3),
        "allowed_ms": round(allowed * 1e3, 3),
        "speedup": round(baseline / seconds, 1) if seconds else None,
        "required": case.speedup,
    }
