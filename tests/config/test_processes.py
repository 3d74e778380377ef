"""The supervisor keeps what it starts alive, and ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from config.processes import Child, Supervisor, restart_pause

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


class Lines:
    """What the supervisor said."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def __call__(self, name: str, line: str) -> None:
        self.said.append((name, line))

    def text(self) -> str:
        return "\n".join(f"{name}: {line}" for name, line in self.said)


def eventually(condition: object, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_that_dies_is_started_again_and_that_is_said() -> None:
    lines = Lines()
    supervisor = Supervisor([Child("worker", SLEEPER)], lines)
    assert supervisor.start()
    watcher = threading.Thread(target=supervisor.watch)
    watcher.start()
    try:
        first = supervisor.children[0].process
        assert first is not None
        first.kill()
        assert eventually(lambda: "started again" in lines.text())
        assert "died (SIGKILL)" in lines.text()
        second = supervisor.children[0].process
        assert second is not None
        assert second.pid != first.pid
        assert alive(second.pid)
    finally:
        supervisor.stop()
        watcher.join()


def test_stopping_ends_children_and_what_they_started() -> None:
    program = "import subprocess,sys,time; subprocess.Popen(['sleep','600']); time.sleep(600)"
    supervisor = Supervisor([Child("parent", [sys.executable, "-c", program])], Lines())
    assert supervisor.start()
    process = supervisor.children[0].process
    assert process is not None
    members = lambda: [  # noqa: E731
        pid
        for pid in (int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit())
        if alive(pid) and session_of(pid) == process.pid
    ]
    assert eventually(lambda: len(members()) == 2)
    supervisor.stop()
    assert eventually(lambda: not members())


TOLD = """
import pathlib, signal, sys, time
here, mine, others, after = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3].split(), sys.argv[4]
def told(*_):
    (here / f"{mine}.told").touch()
    while not all((here / f"{one}.{after}").exists() for one in others):
        time.sleep(0.02)
    (here / f"{mine}.ended").touch()
    sys.exit(0)
signal.signal(signal.SIGTERM, told)
(here / f"{mine}.ready").touch()
time.sleep(600)
"""


def ending(folder: Path, name: str, others: str, after: str, *, foundation: bool = False) -> Child:
    """A child that ends when the others have been told to end, or have ended."""
    command = [sys.executable, "-c", TOLD, str(folder), name, others, after]
    return Child(name, command, ready=(folder / f"{name}.ready").exists, foundation=foundation)


def test_all_are_told_to_end_at_once_and_what_they_lean_on_after_them(tmp_path: Path) -> None:
    """A worker that finishes its runs delays neither the web nor the clock."""
    supervisor = Supervisor(
        [
            ending(tmp_path, "broker", "web worker", "ended", foundation=True),
            ending(tmp_path, "web", "worker", "told"),
            ending(tmp_path, "worker", "web", "told"),
        ],
        Lines(),
    )
    assert supervisor.start()
    supervisor.stop(patience=20)
    assert [child.process.returncode for child in supervisor.children if child.process] == [0] * 3


def session_of(pid: int) -> int:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return -1


def test_a_child_that_ends_at_its_start_stops_the_start_and_says_how() -> None:
    lines = Lines()
    broken = Child("web", [sys.executable, "-c", "raise SystemExit(3)"], ready=lambda: False)
    supervisor = Supervisor([broken], lines)
    assert not supervisor.start()
    supervisor.stop()
    assert "ended at its start (exit code 3)" in lines.text()


def test_children_end_when_the_supervisor_is_killed() -> None:
    program = (
        "import sys, time; from config.processes import Child, Supervisor\n"
        f"s = Supervisor([Child('x', {SLEEPER!r})])\n"
        "s.start(); print(s.children[0].process.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as supervisor:
        assert supervisor.stdout is not None
        child = int(supervisor.stdout.readline())
        assert alive(child)
        supervisor.send_signal(signal.SIGKILL)
        assert eventually(lambda: not alive(child))


@pytest.mark.parametrize(("failures", "pause"), [(1, 0.5), (4, 4.0), (100, 30.0)])
def test_pauses_grow_but_not_for_ever(failures: int, pause: float) -> None:
    assert restart_pause(failures) == pause
