"""The learner's side of a grading run: one child after another, one call at a time.

A child that hangs or crashes is replaced by a fresh one, into which the learner's file is loaded
again; a file that cannot even be loaded is not tried twice.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from labs.grading import words
from labs.grading.authors import Case
from labs.grading.judging import Judges
from labs.grading.outcomes import Listener
from labs.grading.shortage import asked_mb
from labs.limits import Limits, Runtime
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.sandbox.session import Ended, Reply, Session, Usage
from labs.verdicts import Verdict

LIMIT_VERDICTS = {
    "cpu": Verdict.TIME_LIMIT,
    "wall": Verdict.TIME_LIMIT,
    "total_cpu": Verdict.TIME_LIMIT,
    "total_wall": Verdict.TIME_LIMIT,
    "memory": Verdict.MEMORY_LIMIT,
    "output": Verdict.OUTPUT_LIMIT,
    "result": Verdict.OUTPUT_LIMIT,
    "threads": Verdict.CRASHED,
}


class CancelledError(Exception):
    """The learner took the run back."""


@dataclass
class Budget:
    """What is left of CPU and wall seconds, for one check."""

    cpu: float
    wall: float
    cpu_used: float = 0.0
    wall_used: float = 0.0
    peak_mb: float = 0.0

    def spend(self, usage: Usage) -> None:
        """Add what a call used."""
        self.cpu_used += usage.cpu_seconds
        self.wall_used += usage.wall_seconds
        self.peak_mb = max(self.peak_mb, usage.memory_mb)


@dataclass(frozen=True)
class Stop:
    """Why there is no value: a verdict with its error or limit, JSON-ready."""

    verdict: Verdict
    error: dict[str, Any] | None = None
    limit: dict[str, Any] | None = None


@dataclass(frozen=True)
class CallResult:
    """A decoded value, or why there is none (`stop`); `ended` if the child is no more."""

    value: Any = None
    stop: Stop | None = None
    ended: bool = False
    usage: Usage = field(default_factory=Usage)
    size: int = 0  # bytes of the value on the wire


class LearnerRun:
    """Calls functions of one learner's file. Use as a context manager."""

    def __init__(
        self,
        pool: SandboxPool,
        runtime: Runtime,
        source: str,
        functions: list[str],
        limits: Limits,
        listener: Listener,
        judges: Judges | None = None,
    ) -> None:
        self._judges = judges
        self._pool, self._runtime, self._source = pool, runtime, source
        self._functions, self.limits, self._listener = functions, limits, listener
        self._stack = ExitStack()
        self._session: Session | None = None
        self._failed: Stop | None = None
        self._keep_output = True
        self.spent = Budget(limits.total_cpu_seconds, limits.total_wall_seconds)
        self.printed = words.Printed()
        self.missing: set[str] = set()
        self.outline: dict[str, str] = {}

    def __enter__(self) -> LearnerRun:
        return self

    def __exit__(self, *_: object) -> None:
        self._drop()

    def hide_output(self) -> None:
        """From now on nothing printed is kept: hidden checks follow."""
        self._keep_output = False
        if self._session:
            self._session.ignore_output()

    def load(self) -> Stop | None:
        """Have the learner's file loaded in a living child; the reason when that is impossible."""
        if self._session or self._failed:
            return self._failed
        self._open()
        return self._send_source()

    def turn_to(self, source: str) -> Stop | None:
        """Load another file into the living child. For an author's versions, never learners'."""
        self._source, self._failed, self.missing = source, None, set()
        return self._send_source() if self._session else self.load()

    def _send_source(self) -> Stop | None:
        budget = Budget(self.limits.cpu_seconds, self.limits.wall_seconds)
        order = {"source": self._source, "functions": self._functions}
        result, reply = self._exchange(wire.LOAD, order, b"", budget)
        self._failed = result.stop
        if reply and not result.stop:
            missing = reply.head.get("missing")
            self.missing = {str(name) for name in missing} if isinstance(missing, list) else set()
        self._listener.on_output(self.printed.text())
        self._keep_output = False  # a second child prints the same module level again
        return self._failed

    def call(self, case: Case, budget: Budget) -> CallResult:
        """One call in the present child; load() first."""
        result, reply = self._exchange(wire.CALL, case.order(), case.sent(), budget)
        if result.stop or reply is None:
            return result
        try:
            value = wire.decode(reply.payload)
            if case.judge and self._judges:
                value = self._judges.said(case, value)
            return CallResult(value, usage=result.usage, size=len(reply.payload))
        except wire.ProtocolError:
            self._drop()
            return CallResult(stop=_forged(), ended=True, usage=result.usage)

    def call_afresh(self, case: Case, warming: Case, budget: Budget) -> CallResult:
        """The call in a new child, so that what was remembered of it makes nothing faster."""
        self._drop()
        stop = self.load()
        if stop:
            return CallResult(stop=stop, ended=True)
        warmed = self.call(warming, budget)  # first calls are slower than the code deserves
        if warmed.ended:
            return warmed
        return self.call(case, budget)

    def _open(self) -> None:
        limits = self._remaining_limits()
        keep = self.printed.add if self._keep_output else None
        self._session = self._stack.enter_context(
            self._pool.session(
                self._runtime, "learner", limits, output=keep, cancelled=self._listener.cancelled
            )
        )

    def _remaining_limits(self) -> Limits:
        """All children of a run share the totals; the last gets at least what one check may use."""
        total = self.limits.total_cpu_seconds - self.spent.cpu_used
        wall = self.limits.total_wall_seconds - self.spent.wall_used
        return Limits(
            **{
                **self.limits.__dict__,
                "total_cpu_seconds": max(0.1, total),
                "total_wall_seconds": max(0.3, wall),
            }
        )

    def _drop(self) -> None:
        self._session = None
        self._stack.close()

    def _exchange(
        self, kind: bytes, order: dict[str, Any], payload: bytes, budget: Budget
    ) -> tuple[CallResult, Reply | None]:
        assert self._session
        try:
            self._session.begin(budget.cpu - budget.cpu_used, budget.wall - budget.wall_used)
            reply = self._session.request(kind, order, payload, self._take_outline)
            usage = self._session.end()
        except Ended as end:
            return self._after_end(end, budget), None
        self._spend(usage, budget)
        return CallResult(stop=self._refusal(reply, usage), usage=usage), reply

    def _take_outline(self, reply: Reply) -> None:
        claim = reply.head.get("functions")
        if reply.kind == "outline" and isinstance(claim, dict) and not self.outline:
            self.outline = {str(name): str(digest) for name, digest in claim.items()}

    def _spend(self, usage: Usage, budget: Budget) -> None:
        budget.spend(usage)
        self.spent.spend(usage)

    def _after_end(self, end: Ended, budget: Budget) -> CallResult:
        self._drop()
        if end.reason == "cancelled":
            raise CancelledError
        self._spend(end.usage, budget)
        return CallResult(stop=self._judge_end(end, budget), ended=True, usage=end.usage)

    def _judge_end(self, end: Ended, budget: Budget) -> Stop:
        if end.reason == "protocol":
            return _forged()
        if end.reason in LIMIT_VERDICTS:
            return Stop(LIMIT_VERDICTS[end.reason], limit=self._limit(end, budget))
        return Stop(Verdict.CRASHED, error=words.ended_error(end.code))

    def _limit(self, end: Ended, budget: Budget) -> dict[str, Any]:
        """Kind, how far it got, and what was allowed."""
        limits, spent = self.limits, self.spent
        reached, allowed, unit = {
            "cpu": (budget.cpu_used, budget.cpu, "s"),
            "wall": (budget.wall_used, budget.wall, "s"),
            "total_cpu": (spent.cpu_used, limits.total_cpu_seconds, "s"),
            "total_wall": (spent.wall_used, limits.total_wall_seconds, "s"),
            "memory": (budget.peak_mb, limits.memory_mb, "MB"),
            "output": ((end.reached or 0) / 1024, limits.output_kb, "KB"),
            "result": ((end.reached or 0) / 1024, limits.result_kb, "KB"),
            "threads": (limits.threads + 1, limits.threads, ""),
        }[str(end.reason)]
        return {
            "kind": end.reason,
            "reached": round(float(reached), 2),
            "allowed": float(allowed),
            "unit": unit,
        }

    def _refusal(self, reply: Reply, usage: Usage) -> Stop | None:
        """The stop of an answer that is no value."""
        if reply.kind == "returned":
            return None
        size = reply.head.get("too_large")
        if isinstance(size, int):
            kb = round(max(0, min(size, 1 << 50)) / 1024, 2)  # a claim: any integer
            return Stop(
                Verdict.OUTPUT_LIMIT,
                limit={
                    "kind": "result",
                    "reached": kb,
                    "allowed": float(self.limits.result_kb),
                    "unit": "KB",
                },
            )
        claim = reply.head.get("error")
        error = words.learner_error(claim)
        if isinstance(claim, dict) and claim.get("memory") is True:
            asked = asked_mb(str(error.get("message") or ""))
            # Refused, so nothing was measured beyond what it had before.
            reached = usage.memory_mb if asked is None else usage.memory_mb + asked
            limit = {"kind": "memory", "reached": round(reached, 1), "unit": "MB"}
            limit |= {"allowed": float(self.limits.memory_mb), "asked": asked is not None}
            return Stop(Verdict.MEMORY_LIMIT, error=error, limit=limit)
        unwritten = error["code"] == "not_implemented"
        return Stop(Verdict.NOT_ATTEMPTED if unwritten else Verdict.ERROR, error=error)


def _forged() -> Stop:
    return Stop(Verdict.CRASHED, error=words.simple_error("forged_answer"))
