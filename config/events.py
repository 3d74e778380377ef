"""News between processes over Valkey, at most once.

The database is the truth: whoever listens must be able to do without any single message, because
the broker may be away. Publishing never raises for that reason.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, ClassVar, Final
from weakref import WeakKeyDictionary

import redis
import redis.asyncio
from django.conf import settings

from config import broker

logger = logging.getLogger(__name__)
PREFIX = "dokugaku:events:"
PATIENCE_SECONDS: Final = 0.1  # for a connection; then the listener looks by itself
AGAIN_SECONDS: Final = 2.0
HEALTH_SECONDS: Final = 15.0


def publish(channel: str, data: dict[str, Any]) -> None:
    """Tell everyone who listens on ``channel`` now; lost when nobody does or the broker is away."""
    if broker.is_silent():
        return
    try:
        broker.client().publish(PREFIX + channel, json.dumps(data))
    except redis.RedisError as error:
        broker.note(error)
        logger.warning("event not published", extra={"channel": channel, "error": str(error)})


async def subscribe(
    channel: str, *, idle: float = 2.0, first: float = 0.0
) -> AsyncIterator[dict[str, Any] | None]:
    """Yield the newest message of ``channel``; yield None after ``idle`` seconds without one.

    None is the listener's cue to look into the database: it comes first, and again whenever
    messages may have been lost. While the broker is away only None comes. Of messages that arrive
    while the listener is busy only the last is yielded.

    first: so many seconds may pass before the first None, for who has just looked; a message that
    comes before spares it.
    """
    ears = Ears.here()
    listener = ears.add(channel)
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(min(idle, PATIENCE_SECONDS)):
                await ears.connected.wait()
        listener.take()  # what happened before we listened stands in the database
        if first and ears.connected.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(first):
                    await listener.woken.wait()
        yield listener.take()
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(idle):
                    await listener.woken.wait()
            yield listener.take()
    finally:
        ears.remove(channel, listener)


def _end_if_cancelled() -> None:
    """Raise CancelledError again where it was lost.

    ``asyncio.wait_for`` of Python 3.11, which the client uses to connect, may swallow it; then the
    loop of a process that ends would wait for us for ever.
    """
    task = asyncio.current_task()
    if task and task.cancelling():
        raise asyncio.CancelledError


class Listener:
    """Somebody who waits for news of one channel."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self.newest: dict[str, Any] | None = None

    def wake(self, message: dict[str, Any] | None) -> None:
        """Put a message where the listener finds it."""
        self.newest = message
        self.woken.set()

    def take(self) -> dict[str, Any] | None:
        """Return the newest message since the last call, if there was one."""
        newest, self.newest = self.newest, None
        self.woken.clear()
        return newest


class Ears:
    """One connection to the broker for everybody who listens in one event loop."""

    _by_loop: ClassVar[WeakKeyDictionary[asyncio.AbstractEventLoop, Ears]] = WeakKeyDictionary()

    def __init__(self) -> None:
        self.connected = asyncio.Event()
        self.listeners: dict[str, set[Listener]] = {}
        self.task: asyncio.Task[None] | None = None

    @classmethod
    def here(cls) -> Ears:
        """Those of the running event loop."""
        loop = asyncio.get_running_loop()
        if loop not in cls._by_loop:
            cls._by_loop[loop] = cls()
        return cls._by_loop[loop]

    def add(self, channel: str) -> Listener:
        """Listen to a channel from now on."""
        listener = Listener()
        self.listeners.setdefault(PREFIX + channel, set()).add(listener)
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._hear())
        return listener

    def remove(self, channel: str, listener: Listener) -> None:
        """Let go."""
        others = self.listeners[PREFIX + channel]
        others.discard(listener)
        if not others:
            del self.listeners[PREFIX + channel]

    async def _hear(self) -> None:
        while True:
            try:
                await self._listen()
            except (redis.RedisError, OSError, ValueError) as error:
                logger.info("not listening", extra={"error": str(error)})
            finally:
                self.connected.clear()
            _end_if_cancelled()
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listen(self) -> None:
        """Hear everything that is published, and wake whom it concerns."""
        client = redis.asyncio.Redis.from_url(
            settings.REDIS_URL,
            socket_timeout=AGAIN_SECONDS,
            socket_connect_timeout=AGAIN_SECONDS,
            health_check_interval=HEALTH_SECONDS,  # a broker that went without a word is noticed
        )
        try:
            async with client.pubsub() as pubsub:
                await pubsub.psubscribe(f"{PREFIX}*")
                while True:
                    _end_if_cancelled()
                    message = await pubsub.get_message(timeout=HEALTH_SECONDS)
                    if message and message["type"] == "psubscribe":
                        self._all_may_have_missed_something()
                    elif message and message["type"] == "pmessage":
                        self._wake(message["channel"].decode(), message["data"])
        finally:
            await client.aclose()

    def _all_may_have_missed_something(self) -> None:
        self.connected.set()
        for listeners in self.listeners.values():
            for listener in listeners:
                listener.wake(None)

    def _wake(self, channel: str, data: bytes) -> None:
        for listener in self.listeners.get(channel, ()):
            listener.wake(json.loads(data))
