"""The guard of one run: parent of the child that runs the code, outside its namespaces.

It judges CPU, wall time, memory and threads by looking at the child from outside, answers the
worker's questions about them, and ends the child when a limit is passed or the worker hangs up.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import socket
import time
from contextlib import suppress
from typing import Any

from labs.runner import author, confine, learner

ORDERS, RESULTS, OUTPUT, TALK = range(4)  # the descriptors, in the order in which they come
POLL_MILLISECONDS = 10
ASLEEP_MILLISECONDS = 5000  # while a child waits for its run, it runs nothing but our own lines
PATIENCE = 4  # times the wall limit, on a machine too full to let the child run
MESSAGE = 4096
READY = b"!"  # a child that was forked ahead has nothing more to prepare
GENTLE = 15  # how far behind others work that nobody waits for stands
ROLES = {"learner": learner.main, "author": author.main}


def watch(descriptors: list[int], order: dict[str, Any], settings: dict[str, Any]) -> None:
    """Fork the child into its own namespaces and stay until it has ended."""
    if settings["nested"]:
        confine.new_namespaces()
    base = _memory_kb(os.getpid())[0]
    child = os.fork()
    if child == 0:
        _become_child(descriptors, order, settings)
    for descriptor in descriptors[:TALK]:
        os.close(descriptor)
    watch = Watch(child, socket.socket(fileno=descriptors[TALK]), order["limits"], base)
    watch.asleep = bool(order.get("ahead"))
    watch.run()


def _become_child(descriptors: list[int], order: dict[str, Any], settings: dict[str, Any]) -> None:
    try:
        confine.prctl(confine.PR_SET_PDEATHSIG, signal.SIGKILL)
        limits = order["limits"]
        if settings["nested"]:
            confine.private_mounts(limits["scratch_mb"], limits["scratch_files"])
        os.chdir(confine.BOX)
        _arrange_descriptors(descriptors)
        confine.resource_limits(limits, own_users=settings["nested"])
        confine.drop_capabilities()
        confine.prctl(confine.PR_SET_DUMPABLE, 0)
        if order.get("gentle"):
            os.nice(GENTLE)
        confine.load_filter(settings["filter"])
        if order.get("ahead"):
            learner.prepare()
            os.write(11, READY)
        ROLES[order["role"]](10, 11, limits["result_kb"] << 10)
    finally:
        os._exit(70)


def _arrange_descriptors(descriptors: list[int]) -> None:
    null = os.open("/dev/null", os.O_RDONLY)
    for source, target in (
        (null, 0),
        (descriptors[OUTPUT], 1),
        (descriptors[OUTPUT], 2),
        (descriptors[ORDERS], 10),
        (descriptors[RESULTS], 11),
    ):
        os.dup2(source, target, inheritable=False)
    os.closerange(3, 10)
    os.closerange(12, 4096)


def _read(path: str) -> bytes:
    """A file of /proc. Not by ``open``: every object that a fork touches costs it a copied page."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, 1 << 16)
    finally:
        os.close(descriptor)


def _figure(status: bytes, name: bytes) -> int | None:
    """The number in a line of /proc/PID/status."""
    at = status.find(b"\n" + name + b":")
    if at < 0:
        return None
    return int(status[at + len(name) + 2 : status.index(b"\n", at + 1)].split()[0])


def _memory_kb(pid: int) -> tuple[int, int]:
    """(anonymous + shared memory in KiB, swapped out or not; threads) of a process.

    KeyError for one whose main thread has ended: its line on threads stays, those on memory do not.
    """
    status = _read(f"/proc/{pid}/status")
    anonymous, shared = _figure(status, b"RssAnon"), _figure(status, b"RssShmem")
    threads = _figure(status, b"Threads")
    if anonymous is None or shared is None or threads is None:
        raise KeyError(pid)
    more = (_figure(status, b"VmSwap") or 0) + (_figure(status, b"HugetlbPages") or 0)
    return anonymous + shared + more, threads


