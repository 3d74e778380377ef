"""``manage.py schedule``: the clock and the sweep; one of it is enough for a site."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand

from config.celery_commands import celery, scheduler_arguments


class Command(BaseCommand):
    help = "Starts the scheduler."

    def handle(self, *args: Any, **options: Any) -> None:
        os.execv(sys.executable, [*celery(), *scheduler_arguments()])
