"""System checks: what an operator should know before the site starts."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, register


@register()
def data_folder_is_writable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The data folder must exist and be ours to write."""
    if os.access(settings.DATA_DIR, os.W_OK | os.X_OK):
        return []
    return [
        checks.Error(
            f"The data folder {settings.DATA_DIR} cannot be written.",
            hint="Set DOKUGAKU_DATA to a folder that this user may write.",
            id="dokugaku.E001",
        )
    ]


@register()
def front_end_is_built(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Pages need the manifest that Vite writes."""
    if settings.FRONTEND_MANIFEST.is_file():
        return []
    return [
        checks.Warning(
            "The front end is not built: pages will have no styles and no scripts.",
            hint="Run `make build`.",
            id="dokugaku.W001",
        )
    ]


@register(deploy=True)
def database_fits_many_machines(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """SQLite is for one machine."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return []
    return [
        checks.Warning(
            "The database is SQLite: fine for one machine, not for several.",
            hint="Set DATABASE_URL to a PostgreSQL database.",
            id="dokugaku.W002",
        )
    ]
