"""The web application: ``uvicorn config.asgi:application``."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

from config.bodies import BoundedBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = BoundedBodies(get_asgi_application())
