"""Keeps a handful of child processes alive: starts them in order, and ends them together.

What others lean on, the broker, ends when they have ended.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Final

PR_SET_PDEATHSIG: Final = 1
HEALTHY_AFTER: Final = 10.0  # seconds; a child that lived this long starts again without delay
LONGEST_PAUSE: Final = 30.0


def end_with_parent() -> None:
    """Ask Linux to end this process when its parent dies, even by SIGKILL (prctl(2))."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def restart_pause(failures: int) -> float:
    """Return the seconds to wait before the next start: 0.5, 1, 2, ... up to 30.

    >>> [restart_pause(n) for n in (1, 2, 3, 20)]
    [0.5, 1.0, 2.0, 30.0]
    """
    return float(min(LONGEST_PAUSE, 0.5 * 2 ** min(failures - 1, 10)))


@dataclass
class Child:
    """One process of the site. ``ready`` is asked until it returns True before the next starts.

    ``foundation``: others need it to end in order, so it is ended after them.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    ready: Callable[[], bool] = lambda: True
    patience: float = 20.0
    stop_signal: signal.Signals = signal.SIGTERM
    foundation: bool = False
    muted: Sequence[str] = ()  # lines that hold one of these are not worth an operator's time
    process: subprocess.Popen[str] | None = None
    started_at: float = 0.0
    failures: int = 0
    start_at: float = 0.0

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self.process is not None and self.process.poll() is None

    def start(self, say: Callable[[str, str], None]) -> None:
        """Start the process; its output goes to ``say`` line by line."""
        self.process = subprocess.Popen(
            list(self.command),
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            bufsize=1,
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which ends us in order
            preexec_fn=end_with_parent,
        )
        self.started_at = time.monotonic()
        assert self.process.stdout is not None
        threading.Thread(target=self._relay, args=(self.process.stdout, say), daemon=True).start()

    def _relay(self, stream: IO[str], say: Callable[[str, str], None]) -> None:
        with stream, contextlib.suppress(ValueError):
            for line in stream:
                if not any(word in line for word in self.muted):
                    say(self.name, line.rstrip())

    def stop(self, patience: float) -> None:
        """Ask the process to end; kill its whole session when it does not."""
        self.ask_to_end()
        self.end_by(time.monotonic() + patience)

    def ask_to_end(self) -> None:
        """Send the signal that lets it finish what it has begun."""
        if self.process is not None and self.running:
            self.process.send_signal(self.stop_signal)

    def end_by(self, deadline: float) -> None:
        """Wait for its end until then (monotonic seconds), and kill its whole session after it."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, deadline - time.monotonic()))
        self.clear()
        self.process.wait()

    def clear(self) -> None:
        """End what is left of its session: a clock or a jail must not outlive its master."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


def tell(name: str, line: str) -> None:
    """Print one line with the name of the process that said it."""
    sys.stdout.write(f"{name:<9} {line}\n")
    sys.stdout.flush()


class Supervisor:
    """Starts children in order, restarts those that die, ends all within one patience or two."""

    def __init__(self, children: Sequence[Child], say: Callable[[str, str], None] = tell) -> None:
        self.children = list(children)
        self.say = say
        self.stopping = threading.Event()

    def start(self) -> bool:
        """Start all children; return False when one does not get ready or we are told to stop."""
        for child in self.children:
            child.start(self.say)
            if not self._wait_until_ready(child):
                return False
        return True

    def _wait_until_ready(self, child: Child) -> bool:
        deadline = time.monotonic() + child.patience
        while not child.ready():
            if self.stopping.is_set():
                return False
            if not child.running:
                self.say(child.name, f"ended at its start ({_how(child)}).")
                return False
            if time.monotonic() > deadline:
                self.say(child.name, f"was not ready within {child.patience:.0f} seconds.")
                return False
            time.sleep(0.05)
        return True

    def watch(self) -> None:
        """Restart what dies until ``stopping`` is set."""
        while not self.stopping.wait(0.2):
            for child in self.children:
                self._look_after(child)

    def _look_after(self, child: Child) -> None:
        if child.running:
            return
        now = time.monotonic()
        if child.start_at == 0.0:
            child.failures = 1 if now - child.started_at > HEALTHY_AFTER else child.failures + 1
            pause = restart_pause(child.failures)
            child.start_at = now + pause
            child.clear()
            self.say(child.name, f"died ({_how(child)}); starting again in {pause:g} s.")
        elif now >= child.start_at:
            child.start_at = 0.0
            child.start(self.say)
            self.say(child.name, "started again.")

    def stop(self, patience: float = 8.0) -> None:
        """End all children at once, then what they lean on. One that is slow delays no other."""
        self.stopping.set()
        for foundation in (False, True):
            group = [child for child in self.children if child.foundation is foundation]
            for child in group:
                child.ask_to_end()
            deadline = time.monotonic() + patience
            for child in group:
                child.end_by(deadline)


def _how(child: Child) -> str:
    code = child.process.returncode if child.process else None
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"
