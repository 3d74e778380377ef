"""News between processes over Valkey, at most once.

The database is the truth: whoever listens must be able to do without any single message, because
the broker may be away. Publishing never raises for that reason.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import redis
import redis.asyncio
from django.conf import settings

from config import broker

logger = logging.getLogger(__name__)
PREFIX = "dokugaku:events:"


def publish(channel: str, data: dict[str, Any]) -> None:
    """Tell everyone who listens on ``channel`` now; lost when nobody does or the broker is away."""
    if broker.is_silent():
        return
    try:
        broker.client().publish(PREFIX + channel, json.dumps(data))
    except redis.RedisError as error:
        broker.note(error)
        logger.warning("event not published", extra={"channel": channel, "error": str(error)})


async def subscribe(channel: str, *, idle: float = 2.0) -> AsyncIterator[dict[str, Any] | None]:
    """Yield messages of ``channel``; yield None after ``idle`` seconds without one.

    None is the listener's cue to look into the database. While the broker is away only None comes.
    """
    while True:
        try:
            async with aclosing(_listen(channel, idle)) as messages:  # type: ignore[type-var]
                async for message in messages:
                    _end_if_cancelled()
                    yield message
        except (redis.RedisError, OSError):
            await asyncio.sleep(idle)
            _end_if_cancelled()
            yield None


def _end_if_cancelled() -> None:
    """Raise CancelledError again where it was lost.

    ``asyncio.wait_for`` of Python 3.11, which the client uses to connect, may swallow it; whoever
    closed the page at that moment would be followed for a quarter of an hour.
    """
    task = asyncio.current_task()
    if task and task.cancelling():
        raise asyncio.CancelledError


async def _listen(channel: str, idle: float) -> AsyncIterator[dict[str, Any] | None]:
    # Without a limit on waiting, a broker that hangs would silence us for good.
    client = redis.asyncio.Redis.from_url(
        settings.REDIS_URL, socket_timeout=idle, socket_connect_timeout=idle
    )
    try:
        async with client.pubsub() as pubsub:
            await pubsub.subscribe(PREFIX + channel)
            yield None  # what happened before we listened stands in the database
            while True:
                message = await pubsub.get_message(ignore_subscribe_messages=True, timeout=idle)
                yield json.loads(message["data"]) if message else None
    finally:
        await client.aclose()
