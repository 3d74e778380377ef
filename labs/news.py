"""News of submissions that have ended, for the rooms above.

In a worker a thread of its own carries them, so that no run waits for what others make of a grade:
while runs keep the sandbox busy, news wait up to a second, and what a learner has done at one lab
in the meantime is told once. Elsewhere they are told at once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

import structlog
from django.db import close_old_connections

from labs.models import Submission
from labs.signals import submission_finished

log = structlog.get_logger(__name__)
PATIENCE_SECONDS: Final = 1.0
LOOK_SECONDS: Final = 0.05
Key = tuple[int, int, str]  # learner, version, mode: who listens works from rows

_lock = threading.Lock()
_waiting: dict[Key, list[Submission]] = {}
_woken = threading.Event()
_carried = threading.Event()


def tell(submission: Submission) -> None:
    """Tell who listens that a submission has ended: now, or by the thread that carries news."""
    if not _carried.is_set():
        _send([submission])
        return
    key = (submission.learner_id, submission.lab_version_id, submission.mode)
    with _lock:
        _waiting.setdefault(key, []).append(submission)
    _woken.set()


def carry(stop: threading.Event, is_busy: Callable[[], bool]) -> None:
    """Carry news until ``stop``. What is lost with this process the sweep tells later."""
    _carried.set()
    try:
        while not stop.is_set():
            if _woken.wait(PATIENCE_SECONDS):
                _let_runs_go_first(stop, is_busy)
                carry_all()
    finally:
        _carried.clear()
        carry_all()


def _let_runs_go_first(stop: threading.Event, is_busy: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while is_busy() and time.monotonic() < until and not stop.wait(LOOK_SECONDS):
        pass


def carry_all() -> None:
    """Tell everything that waits; a failure here must not end the thread."""
    _woken.clear()
    with _lock:
        bundles = list(_waiting.values())
        _waiting.clear()
    close_old_connections()
    for bundle in bundles:
        try:
            _send(bundle)
        except Exception as error:  # the database may be away: the sweep tells it again
            log.warning("news not told", error=str(error))
    close_old_connections()


def _send(ended: Sequence[Submission]) -> None:
    """Send the signal for the newest of submissions that say the same to who listens."""
    # Robust: whoever listens badly must not turn a grade that is saved into a failure.
    submission_finished.send_robust(sender=Submission, submission=ended[-1])
    told = [submission.pk for submission in ended]
    Submission.objects.filter(pk__in=told).update(owes_news=False)
