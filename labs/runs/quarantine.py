"""Runs that a worker died on are tried once more in a process that may die in its stead.

Whoever died with the run is not known to have died of it: most such runs are innocent. So they are
neither closed at once nor given to the next worker.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings

from config.processes import end_with_parent
from labs.sandbox.pool import Mode

LEFT: Final = "left"
COMMAND: Final = "grade_apart"
LOOK_SECONDS: Final = 0.1
# Each has an interpreter and a warm parent of its own: not as many at once as there are slots.
_room = threading.BoundedSemaphore(2)


def grade_apart(
    *,
    submission_id: UUID,
    worker: str,
    tries: int,
    mode: Mode,
    longest: float,
    leaving: Callable[[], bool],
) -> str:
    """Have a claimed run graded by a process of its own, which writes the result itself.

    Returns "" when that process ended well, LEFT when this worker had to end before, else how it
    died. ``longest``: seconds after which it is stuck.
    """
    with _room:
        process = _start(submission_id, worker, tries, mode)
        try:
            return _wait(process, time.monotonic() + longest, leaving)
        finally:
            process.kill()
            process.wait()


def _start(submission_id: UUID, worker: str, tries: int, mode: Mode) -> subprocess.Popen[bytes]:
    """Start it; it ends when we do."""
    manage = str(Path(settings.BASE_DIR) / "manage.py")
    return subprocess.Popen(
        [sys.executable, manage, COMMAND, str(submission_id), worker, str(tries)],
        env={**os.environ, "DOKUGAKU_SANDBOX_MODE": mode},
        stdin=subprocess.DEVNULL,
        preexec_fn=end_with_parent,
    )


def _wait(process: subprocess.Popen[bytes], until: float, leaving: Callable[[], bool]) -> str:
    while process.poll() is None:
        if leaving():
            return LEFT
        if time.monotonic() > until:
            return "the process that graded it did not end"
        time.sleep(LOOK_SECONDS)
    return _how(process.returncode)


def _how(code: int) -> str:
    if code == 0:
        return ""
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return f"the process that graded it died too: {how}"


def offer_to_die_first() -> None:
    """Tell Linux to end this process before any other when memory runs out (proc(5))."""
    Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
