"""Grading that outlives the database: what cannot be written now is written later or left."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

import structlog
from django.db import InterfaceError, OperationalError, connection

from labs.grading.outcomes import CheckOutcome, Listener

log = structlog.get_logger(__name__)
AWAY: Final = (OperationalError, InterfaceError)
PAUSE_SECONDS: Final = 0.5
PATIENCE_SECONDS: Final = 600.0  # after that the sweep looks after the row, whenever it can
Result = TypeVar("Result")


class Steady:
    """Passes what the grader finds on to ``inner``, and lets the run go on when that cannot write.

    ``away``: the database went away, so that not all checks are written. ``seconds``: how long
    writing and telling took. ``longest``: seconds after which a run is stuck.
    """

    def __init__(self, inner: Listener, longest: float, leaving: Callable[[], bool]) -> None:
        self.inner, self.leaving, self.away, self.seconds = inner, leaving, False, 0.0
        self.ends_at = time.monotonic() + longest

    def on_started(self) -> None:
        """The sandbox runs the learner's code now."""
        self._try(self.inner.on_started)

    def on_check(self, outcome: CheckOutcome) -> None:
        """One check has ended."""
        self._try(lambda: self.inner.on_check(outcome))

    def on_output(self, text: str) -> None:
        """The tail of what was printed."""
        self._try(lambda: self.inner.on_output(text))

    def cancelled(self) -> bool:
        """Whether to stop: nobody waits for it any more, we must end, or it is stuck."""
        if self.is_stuck:
            return True
        return self.leaving() if self.away else bool(self._try(self.inner.cancelled))

    @property
    def is_stuck(self) -> bool:
        """Whether the run takes longer than its limits can explain."""
        return time.monotonic() > self.ends_at

    def _try(self, act: Callable[[], Result]) -> Result | None:
        """Do it unless the database was away before: each attempt might take seconds."""
        if self.away:
            return None
        began = time.perf_counter()
        try:
            return act()
        except AWAY as error:
            log.warning("database away", error=str(error))
            self.away = True
            connection.close()
            return None
        finally:
            self.seconds += time.perf_counter() - began


def once_it_answers(act: Callable[[], Result], *, leaving: Callable[[], bool]) -> Result | None:
    """Do something as soon as the database answers; None when that took too long or we must end.

    ``act`` may be done twice, when the database died while it said yes.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except AWAY as error:
            connection.close()
            if leaving() or time.monotonic() > until:
                log.error("left to the sweep", error=str(error))
                return None
            time.sleep(PAUSE_SECONDS)
