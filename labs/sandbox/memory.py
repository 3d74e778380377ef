"""A cache bounded in bytes whose entries are made once, however many threads ask at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Protocol


class Sized(Protocol):
    """Something that knows how many bytes it takes."""

    @property
    def size(self) -> int: ...


class BoundedCache:
    """Least recently used entries leave when the sum of sizes is over the limit."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._entries: OrderedDict[Hashable, Sized] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get_or_make(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The entry of a key; `make` runs once per key and its errors are not remembered."""
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            found = self._find(key)
            if found is None:
                found = make()
                self._keep(key, found)
        with self._lock:
            self._making.pop(key, None)
        return found

    def _find(self, key: Hashable) -> Sized | None:
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
            return self._entries.get(key)

    def _keep(self, key: Hashable, entry: Sized) -> None:
        with self._lock:
            self._entries[key] = entry
            self._size += entry.size
            while self._size > self._limit and len(self._entries) > 1:
                _key, left = self._entries.popitem(last=False)
                self._size -= left.size

    @property
    def size(self) -> int:
        """Bytes that all entries take together."""
        return self._size
