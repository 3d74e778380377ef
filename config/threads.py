"""The threads in which a web process does what must wait, and the connections they keep.

Django under ASGI starts a thread for every request, which opens the database anew, and hops between
it and the event loop several times. Here a request is one visit to a thread that stays.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

from django.db import connections

THREADS: Final = 16  # who waits for the database must not hold up the others
KEPT_SECONDS: Final = 300
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")


async def in_thread(
    act: Callable[Parameters, Result], *args: Parameters.args, **options: Parameters.kwargs
) -> Result:
    """Return what ``act`` returns in one of our threads, with the caller's context variables."""
    context = contextvars.copy_context()
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads, lambda: context.run(act, *args, **options))


def keep_connections() -> None:
    """From now on this process's threads keep their connections, and try each before they use it.

    For processes whose threads stay: elsewhere a kept connection is never found again.
    """
    for alias in connections.settings:
        connections.settings[alias] |= {
            "CONN_MAX_AGE": KEPT_SECONDS,
            "CONN_HEALTH_CHECKS": True,
        }
