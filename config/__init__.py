"""The ground that every app stands on, and the roof (urls, asgi)."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
