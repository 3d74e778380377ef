"""The cache in Redis, and one in this process for as long as Redis is away.

Only throttles live in the cache: without Redis they count by process, and nobody sees an error.
"""

from __future__ import annotations

import json
from typing import Any

import redis
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

from config import broker


class JsonSerializer:
    """Values as JSON: what somebody slips into Redis can mislead a throttle, but never run."""

    def dumps(self, value: Any) -> bytes:
        """Return the bytes that Redis keeps."""
        return json.dumps(value).encode()

    def loads(self, data: bytes) -> Any:
        """Return what `dumps` was given."""
        return json.loads(data)


class SteadyCache(RedisCache):
    """A ``RedisCache`` that never raises because Redis is away, and hardly ever waits for it."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {**params.get("OPTIONS", {}), **broker.BRIEF, "serializer": JsonSerializer()}
        super().__init__(server, {**params, "OPTIONS": options})
        self._nearby = LocMemCache("while-redis-is-away", {})

    def _ask(self, name: str, *args: Any, **options: Any) -> Any:
        if not broker.is_silent():
            try:
                return getattr(super(), name)(*args, **options)
            except redis.RedisError as error:
                broker.note(error)
        return getattr(self._nearby, name)(*args, **options)

    def add(self, *args: Any, **options: Any) -> Any:
        """Store unless there; see ``BaseCache``, also for the others."""
        return self._ask("add", *args, **options)

    def get(self, *args: Any, **options: Any) -> Any:
        return self._ask("get", *args, **options)

    def set(self, *args: Any, **options: Any) -> Any:
        return self._ask("set", *args, **options)

    def touch(self, *args: Any, **options: Any) -> Any:
        return self._ask("touch", *args, **options)

    def delete(self, *args: Any, **options: Any) -> Any:
        return self._ask("delete", *args, **options)

    def has_key(self, *args: Any, **options: Any) -> Any:
        return self._ask("has_key", *args, **options)

    def incr(self, *args: Any, **options: Any) -> Any:
        return self._ask("incr", *args, **options)

    def get_many(self, *args: Any, **options: Any) -> Any:
        return self._ask("get_many", *args, **options)

    def set_many(self, *args: Any, **options: Any) -> Any:
        return self._ask("set_many", *args, **options)

    def delete_many(self, *args: Any, **options: Any) -> Any:
        return self._ask("delete_many", *args, **options)

    def clear(self) -> Any:
        """Forget everything."""
        return self._ask("clear")
