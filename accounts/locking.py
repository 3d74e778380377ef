"""Who changes a person's things does so one after the other."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from accounts.models import User


def lock_people(people: Collection[int]) -> None:
    """Let whoever else locks one of these (by id) wait until this transaction has ended.

    So nobody works from what another is just replacing. Not the full lock: on PostgreSQL that would
    keep people from writing anything else meanwhile. SQLite needs none, and is asked nothing: its
    transactions that write go one after the other anyway.
    """
    if connection.features.has_select_for_update:
        rows = User.objects.select_for_update(no_key=True).filter(pk__in=people)
        list(rows.order_by("pk").values_list("pk"))
