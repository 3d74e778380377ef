"""News of submissions that have ended, for the rooms above.

In a worker a thread of its own carries them, so that no run waits for what others make of a grade.
While runs are under way the news of a learner wait until he has been quiet at that lab for a
moment, and what he has done there in the meantime is told once. Elsewhere they are told at once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import structlog
from django.db import close_old_connections, transaction

from config.prepared import Parameter, PreparedUpdate, prepared
from labs.models import Submission
from labs.selectors import submissions_with_lab
from labs.signals import submission_finished

log = structlog.get_logger(__name__)
QUIET_SECONDS: Final = 2.0  # without more from the same learner at the same lab
PATIENCE_SECONDS: Final = 5.0  # the most that news wait; the sweep believes them lost after ten
IDLE_SECONDS: Final = 0.15  # without a run; between two of them is no pause
LOOK_SECONDS: Final = 0.05
Key = tuple[int, int, str]  # learner, version, mode: who listens works from rows


@dataclass
class Bundle:
    """What one learner did at one lab, and when the first and the last of it ended (monotonic)."""

    since: float
    last: float
    ended: list[Submission] = field(default_factory=list)

    def is_ripe(self, now: float) -> bool:
        """Whether to tell it although there are runs under way."""
        return now - self.last >= QUIET_SECONDS or now - self.since >= PATIENCE_SECONDS


_lock = threading.Lock()
_waiting: dict[Key, Bundle] = {}
_woken = threading.Event()  # set while anything waits
_carried = threading.Event()


def is_carried() -> bool:
    """Whether a thread of this process carries news."""
    return _carried.is_set()


def tell(submission: Submission) -> None:
    """Tell who listens that a submission has ended: now, or by the thread that carries news."""
    if not is_carried():
        _send([submission])
        return
    key, now = (submission.learner_id, submission.lab_version_id, submission.mode), time.monotonic()
    with _lock:
        bundle = _waiting.setdefault(key, Bundle(now, now))
        bundle.ended.append(submission)
        bundle.last = now
        _woken.set()


def carry(stop: threading.Event, is_busy: Callable[[], bool]) -> None:
    """Carry news until ``stop``. What is lost with this process the sweep tells later.

    is_busy: whether a run is under way.
    """
    _carried.set()
    busy_at = 0.0
    try:
        while not stop.is_set():
            if not _woken.wait(1.0):
                continue
            stop.wait(LOOK_SECONDS)
            now = time.monotonic()
            busy_at = now if is_busy() else busy_at
            _send_all(_taken(now, everything=now - busy_at >= IDLE_SECONDS))
    finally:
        _carried.clear()
        _send_all(_taken(time.monotonic(), everything=True))


def _taken(now: float, *, everything: bool) -> list[Bundle]:
    with _lock:
        ripe = [key for key, bundle in _waiting.items() if everything or bundle.is_ripe(now)]
        found = [_waiting.pop(key) for key in ripe]
        if not _waiting:
            _woken.clear()
    return found


def _send_all(bundles: Sequence[Bundle]) -> None:
    """Tell these; a failure here must not end the thread."""
    if not bundles:
        return
    close_old_connections()
    for bundle in bundles:
        try:
            _send(bundle.ended)
        except Exception as error:  # the database may be away: the sweep tells it again
            log.warning("news not told", error=str(error))
    close_old_connections()


_BY_ID = Parameter(Submission, "id")
_with_lab = prepared(lambda: submissions_with_lab().order_by().filter(pk=_BY_ID))
_note_told = PreparedUpdate(lambda: Submission.objects.filter(pk=_BY_ID), owes_news=False)


def _send(ended: Sequence[Submission]) -> None:
    """Send the signal for the newest of submissions that say the same to who listens.

    As it stands in the database now, with learner, lab and week: whoever listens needs them all.
    """
    if newest := _with_lab.first(id=ended[-1].pk):
        # Robust: whoever listens badly must not turn a grade that is saved into a failure.
        submission_finished.send_robust(sender=Submission, submission=newest)
    with transaction.atomic():
        for submission in ended:
            _note_told(id=submission.pk)
