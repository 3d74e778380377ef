"""A broker that is away or hangs holds nobody up and loses nothing."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import aclosing
from uuid import uuid4

import pytest

from config import broker, events
from config.caching import SteadyCache
from labs.queues.queueing import enqueue_grading, waiting_messages


def forget() -> None:
    broker.client.cache_clear()
    broker._silent_until = 0.0


@pytest.fixture
def hanging(settings) -> Iterator[str]:
    """A server that takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(100)
        settings.REDIS_URL = f"redis://127.0.0.1:{server.getsockname()[1]}/0"
        forget()
        yield settings.REDIS_URL
    forget()


@pytest.fixture
def absent(settings) -> Iterator[str]:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    forget()
    yield settings.REDIS_URL
    forget()


def test_handing_in_takes_a_second_at_most_while_the_broker_hangs(hanging: str) -> None:
    began = time.monotonic()
    assert enqueue_grading(uuid4(), "cpu") is False
    events.publish("anything", {})
    cache = SteadyCache(hanging, {})
    cache.set("attempts", [1.5])
    assert cache.get("attempts") == [1.5]
    assert time.monotonic() - began < 1.0


def test_nobody_believes_to_know_the_queue_of_a_broker_that_is_away(absent: str) -> None:
    assert waiting_messages("cpu") is None
    assert enqueue_grading(uuid4(), "cpu") is False


def test_throttles_go_on_counting_in_the_process_while_redis_is_away(absent: str) -> None:
    cache = SteadyCache(absent, {})
    assert cache.add("lock", True) is True
    assert cache.add("lock", True) is False
    cache.set("count", 1)
    assert cache.incr("count") == 2


def test_the_cache_keeps_its_values_in_redis_as_json(valkey: str) -> None:
    cache = SteadyCache(valkey, {})
    cache.set("history", [1.25, 2.5])
    assert cache.get("history") == [1.25, 2.5]
    assert broker.client().get(cache.make_key("history")) == b"[1.25, 2.5]"
    cache.set("count", 1)
    assert cache.incr("count") == 2


async def test_who_listens_to_a_broker_that_hangs_is_told_to_look_by_itself(hanging: str) -> None:
    async with aclosing(events.subscribe("anything", idle=0.2)) as messages:
        cues = [await asyncio.wait_for(anext(messages), timeout=3) for _ in range(3)]
    assert cues == [None, None, None]
