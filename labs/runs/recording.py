"""Writes what the grader finds while it finds it, in few transactions, and says that there is news.

The first check is written at once. What follows within a few hundredths of a second is written
together: one transaction and one piece of news for many checks costs what it costs for one. While
several runs are under way all checks of a tenth of a second are written together.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from config.prepared import Parameter, PreparedInsert, PreparedUpdate, prepared
from labs import services
from labs.grading.outcomes import CheckOutcome
from labs.models import CheckResult, State, Submission

HEARTBEAT_SECONDS = 3.0
CANCEL_POLL_SECONDS = 0.5
OUTPUT_PAUSE_SECONDS = 0.25
TOGETHER_SECONDS = 0.02  # checks that end this close to each other are written together
CROWDED_SECONDS = 0.1  # the same while others wait for the processor and the database
SOON_SECONDS = 0.1  # after its start a run is said to have begun, if no check has said so by then


def held(submission: Submission) -> QuerySet[Submission]:
    """The row of a claimed run, if it is still the claimer's: update it, and count."""
    return Submission.objects.filter(state=State.RUNNING, **claim_of(submission))


def claim_of(submission: Submission) -> dict[str, Any]:
    """What says that a run is still the claimer's: the values of `HELD`."""
    return {"id": submission.pk, "tries": submission.tries, "worker": submission.worker}


CLAIM = {name: Parameter(Submission, name) for name in ("id", "tries", "worker")}
HELD = Submission.objects.order_by().filter(state=State.RUNNING, **CLAIM)
_is_held = prepared(lambda: HELD.values_list("pk", flat=True))
_beat = PreparedUpdate(HELD.all, heartbeat_at=Parameter(Submission, "heartbeat_at"))
_keep_output = PreparedUpdate(HELD.all, stdout=Parameter(Submission, "stdout"))


def never() -> bool:
    """Return that nobody asks this process to end."""
    return False


class Recorder:
    """Hears the grader and writes. Implements ``engine.Listener``.

    ``leaving``: whether the worker is about to end, and has waited long enough for this run.
    ``crowded``: whether other runs are under way in this worker.
    """

    def __init__(
        self,
        submission: Submission,
        leaving: Callable[[], bool] = never,
        crowded: Callable[[], bool] = never,
    ) -> None:
        self.submission, self.leaving, self.crowded = submission, leaving, crowded
        self.claim = claim_of(submission)
        self.is_cancelled = False
        self.unwritten: dict[str, CheckOutcome] = {}
        self.stdout = ""
        self.next_look = self.next_beat = self.next_output = self.next_write = 0.0
        self.tell_at: float | None = None  # when to say that the run has begun

    def on_started(self) -> None:
        """The sandbox runs the learner's code now. The first result says so, if it comes soon."""
        now = time.monotonic()
        self.tell_at = now + SOON_SECONDS
        self.next_write = now + CROWDED_SECONDS if self.crowded() else 0.0

    def on_check(self, outcome: CheckOutcome) -> None:
        """One check has ended; its row is written before anybody is told."""
        self.unwritten[outcome.check_id] = outcome
        self._write_if_due()

    def on_output(self, text: str) -> None:
        """Keep the tail of what was printed; not more often than people can read."""
        now = time.monotonic()
        if now < self.next_output or text == self.stdout:
            return
        self.next_output = now + OUTPUT_PAUSE_SECONDS
        self.stdout = text
        _keep_output(**self.claim, stdout=text.replace("\x00", "\ufffd"))
        self._announce("output")

    def cancelled(self) -> bool:
        """Whether to stop: the learner has cancelled, the sweep took the run away, or we end.

        The grader asks several times a second, also while one check keeps it waiting.
        """
        if self.is_cancelled or self.leaving():
            return True
        self._write_if_due()
        now = time.monotonic()
        if self.tell_at is not None and now >= self.tell_at:
            self._announce("state")
        if now >= self.next_beat:
            self._beat_later(now)
            self.is_cancelled = _beat(**self.claim, heartbeat_at=timezone.now()) != 1
        elif now >= self.next_look:
            self.next_look = now + CANCEL_POLL_SECONDS
            self.is_cancelled = not _is_held(**self.claim)
        return self.is_cancelled

    def _write_if_due(self) -> None:
        if self.unwritten and time.monotonic() >= self.next_write:
            self._write()
            pause = CROWDED_SECONDS if self.crowded() else TOGETHER_SECONDS
            self.next_write = time.monotonic() + pause

    def _write(self) -> None:
        """Write what is unwritten, unless the run is no longer ours.

        Its row is locked until ours are written.
        """
        outcomes, self.unwritten = list(self.unwritten.values()), {}
        with transaction.atomic():
            if _beat(**self.claim, heartbeat_at=timezone.now()) != 1:
                self.is_cancelled = True
                return
            write_checks(self.submission, outcomes)
        self._beat_later(time.monotonic())
        self._announce("check", position=outcomes[-1].position)

    def _announce(self, kind: str, **data: Any) -> None:
        """Wake who follows; he reads everything that has changed, whatever we say."""
        self.tell_at = None
        services.announce(self.submission.pk, kind, **data)

    def _beat_later(self, now: float) -> None:
        self.next_beat, self.next_look = now + HEARTBEAT_SECONDS, now + CANCEL_POLL_SECONDS


def write_checks(submission: Submission, outcomes: Iterable[CheckOutcome]) -> None:
    """Write or rewrite the rows of these checks. Inside a transaction."""
    rows = [CheckResult(submission=submission, **columns_of(outcome)) for outcome in outcomes]
    _write_over(*rows)


def columns_of(outcome: CheckOutcome) -> dict[str, Any]:
    """Return the columns of CheckResult for an outcome."""
    return {
        "check_id": outcome.check_id,
        "position": outcome.position,
        "verdict": outcome.verdict.value,
        "score": outcome.score,
        "cpu_ms": outcome.cpu_ms,
        "wall_ms": outcome.wall_ms,
        "memory_mb": outcome.memory_mb,
        "limit": outcome.limit,
        "card": outcome.card,
        "error": outcome.error,
        "mistake": outcome.mistake or "",
        "evidence": outcome.evidence,
        "rests_on": outcome.rests_on or "",
    }


KEY = ("submission", "check_id")
_write_over = PreparedInsert(
    CheckResult,
    unique=KEY,
    update=[
        field.name
        for field in CheckResult._meta.concrete_fields  # noqa: SLF001
        if field.name not in (*KEY, "id")
    ],
)