def _starved(path: str) -> float:
    """Seconds that a thread waited for a processor; 0 of one that is gone, or where none tells."""
    try:
        return int(_read(path).split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


class Watch:
    """Looks at one child every few milliseconds until it ends."""

    def __init__(
        self, child: int, talk: socket.socket, limits: dict[str, Any], base_kb: int
    ) -> None:
        self.child, self.talk, self.limits, self.base_kb = child, talk, limits, base_kb
        self.started = time.monotonic()
        self.clock = (~child << 3) | 2  # the CPU clock of another process (clock_getcpuclockid(3))
        self.peak_kb = self.check_peak_kb = 0
        # CPU, wall and waiting seconds when the present check began
        self.mark = (0.0, self.started, 0.0)
        self.budget: tuple[float, float] | None = None
        self.reason: str | None = None
        self.asleep = False  # the child waits for its run
        self.spent = 0.0  # CPU seconds before its run
        self.headless = 0  # looks in a row at which the main thread was gone

    def run(self) -> None:
        """Poll, answer, judge; then report and return."""
        ended = os.pidfd_open(self.child)
        poll = select.poll()
        poll.register(ended, select.POLLIN)
        poll.register(self.talk, select.POLLIN)
        while not self.reason:
            patience = ASLEEP_MILLISECONDS if self.asleep else POLL_MILLISECONDS
            ready = {descriptor for descriptor, _events in poll.poll(patience)}
            if ended in ready:
                break
            if self.talk.fileno() in ready:
                self.answer()
            elif not self.asleep:
                self.look()
        if self.reason:
            os.kill(self.child, signal.SIGKILL)  # the first of its pid namespace: all of it ends
        self._report()

    def _cpu(self) -> float:
        try:
            return time.clock_gettime(self.clock)
        except OSError:  # it has just ended
            return self.mark[0]

    def _waited(self) -> float:
        """Seconds that the child's hungriest thread was ready to run but a full machine gave it no
        processor: the main thread may well be asleep and wait for that one."""
        tasks = f"/proc/{self.child}/task"
        try:
            return max(_starved(f"{tasks}/{task}/schedstat") for task in os.listdir(tasks))
        except (OSError, ValueError):  # gone
            return self.mark[2]

    def look(self) -> None:
        """See what the child uses, and judge."""
        with suppress(OSError, ValueError):  # gone between the poll and the look
            memory, threads = self._usage()
            memory -= self.base_kb
            self.peak_kb, self.check_peak_kb = (
                max(self.peak_kb, memory),
                max(self.check_peak_kb, memory),
            )
            if threads > self.limits["threads"] + 1:
                self.reason = "threads"
        self.reason = self.reason or self._verdict()

    def _usage(self) -> tuple[int, int]:
        """Memory and threads. A main thread that ends and leaves others behind takes the figures
        with it: nothing could be judged any more, so the process goes too."""
        try:
            figures = _memory_kb(self.child)
        except KeyError:
            self.headless += 1
            self.reason = self.reason or ("headless" if self.headless > 1 else None)
            return 0, 0
        self.headless = 0
        return figures

    def _verdict(self) -> str | None:
        cpu, wall = self._cpu(), time.monotonic()
        if self.check_peak_kb > self.limits["memory_mb"] << 10:
            return "memory"
        if cpu - self.spent > self.limits["total_cpu_seconds"]:
            return "total_cpu"
        if wall - self.started > self.limits["total_wall_seconds"]:
            return "total_wall"
        if self.budget and cpu - self.mark[0] > self.budget[0]:
            return "cpu"
        if self.budget and self._overdue(wall - self.mark[1], self.budget[1]):
            return "wall"
        return None

    def _overdue(self, elapsed: float, allowed: float) -> bool:
        """Waiting for a processor is not the code's fault; but nobody waits for ever."""
        if elapsed <= allowed:
            return False
        return elapsed > PATIENCE * allowed or elapsed - (self._waited() - self.mark[2]) > allowed

    def answer(self) -> None:
        """Hear what the worker wants, and do or say it."""
        message = self.talk.recv(MESSAGE)
        if not message:
            self.reason = "cancelled"  # the worker closed its end, or is no more
            return
        question = json.loads(message)
        if question["do"] == "kill":
            self.reason = str(question["reason"])
            return
        if question["do"] == "adopt":
            self._adopt(question["limits"])
        elif question["do"] == "end":
            self.look()
            if self.reason:
                return  # it is told as the end
        used = self._used()
        if question["do"] == "begin":
            self.mark = (self._cpu(), time.monotonic(), self._waited())
            self.budget = (question["cpu_seconds"], question["wall_seconds"])
            self.check_peak_kb = 0
        elif question["do"] == "end":
            self.budget = None
        self._say({"event": "used", **used})

    def _adopt(self, limits: dict[str, Any]) -> None:
        """A run begins in the child that has waited for it."""
        self.asleep, self.limits = False, limits
        self.started, self.spent = time.monotonic(), self._cpu()
        self.mark = (self.spent, self.started, self._waited())

    def _used(self) -> dict[str, float]:
        cpu, wall = self._cpu() - self.mark[0], time.monotonic() - self.mark[1]
        return {
            "cpu_seconds": cpu,
            "wall_seconds": wall,
            "memory_mb": round(self.check_peak_kb / 1024, 1),
        }

    def _say(self, message: dict[str, Any]) -> None:
        with suppress(OSError):  # the worker is away; the next poll ends us
            self.talk.send(json.dumps(message).encode())

    def _report(self) -> None:
        _pid, status, usage = os.wait4(self.child, 0)
        cpu = usage.ru_utime + usage.ru_stime
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXCPU)
        if not self.reason and killed and cpu - self.spent >= self.limits["total_cpu_seconds"]:
            self.reason = "total_cpu"  # RLIMIT_CPU was quicker than we
        used = {**self._used(), "cpu_seconds": max(0.0, cpu - self.mark[0])}
        code = os.waitstatus_to_exitcode(status)
        self._say(
            {
                "event": "ended",
                "reason": self.reason,
                "code": code,
                **used,
                "total_cpu_seconds": cpu,
                "peak_mb": round(self.peak_kb / 1024, 1),
                "maxrss_mb": usage.ru_maxrss >> 10,
                "page": resource.getpagesize(),
            }
        )
