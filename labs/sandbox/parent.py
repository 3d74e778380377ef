"""A warm parent, seen from the worker: a jail with one Python that forks for each run."""

from __future__ import annotations

import base64
import json
import os
import select
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from labs.limits import Limits, Runtime
from labs.sandbox import jail, seccomp

Role = Literal["learner", "author"]
START_SECONDS = 180  # importing TensorFlow from a cold disk on a busy machine
ANSWER_SECONDS = 30
GUARD_SECONDS = 3  # a guard that is not there after so long is reason to ask its parent
HUNG_SECONDS = 6  # a parent that has not said a word for so long is stopped, not slow
ADOPTION_SECONDS = 5  # a guard answers in a thousandth of that, or its child is not worth it
MESSAGE = 64 * 1024
STDERR_TAIL = 2000


class SandboxLostError(RuntimeError):
    """The sandbox itself failed (never the learner): the parent died, or does not answer."""


@dataclass(frozen=True)
class Channels:
    """The worker's ends of one run: orders to the child, its results and output, the guard."""

    orders: int
    results: int
    output: int
    guard: socket.socket

    def close(self) -> None:
        """Hang up; the guard then ends the child if it still runs."""
        for descriptor in (self.orders, self.results, self.output):
            os.close(descriptor)
        self.guard.close()

    def is_ready(self) -> bool:
        """Whether a child that was forked ahead has said that it is prepared."""
        return bool(select.select([self.results], [], [], 0)[0])

    def is_watched(self) -> bool:
        """Whether the guard that was asked for is there; waits for its first word."""
        with suppress(OSError):  # it has ended; the session finds out why
            self.guard.send(json.dumps({"do": "greet"}).encode())
            if not select.select([self.guard], [], [], GUARD_SECONDS)[0]:
                return False
            said = json.loads(self.guard.recv(4096, socket.MSG_PEEK) or b"{}")
            if said.get("event") == "used":
                self.guard.recv(4096)  # whatever else it says is for the session
        return True

    def adopt(self, limits: Limits) -> bool:
        """Tell the guard of a ready child what it may use from now on; whether it lives."""
        self.guard.settimeout(ADOPTION_SECONDS)
        if not os.read(self.results, 1):  # its word that it is ready; nothing: it has ended
            return False
        try:
            self.guard.send(json.dumps({"do": "adopt", "limits": asdict(limits)}).encode())
            answer = json.loads(self.guard.recv(4096) or b"{}")
        except OSError:
            return False
        return bool(answer.get("event") == "used")


