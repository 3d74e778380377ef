"""The broker, asked so that a slow or absent one holds nobody up."""

from __future__ import annotations

import time
from functools import cache
from typing import Any, Final

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

PATIENCE: Final = 0.5  # seconds; a broker on the same network answers in a thousandth of that
PAUSE: Final = 2.0  # seconds in which nobody waits again for a broker that has just been silent
BRIEF: Final[dict[str, Any]] = {
    "socket_timeout": PATIENCE,
    "socket_connect_timeout": PATIENCE,
    "retry": Retry(NoBackoff(), 0),
}
_silent_until = 0.0


@cache
def client() -> redis.Redis:
    """This process's connection pool; its calls raise ``redis.RedisError`` soon, or answer."""
    return redis.Redis.from_url(settings.REDIS_URL, **BRIEF)


def is_silent() -> bool:
    """Return whether somebody has just waited in vain, so that waiting again is pointless."""
    return time.monotonic() < _silent_until


def note(error: redis.RedisError) -> None:
    """Remember a broker that kept somebody waiting; one that refuses costs no time."""
    global _silent_until
    if isinstance(error, redis.TimeoutError):
        _silent_until = time.monotonic() + PAUSE


def answers() -> bool:
    """Return whether the broker is there now; takes ``PATIENCE`` seconds at most."""
    if is_silent():
        return False
    try:
        return bool(client().ping())
    except redis.RedisError as error:
        note(error)
        return False
