"""What authors' children said is remembered within a bound, and asked for once."""

import threading
from dataclasses import dataclass

import pytest

from labs.sandbox.memory import BoundedCache


@dataclass(frozen=True)
class Entry:
    size: int


def test_the_least_recently_used_leaves_first() -> None:
    cache, made = BoundedCache(100), []

    def ask(name: str) -> None:
        cache.get_or_make(name, lambda: made.append(name) or Entry(40))

    for name in ("a", "b", "a", "c", "a", "b"):
        ask(name)
    assert made == ["a", "b", "c", "b"]
    assert cache.size <= 100


def test_many_threads_make_an_entry_once() -> None:
    cache, made, ready = BoundedCache(100), [], threading.Barrier(8)

    def ask() -> None:
        ready.wait()
        cache.get_or_make("key", lambda: made.append(1) or Entry(1))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_an_error_is_not_remembered() -> None:
    cache = BoundedCache(100)
    with pytest.raises(ZeroDivisionError):
        cache.get_or_make("key", lambda: 1 / 0)
    assert cache.get_or_make("key", lambda: Entry(1)) == Entry(1)
