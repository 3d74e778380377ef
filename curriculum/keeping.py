"""What is read from content is kept in each process until the content changes.

Every change of a content table gives the content a new random stamp (`curriculum.stamping`), in the
same transaction. So one small query says whether what a process holds is still right, in every
process, whoever changed the content, and also after a transaction was rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar

from django.db import connection

P = ParamSpec("P")
T = TypeVar("T")
STAMPS = 2  # the present content, and the one before for requests that are still under way


def stamp() -> str | None:
    """The content's stamp; None when it has none yet. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stamp FROM curriculum_contentstamp WHERE id = 1")
        row = cursor.fetchone()
    return str(row[0]) if row else None


class Kept(Generic[P, T]):
    """A function whose values are kept by the content's stamp. See `kept`."""

    def __init__(self, load: Callable[P, T]) -> None:
        self._load = load
        self._values: dict[str, dict[Hashable, T]] = {}
        update_wrapper(self, load)

    def __call__(self, *args: P.args, **named: P.kwargs) -> T:
        """The value for these arguments. One query; those of the function when content changed."""
        now = stamp()
        if now is None:
            return self._load(*args, **named)
        held = self._held(now)
        key = (args, tuple(sorted(named.items())))
        if key not in held:
            held[key] = self._load(*args, **named)
        return held[key]

    def _held(self, now: str) -> dict[Hashable, T]:
        """What is held for a stamp; threads that come at once may load twice: no harm is done."""
        values = self._values
        if now not in values:
            newest = list(values.items())[1 - STAMPS :]
            self._values = values = {**dict(newest), now: {}}
        return values[now]


def kept(load: Callable[P, T]) -> Kept[P, T]:
    """Keep what a function reads from content alone, by its arguments.

    The value is shared by all threads: nobody may change it. It must not depend on anything but
    content and arguments, also not on the active language, and there must be few arguments: what
    somebody made up would be held as well.
    """
    return Kept(load)
