"""What work costs: processor time of this thread and of its database session, and queries.

Processor time, since wall time on a machine that does other things says more about those. The
session's is what the kernel counts for the process of PostgreSQL that serves the connection.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time, those of the database among them, of wall time; queries."""

    cpu_ms: float
    database_ms: float
    wall_ms: float
    queries: int


def cost_of(work: Callable[[], T]) -> tuple[T, Cost]:
    """Do the work; its result, and what it cost here and in the database."""
    from django.db import connection

    count = 0

    def counted(execute: Any, *arguments: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*arguments)

    connection.ensure_connection()
    session = connection.connection.info.backend_pid
    with connection.execute_wrapper(counted):
        began = (perf_counter(), thread_time(), _session_ms(session))
        result = work()
        wall, own = perf_counter() - began[0], thread_time() - began[1]
        database = _session_ms(session) - began[2]
    return result, Cost(1000 * own + database, database, 1000 * wall, count)


def _session_ms(pid: int) -> float:
    """Milliseconds that a process has run (the kernel counts nanoseconds)."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6


def client_of(user: Any) -> Any:
    """A browser in which somebody is signed in."""
    from django.test import Client

    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.handler.load_middleware()  # once in a server's life, not with the first page
    return client


def asked(client: Any, address: str) -> Cost:
    """What a page costs; SystemExit when it is not told."""
    response, cost = cost_of(lambda: client.get(address))
    if response.status_code not in (200, 403):
        raise SystemExit(f"{address}: {response.status_code}")
    return cost
