"""Doormen: Celery tasks that make one call. Grading is no task: see ``labs.fetching``."""

from __future__ import annotations

from celery import shared_task

from labs import (
    watching,
    workers,  # noqa: F401  hears of a worker's start and end
)


@shared_task(name="labs.sweep")
def sweep() -> None:
    """Look after rows that a lost worker or a lost broker left behind."""
    watching.sweep_if_due()
