"""The Celery application. Run a worker with ``celery -A config worker -Q cpu``."""

from __future__ import annotations

import os
from typing import Any

from celery import Celery
from celery.app.amqp import AMQP
from celery.signals import task_postrun, task_prerun
from django.db import close_old_connections
from kombu import Connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

LONGEST_PAUSE = 2.0  # seconds between two attempts to reach the broker


class EagerConnection(Connection):
    """A connection that is back soon after the broker is.

    Left to itself Celery waits two seconds longer after every attempt, up to half a minute.
    """

    def _ensure_connection(self, *args: Any, **options: Any) -> Any:
        options["interval_max"] = LONGEST_PAUSE
        return super()._ensure_connection(*args, **options)


class EagerAMQP(AMQP):
    """Celery's messages over such connections."""

    Connection = EagerConnection


app = Celery("dokugaku", amqp=EagerAMQP)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@task_prerun.connect
@task_postrun.connect
def mind_connections(**kwargs: Any) -> None:
    """Around a task as around a request: connections that are too old or broken are let go."""
    close_old_connections()