class WarmParent:
    """Starts at once; `spawn` may be called from many threads."""

    def __init__(
        self, runtime: Runtime, *, nested: bool, scratch_mb: int, launcher: ThreadPoolExecutor
    ) -> None:
        self.runtime, self.nested, self._scratch_mb = runtime, nested, scratch_mb
        self.versions: dict[str, str] = {}
        self.uid = -1
        self.runs = 0
        self._hung = False
        self._born = time.monotonic()
        self._lock = threading.Lock()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in close()
        python = jail.interpreter(jail.runtime_executable())
        # bubblewrap dies with the thread that started it, so that thread must outlive this call.
        self._control, self._process = launcher.submit(self._launch, python).result()
        self._jailed: int | None = None  # a pidfd
        try:
            self._greet()
            self._jailed = os.pidfd_open(_only_child(self._process.pid))
            self._first_mb = self.memory()["rss_mb"]
        except BaseException:
            self.close()
            raise

    def _launch(self, python: jail.Interpreter) -> tuple[socket.socket, subprocess.Popen[bytes]]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = jail.command(python, theirs.fileno(), scratch_mb=self._scratch_mb)
            process = subprocess.Popen(
                command,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=self._errors,
                stderr=self._errors,
                cwd="/",
                env={},
            )
        return ours, process

    def _greet(self) -> None:
        settings = {
            "runtime": self.runtime,
            "nested": self.nested,
            "uid": jail.step_down_uid(),
            "filter": base64.b64encode(seccomp.compile_filter(own_pids=self.nested)).decode(),
        }
        hello = self._ask(settings, START_SECONDS)
        if "failure" in hello:
            raise jail.JailError(f"The {self.runtime} runtime does not start: {hello['failure']}")
        self.versions, self.uid = hello["versions"], hello["uid"]

    def _ask(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        self._control.settimeout(seconds)
        try:
            self._control.send(json.dumps(question).encode())
            answer = self._control.recv(MESSAGE)
        except OSError as error:
            self._hung = True  # its late answer would be taken for that to another question
            raise SandboxLostError(f"The sandbox does not answer. {self._last_words()}") from error
        if not answer:
            raise SandboxLostError(f"The sandbox did not start or ended. {self._last_words()}")
        result: dict[str, Any] = json.loads(answer)
        return result

    def _last_words(self) -> str:
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, self._errors.tell() - STDERR_TAIL))
        return self._errors.read().decode("utf-8", "replace").strip()

    @property
    def pid(self) -> int:
        """The process id of bubblewrap, outside."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the parent can still be asked to fork."""
        return not self._hung and self._process.poll() is None

    def answers(self) -> bool:
        """Ask it something. One that is stopped says nothing, and is not `alive` from then on."""
        try:
            with self._lock:
                self._ask({"do": "census"}, HUNG_SECONDS)
        except SandboxLostError:
            return False
        return True

    def census(self) -> int:
        """How many processes live in the jail now (1, the parent, when no run is under way)."""
        with self._lock:
            return int(self._ask({"do": "census"}, ANSWER_SECONDS)["processes"])

    def memory(self) -> dict[str, float]:
        """What the parent takes now: resident, and proportional (shared pages shared out), MB."""
        with self._lock:
            answer = self._ask({"do": "memory"}, ANSWER_SECONDS)
        return {f"{kind}_mb": round(answer[f"{kind}_kb"] / 1024, 1) for kind in ("rss", "pss")}

    def growth_mb(self) -> float:
        """By how much it has grown since it was warm."""
        return self.memory()["rss_mb"] - self._first_mb

    @property
    def age_seconds(self) -> float:
        """Since it was started."""
        return time.monotonic() - self._born

    def spawn(
        self, role: Role, limits: Limits, *, ahead: bool = False, gentle: bool = False
    ) -> Channels:
        """Fork a guard and a child for one run.

        `ahead`: for a run that is still to come; the guard sleeps until it is adopted.
        """
        orders, results, output = os.pipe(), os.pipe(), os.pipe()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        given = [orders[0], results[1], output[1], theirs.fileno()]
        order = {"do": "run", "role": role, "limits": asdict(limits)}
        message = json.dumps({**order, "ahead": ahead, "gentle": gentle}).encode()
        try:
            with self._lock:
                self._control.settimeout(ANSWER_SECONDS)
                socket.send_fds(self._control, [message], given)
        except OSError as error:
            for descriptor in (orders[1], results[0], output[0]):
                os.close(descriptor)
            ours.close()
            raise SandboxLostError(f"The sandbox is gone. {self._last_words()}") from error
        finally:
            for descriptor in given[:3]:
                os.close(descriptor)
            theirs.close()
        self.runs += not ahead
        return Channels(orders[1], results[0], output[0], ours)

    def kill(self) -> None:
        """End the jail by force, as a machine short of memory might."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End the jail and everything in it."""
        self._control.close()  # the parent ends when we hang up; the kill is for one that cannot
        _end(self._process.wait, self._kill_all)
        if self._jailed is not None:
            os.close(self._jailed)
            self._jailed = None
        self._errors.close()

    def _kill_all(self) -> None:
        """The first process of the jail too: of another user than bubblewrap, it outlives that."""
        if self._jailed is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._jailed, signal.SIGKILL)
        self._process.kill()


def _only_child(pid: int) -> int:
    """Bubblewrap's child, which is the first process in the jail."""
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


def _end(wait: Callable[[float], int], kill: Callable[[], None]) -> None:
    try:
        wait(1.0)
    except subprocess.TimeoutExpired:
        kill()
        wait(10.0)
