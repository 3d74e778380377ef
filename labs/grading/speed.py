"""Speed checks: the learner's CPU time against the author's slow baseline, in the same minute.

Handing arrays over costs the fast and the slow the same and is nobody's doing. It is measured by an
echo, in the author's child (a learner's could make it seem dear), and taken off both.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from labs.grading.authors import AuthorError, AuthorSession, Case
from labs.grading.bundle import LabBundle
from labs.limits import AUTHOR
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.sandbox.session import Ended

FLOOR_SECONDS = 0.0005  # below this, it is the harness that is measured
TRIES = 3  # the best of so many counts: a neighbour's burst must not cost a point
ECHOES = 3


@dataclass(frozen=True)
class Pace:
    """What a call may take. CPU seconds; `loops` without handing over, which is `handover`."""

    loops: float
    handover: float
    factor: float

    @property
    def allowed(self) -> float:
        """For the work alone."""
        return max(FLOOR_SECONDS, self.loops / self.factor)

    def own(self, seconds: float) -> float:
        """Of a whole call, what the learner's code took."""
        return max(0.0, seconds - self.handover)

    def is_met(self, seconds: float) -> bool:
        """Whether a call that took so long as a whole is fast enough."""
        return self.own(seconds) <= self.allowed


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

    def pace(self, case: Case, seed: int) -> Pace:
        """What the loops take for this call on this machine now."""
        try:
            author = self._session(seed)
            whole = author.baseline_seconds(case)
            echoes = [author.baseline_seconds(case, echo=True) for _ in range(ECHOES)]
        except Ended as end:
            raise AuthorError(f"the baseline of {case.function} was ended ({end.reason})") from end
        handover = min(echoes)
        return Pace(max(0.0, whole - handover), handover, case.speedup or 1.0)

    def _session(self, seed: int) -> AuthorSession:
        if seed not in self._sessions:
            runtime = self._bundle.spec.runtime
            session = self._stack.enter_context(self._pool.session(runtime, "author", AUTHOR))
            author = AuthorSession(session, self._bundle)
            author.ask(wire.CASES, {"seed": seed, "inputs_only": True}, lambda _reply: None)
            self._sessions[seed] = author
        return self._sessions[seed]


def stand_in(case: Case) -> Case:
    """The call with other values in arrays of the same shapes and kinds.

    A first call of such a size pays for its memory, and would look slower than the code is. The
    values are new each time: nothing that is remembered of them is of use.
    """
    return replace(case, payload=wire.encode(_other(wire.decode(case.payload)), len(case.payload)))


def _other(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(_other(item) for item in value)
    if isinstance(value, dict):
        return {key: _other(item) for key, item in value.items()}
    if isinstance(value, wire.Tensor):
        return wire.Tensor(_other(value.array))
    if isinstance(value, np.ndarray) and value.size and value.dtype.kind in "iuf":
        low, high = value.min(), value.max()
        return np.random.default_rng().uniform(low, high, value.shape).astype(value.dtype)
    return value


def speed_card(seconds: float, pace: Pace) -> dict[str, Any]:
    """A card of kind "speed": milliseconds, and how many times faster than the baseline."""
    own = pace.own(seconds)
    return {
        "path": "",
        "kind": "speed",
        "cpu_ms": round(own * 1e3, 3),
        "baseline_ms": round(pace.loops * 1e3, 3),
        "allowed_ms": round(pace.allowed * 1e3, 3),
        "handover_ms": round(pace.handover * 1e3, 3),
        "speedup": round(pace.loops / own, 1) if own else None,
        "required": pace.factor,
    }
