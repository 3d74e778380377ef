"""One run as a conversation: the worker asks, a child in the sandbox answers, the guard judges.

Whatever the child writes (a flood, forged frames, lies) ends as a reply or an Ended, never as an
exception of another kind. SandboxLostError means that the sandbox itself failed.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import select
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from labs.limits import Limits
from labs.sandbox import wire
from labs.sandbox.parent import ANSWER_SECONDS, Channels, SandboxLostError

CHUNK = 1 << 18
LOOK_SECONDS = 0.2  # how often a cancellation is noticed
PATIENCE, GRACE_SECONDS = 4.0, 15.0  # the guard waits so long for a starved child, at most
KINDS = {
    wire.OUTLINE: "outline",
    wire.RETURNED: "returned",
    wire.RAISED: "raised",
    wire.MORE: "more",
}


@dataclass(frozen=True)
class Usage:
    """What was used since the last `begin`, measured outside the child."""

    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    memory_mb: float = 0.0


@dataclass(frozen=True)
class Reply:
    """A frame that answers: kind is returned, raised, more or outline."""

    kind: str
    head: dict[str, Any]
    payload: bytes


class Ended(Exception):
    """The child is no more. `reason`: cpu, wall, total_cpu, total_wall, memory, threads, output,
    result, protocol, cancelled, or None when it ended by itself (then `code`)."""

    def __init__(
        self,
        reason: str | None,
        code: int | None = None,
        usage: Usage | None = None,
        reached: float | None = None,
    ) -> None:
        super().__init__(reason, code)
        self.reason, self.code, self.usage, self.reached = reason, code, usage or Usage(), reached


class Session:
    """A conversation with one child. Not thread-safe; `close` always."""

    def __init__(
        self,
        channels: Channels,
        limits: Limits,
        *,
        output: Callable[[bytes], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        early: int | None = None,
    ) -> None:
        """`early`: so many frames may come before an answer (None: any number); reading them
        costs us more than it costs a child to write them."""
        self.limits, self._early = limits, early
        self._channels, self._cancelled = channels, cancelled
        self._output = output
        self._printed = 0
        self.peak_mb = 0.0  # most memory of a measured stretch
        self._buffer = bytearray()
        self._end: Ended | None = None
        self._deadline = time.monotonic() + limits.total_wall_seconds + GRACE_SECONDS
        os.set_blocking(channels.orders, False)
        os.set_blocking(channels.output, False)
        os.set_blocking(channels.results, False)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up; the guard then ends the child if it still runs."""
        self._channels.close()

    def ignore_output(self) -> None:
        """From now on, what is printed is counted but not kept (hidden checks)."""
        self._drain_output()
        self._output = None

    # the guard

    def begin(self, cpu_seconds: float, wall_seconds: float) -> None:
        """Start measuring; the child is ended when it uses more than this before `end`."""
        budget = {"cpu_seconds": cpu_seconds, "wall_seconds": wall_seconds}
        self._deadline = time.monotonic() + PATIENCE * wall_seconds + GRACE_SECONDS
        self._ask_guard({"do": "begin", **budget})

    def end(self) -> Usage:
        """Stop measuring, and what was used since `begin`."""
        usage = self._ask_guard({"do": "end"})
        self.peak_mb = max(self.peak_mb, usage.memory_mb)
        return usage

    def _ask_guard(self, question: dict[str, Any]) -> Usage:
        self._raise_if_ended()
        self._tell_guard(question)
        message = self._hear_guard(ANSWER_SECONDS)
        if message.get("event") == "ended":
            self._end = _ended(message)
            raise self._end
        return _usage(message)

    def _tell_guard(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # it has ended; its report is there to be read
            self._channels.guard.send(json.dumps(message).encode())

    def _hear_guard(self, seconds: float) -> dict[str, Any]:
        self._channels.guard.settimeout(seconds)
        try:
            text = self._receive()
        except OSError as error:
            raise SandboxLostError("The guard of a run does not answer.") from error
        if not text:
            raise SandboxLostError("The guard of a run ended without a report.")
        message: dict[str, Any] = json.loads(text)  # the guard is ours
        if message.get("reason") == "setup":
            raise SandboxLostError(f"A run could not be set up: {message.get('error')}")
        return message

    def _receive(self) -> bytes:
        """The guard's next words. One that ended before it read our last ones has reset the
        connection; that is told first, and its report after."""
        try:
            return self._channels.guard.recv(4096)
        except ConnectionResetError:
            return self._channels.guard.recv(4096)

    def _kill(self, reason: str, reached: float | None = None) -> Ended:
        """Have the child ended, and wait for the guard's report of what it had used."""
        self._tell_guard({"do": "kill", "reason": reason})
        message = self._hear_guard(ANSWER_SECONDS)
        while message.get("event") != "ended":
            message = self._hear_guard(ANSWER_SECONDS)
        ended = _ended(message)
        self._end = Ended(reason, ended.code, ended.usage, reached)
        return self._end

    def _raise_if_ended(self) -> None:
        if self._end:
            raise self._end

    # the child

    def request(
        self,
        kind: bytes,
        head: dict[str, Any],
        payload: bytes = b"",
        more: Callable[[Reply], None] | None = None,
    ) -> Reply:
        """Send one order and wait for its answer; earlier frames of it go to `more`."""
        self._raise_if_ended()
        token = secrets.token_hex(8)  # an answer written before the question cannot carry it
        self._write(wire.pack_frame(kind, {**head, "token": token}, payload))
        early = 0
        while True:
            reply = self._next_reply()
            if reply.kind in ("more", "outline"):
                early += 1
                if self._early is not None and early > self._early:
                    raise self._kill("protocol")
                if more:
                    more(reply)
                continue
            if reply.head.get("token") != token:
                raise self._kill("protocol")
            self._drain_output()
            return reply

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            readable, writable = self._wait(self._channels.orders)
            if self._channels.guard in readable:
                self._note_end()
                return  # the answer (or the lack of one) tells the rest
            self._drain_output()
            if writable:
                try:
                    view = view[os.write(self._channels.orders, view) :]
                except BlockingIOError:
                    continue
                except BrokenPipeError:
                    return

    def _next_reply(self) -> Reply:
        while True:
            reply = self._parse()
            if reply:
                return reply
            if self._end:
                raise self._end
            readable, _ = self._wait()
            if self._channels.output in readable:
                self._drain_output()
            if self._channels.results in readable:
                self._read_results()
            elif self._channels.guard in readable:
                self._note_end()

    def _wait(self, writing: int | None = None) -> tuple[list[Any], list[Any]]:
        watched: list[Any] = [self._channels.guard, self._channels.output]
        if writing is None:
            watched.append(self._channels.results)
        readable, writable, _ = select.select(
            watched, [] if writing is None else [writing], [], LOOK_SECONDS
        )
        if self._cancelled and self._cancelled():
            raise self._kill("cancelled")
        if time.monotonic() > self._deadline:
            raise SandboxLostError("A run went on beyond its limits and its guard did not end it.")
        return readable, writable

    def _note_end(self) -> None:
        """The guard has spoken unasked: the child has ended. Take what it still wrote."""
        message = self._hear_guard(ANSWER_SECONDS)
        if message.get("event") == "ended":
            self._end = self._end or _ended(message)
            self._read_results()
            self._drain_output()

    def _read_results(self) -> None:
        room = self._frame_limit() + wire.FRAME.size - len(self._buffer)
        while room > 0:
            try:
                data = os.read(self._channels.results, min(CHUNK, room))
            except BlockingIOError:
                return
            if not data:
                if not self._end:
                    self._await_end()
                return
            self._buffer += data
            room -= len(data)
            if len(data) < CHUNK:
                return

    def _await_end(self) -> None:
        """The result pipe was closed: either the child is ending or it closed it itself."""
        self._channels.guard.settimeout(2.0)
        try:
            message = json.loads(self._receive() or b"{}")
        except (OSError, ValueError):
            self._kill("protocol")
            return
        self._end = _ended(message)

    def _frame_limit(self) -> int:
        return (self.limits.result_kb << 10) + (1 << 16)

    def _parse(self) -> Reply | None:
        if len(self._buffer) < wire.FRAME.size:
            return None
        kind, size = wire.FRAME.unpack_from(self._buffer)
        if kind not in KINDS:
            raise self._kill("protocol")
        if size > self._frame_limit():
            raise self._kill("result", size)
        end = wire.FRAME.size + size
        if len(self._buffer) < end:
            return None
        body = bytes(self._buffer[wire.FRAME.size : end])
        del self._buffer[:end]
        try:
            head, payload = wire.unpack_body(body)
        except wire.ProtocolError:
            raise self._kill("protocol") from None
        return Reply(KINDS[kind], head, payload)

    def _drain_output(self) -> None:
        """Take what was printed; a flood ends the child, or is why it is judged if it has ended."""
        allowed = self.limits.output_kb << 10
        while True:
            try:
                data = os.read(self._channels.output, 65536)
            except BlockingIOError:
                return
            if not data:
                return
            kept = data[: max(0, allowed - self._printed)]
            self._printed += len(data)
            if self._output and kept:
                self._output(kept)
            if self._printed > allowed:
                if not self._end:
                    raise self._kill("output", self._printed)
                self._end = Ended("output", self._end.code, self._end.usage, self._printed)
                return


def _usage(message: dict[str, Any]) -> Usage:
    return Usage(
        *(float(message.get(name, 0.0)) for name in ("cpu_seconds", "wall_seconds", "memory_mb"))
    )


def _ended(message: dict[str, Any]) -> Ended:
    if message.get("event") != "ended":
        raise SandboxLostError("The guard of a run ended without a report.")
    return Ended(message.get("reason"), message.get("code"), _usage(message))
