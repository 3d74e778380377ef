"""Takes ids of submissions from the broker's lists and has them graded: one thread per slot.

A thread takes an id only when it is free to grade it, so that whatever waits stays in the list,
where every other worker finds it and the sweep can count it. Taken is taken: an id that is lost
with its worker is enqueued again by the sweep, since its row still waits.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

import redis
import structlog
from django.conf import settings
from django.db import close_old_connections
from redis.backoff import NoBackoff
from redis.retry import Retry

log = structlog.get_logger(__name__)
WAIT_SECONDS: Final = 1  # for the next id; whoever is told to end notices it after that
SILENT_SECONDS: Final = 5.0  # a broker that does not answer for so long is asked anew
PAUSE_SECONDS: Final = 1.0  # before a broker that is away is tried again, for ever


class Fetchers:
    """The slots of one worker.

    ``grade`` is called with an id. ``may_take`` is asked before each: a worker whose sandbox does
    not hold, or that ends, takes nothing.
    """

    def __init__(
        self,
        queues: Sequence[str],
        slots: int,
        grade: Callable[[UUID], None],
        may_take: Callable[[], bool],
    ) -> None:
        self._queues, self._grade, self._may_take = list(queues), grade, may_take
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, daemon=True, name=f"slot-{number}")
            for number in range(slots)
        ]

    def start(self) -> None:
        """Begin to take."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Take nothing more; return when what was taken has been graded or handed over."""
        self._ending.set()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _run(self) -> None:
        client = _client()
        while not self._ending.is_set():
            if not self._may_take():
                self._ending.wait(PAUSE_SECONDS)
                continue
            try:
                taken: Any = client.brpop(self._queues, WAIT_SECONDS)
            except redis.RedisError as error:
                log.warning("broker away", error=str(error))
                self._ending.wait(PAUSE_SECONDS)
                continue
            if taken:
                self._one(client, *taken)

    def _one(self, client: redis.Redis, queue: bytes, text: bytes) -> None:
        """Grade what was taken; whatever goes wrong, the slot stays."""
        if self._ending.is_set() or not self._may_take():
            _give_back(client, queue, text)
            return
        began = time.monotonic()
        close_old_connections()
        try:
            self._grade(UUID(text.decode()))
        except Exception:  # its row says how far it came, and the sweep looks after it
            log.exception("a run was dropped", message=text[:80], after=time.monotonic() - began)
        finally:
            close_old_connections()


def _client() -> redis.Redis:
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=WAIT_SECONDS + SILENT_SECONDS,
        socket_connect_timeout=SILENT_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


def _give_back(client: redis.Redis, queue: bytes, text: bytes) -> None:
    """Put an id back to where it was the next; if the broker is away the sweep finds its row."""
    try:
        client.rpush(queue, text)
    except redis.RedisError as error:
        log.warning("broker away", error=str(error))
