"""``manage.py ping PART``: exits 0 when a part of the site answers; for health checks."""

from __future__ import annotations

import re
import socket
from argparse import ArgumentParser
from typing import Any

import redis
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.answering import web_answers
from config.celery import app


class Command(BaseCommand):
    help = "Asks a part of the site whether it is alive: web, worker (of this machine), broker."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", choices=["web", "worker", "broker"])
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, part: str, port: int, **options: Any) -> None:
        answers = {
            "web": lambda: web_answers("127.0.0.1", port),
            "worker": _worker,
            "broker": _broker,
        }[part]()
        if not answers:
            raise CommandError(f"The {part} does not answer.")
        self.stdout.write(f"The {part} answers.")


def _worker() -> bool:
    here = socket.gethostname()
    grading = f"(cpu|gpu)-[0-9a-f]+@{re.escape(here)}$"
    question: dict[str, Any] = {
        "pattern": grading,
        "matcher": "pcre",
        "reply": True,
        "timeout": 4,
        "limit": 1,
    }
    replies = app.control.broadcast("ping", **question)
    return bool(replies)


def _broker() -> bool:
    try:
        return bool(redis.Redis.from_url(settings.REDIS_URL, socket_timeout=4).ping())
    except redis.RedisError:
        return False
