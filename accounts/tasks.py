"""Doormen: what is tidied up from time to time."""

from __future__ import annotations

from celery import shared_task
from django.core.management import call_command


@shared_task(name="accounts.forget_sessions")
def forget_sessions() -> None:
    """Delete sessions that have ended; nothing else ever would."""
    call_command("clearsessions")
