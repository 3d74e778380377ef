"""Triggers that give the content a new stamp whenever a row of it changes.

Triggers rather than signals, since bulk writes, other processes and an operator's SQL count too.
Tables made anew by a migration lose theirs, so they are looked after whenever migrations have run.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIRST = "INSERT INTO curriculum_contentstamp (id, stamp) VALUES (1, %s)"
WATCHED: list[type[models.Model]] = []
STAMP = "curriculum_contentstamp"
FUNCTION = """CREATE OR REPLACE FUNCTION stamp_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO curriculum_contentstamp (id, stamp) VALUES (1, gen_random_uuid()::text)
  ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp;
  RETURN NULL;
END $$"""


def watch(*tables: type[models.Model]) -> None:
    """Let changes of these models' rows count as changes of the content."""
    WATCHED.extend(tables)


def look_after(using: str = "default", **_signal: Any) -> None:
    """Make the triggers that are missing. Receives `post_migrate`."""
    connection = connections[using]
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        if STAMP not in present:
            return
        for statement in _missing(connection, present):
            cursor.execute(statement)
        cursor.execute("SELECT count(*) FROM curriculum_contentstamp")
        if not cursor.fetchone()[0]:
            cursor.execute(FIRST, [uuid4().hex])


def _missing(connection: BaseDatabaseWrapper, present: set[str]) -> list[str]:
    tables = [model._meta.db_table for model in WATCHED]  # noqa: SLF001  Django's public name
    tables = [table for table in tables if table in present]
    if connection.vendor == "sqlite":
        return [_on_sqlite(table, event) for table in tables for event in EVENTS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'stamped'")
        having = {name for (name,) in cursor.fetchall()}
    made = [_on_postgresql(table) for table in tables if table not in having]
    return [FUNCTION, *made] if made else []


NEW_STAMP = """BEGIN
  DELETE FROM curriculum_contentstamp;
  INSERT INTO curriculum_contentstamp (id, stamp) VALUES (1, lower(hex(randomblob(16))));
END"""
EVENTS = ("INSERT", "UPDATE", "DELETE")


def _on_sqlite(table: str, event: str) -> str:
    # Not INSERT OR REPLACE: the outer statement's OR IGNORE would be taken for it.
    name = f"stamped_{table}_{event.lower()}"
    return f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON {table} {NEW_STAMP}"


def _on_postgresql(table: str) -> str:
    events = " OR ".join((*EVENTS, "TRUNCATE"))
    return f"""CREATE TRIGGER stamped AFTER {events} ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION stamp_content()"""


def remove(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take all triggers away, before their table goes (a migration that is taken back)."""
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS stamp_content() CASCADE")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            if name.startswith("stamped_"):
                cursor.execute(f"DROP TRIGGER {name}")
