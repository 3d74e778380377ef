"""The real content as rows: synced once in a test run, written again for every test that wants it.

Reading the files and trying every question takes seconds; writing the rows takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction

from curriculum.models import ContentStamp

ROOMS = ("curriculum", "quizzes", "labs", "progress")
Rows = list[tuple[type[models.Model], list[models.Model]]]

_remembered: Rows = []


def write() -> None:
    """Write the real content into an empty database."""
    if not _remembered:
        call_command("sync_content", verbosity=0)
        _remembered.extend(_rows())
        return
    with transaction.atomic():  # keys that point at each other are checked at its end
        for model, rows in _remembered:
            model._base_manager.bulk_create(rows)
    _count_on([model for model, _rows in _remembered])


def _rows() -> Rows:
    tables = [
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
    ]
    found = [(model, list(model._base_manager.all())) for model in tables]
    # The database itself stamps what is written.
    return [(model, rows) for model, rows in found if rows and model is not ContentStamp]


def _count_on(tables: Sequence[type[models.Model]]) -> None:
    """PostgreSQL gives new rows the keys after those that were written with theirs."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(tables))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
