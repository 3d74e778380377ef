"""Says what to do when a command finds no database, or one that was never prepared."""

from __future__ import annotations

import re

from django.db.utils import Error

_NEVER_PREPARED = re.compile(r"no such (table|column)|(relation|column) .* does not exist")


def advice(error: Error) -> str:
    """Return a sentence for whoever typed the command, in place of a traceback."""
    said = str(error).strip().split("\n", 1)[0]
    if _NEVER_PREPARED.search(said):
        return (
            f"The database is not prepared for this version ({said}). "
            "Run `manage.py prepare`, or start the site once with `make run`. "
            "DOKUGAKU_DATA must name the data folder that the site uses."
        )
    return f"The database cannot be used ({said}). Look at DATABASE_URL and DOKUGAKU_DATA."
