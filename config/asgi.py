"""The web application: ``uvicorn --http config.http:BoundedHead config.asgi:application``."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from config import collector  # noqa: E402  what follows needs the applications
from config.bodies import BoundedBodies  # noqa: E402
from config.handling import Handler  # noqa: E402
from config.threads import keep_connections  # noqa: E402

keep_connections()
application = BoundedBodies(Handler())
collector.settle()
