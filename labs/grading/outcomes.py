"""What grading says, as plain data: per check, per submission, and the listener in between."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from labs.verdicts import Verdict

Mode = Literal["run", "submit"]


@dataclass(frozen=True)
class CheckOutcome:
    """How one check ended. `card`, `error` and `limit` are JSON-ready and bounded.

    limit: {kind: cpu|wall|memory|output|result|total_cpu|total_wall, reached, allowed, unit}
    card: see labs.grading.card. error: {code, params, type, message, line, source_line, traceback}
    mistake: id from mistakes.py, or relation:<name> with its evidence (labs.diagnosis).
    rests_on: an earlier function that fails too.
    """

    check_id: str
    position: int
    verdict: Verdict
    score: float = 0.0
    cpu_ms: float = 0.0
    wall_ms: float = 0.0
    memory_mb: float = 0.0
    limit: dict[str, Any] | None = None
    card: dict[str, Any] | None = None
    error: dict[str, Any] | None = None
    mistake: str | None = None
    evidence: dict[str, Any] | None = None
    rests_on: str | None = None


@dataclass(frozen=True)
class GradeOutcome:
    """How a whole run ended. `failure` is about us, never about the learner."""

    verdict: Verdict
    score: float
    checks: tuple[CheckOutcome, ...]
    stdout: str = ""
    phases: dict[str, float] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    device: str = "cpu"
    failure: str | None = None
    cancelled: bool = False
    error: dict[str, Any] | None = None  # what is wrong with the file as a whole, if it is
    trace: dict[str, Any] | None = None  # of labs.grading.tracing


class Listener(Protocol):
    """Hears of a run while it goes on. on_check may come again for a check, with more said."""

    def on_started(self) -> None: ...

    def on_check(self, outcome: CheckOutcome) -> None: ...

    def on_output(self, text: str) -> None: ...

    def cancelled(self) -> bool: ...


class Silence:
    """A listener that does not care."""

    def on_started(self) -> None:
        """Nothing."""

    def on_check(self, outcome: CheckOutcome) -> None:
        """Nothing."""

    def on_output(self, text: str) -> None:
        """Nothing."""

    def cancelled(self) -> bool:
        """Never."""
        return False
