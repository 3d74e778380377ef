"""Doormen: what time alone changes."""

from __future__ import annotations

from celery import shared_task

from progress.mastery.services import let_time_pass


@shared_task(name="progress.let_time_pass")
def fade() -> None:
    """Bring levels up to date that forgetting has changed."""
    let_time_pass()
