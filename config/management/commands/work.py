"""``manage.py work QUEUE``: one grading worker; run it on as many machines as you like."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from config.celery_commands import celery, worker_arguments


class Command(BaseCommand):
    help = "Starts a worker for a grading queue."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("queue", choices=["cpu", "gpu"])

    def handle(self, *args: Any, queue: str, **options: Any) -> None:
        os.execv(sys.executable, [*celery(), *worker_arguments(queue)])
