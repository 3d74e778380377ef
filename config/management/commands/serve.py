"""``manage.py serve``: the whole site as one process tree."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config import env, valkey
from config.answering import web_answers
from config.celery_commands import celery, grading_queues, scheduler_arguments, worker_arguments
from config.processes import Child, Supervisor, tell


class Command(BaseCommand):
    help = "Starts web, workers, scheduler and the embedded Valkey; Ctrl-C ends all of them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=os.environ.get("DOKUGAKU_BIND", "127.0.0.1"))
        parser.add_argument(
            "--port", type=int, default=env.integer("DOKUGAKU_PORT", 8000, minimum=1, maximum=65535)
        )

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        os.environ.setdefault("DOKUGAKU_LOG_JSON", "0" if sys.stdout.isatty() else "1")
        lock = _only_one(settings.DATA_DIR)
        _refuse_taken_port(host, port)
        _prepare()
        supervisor = Supervisor(_children(host, port))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: supervisor.stopping.set())
        try:
            if supervisor.start():
                self._greet(host, port)
                supervisor.watch()
            elif not supervisor.stopping.is_set():
                raise CommandError("The site did not start; the lines above say why.")
        finally:
            tell("site", "ending ...")
            supervisor.stop()
            lock.close()
            tell("site", "ended.")

    def _greet(self, host: str, port: int) -> None:
        shown = "localhost" if host in ("127.0.0.1", "0.0.0.0") else host  # noqa: S104
        tell("site", "")
        tell("site", f"Dokugaku is ready: http://{shown}:{port}/")
        tell("site", "To become operator, sign up there, then in another terminal:")
        tell("site", "    make operator EMAIL=you@example.org")
        tell("site", "Ctrl-C ends everything.")
        tell("site", "")


def _only_one(data: Path) -> IO[str]:
    """Take the data folder for this process; two sites must not share one."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (data / "serve.lock").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CommandError(f"Dokugaku is already running on {data}.") from None
    except OSError as error:
        raise CommandError(
            f"The data folder {data} cannot be written ({error.strerror}). "
            "Set DOKUGAKU_DATA to a folder that you may write."
        ) from None
    return lock


def _refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "a port is a number from 1 to 65535"
            raise CommandError(
                f"Cannot listen on {host}:{port} ({reason}). "
                "Choose another port: make run PORT=8001"
            ) from None


def _prepare() -> None:
    tell("site", "database and content ...")
    call_command("prepare", verbosity=0)


def _children(host: str, port: int) -> list[Child]:
    python = sys.executable
    web = [python, "-m", "uvicorn", "config.asgi:application", "--host", host, "--port", str(port)]
    web += ["--loop", "uvloop", "--http", "config.http:BoundedHead"]
    web += ["--no-access-log", "--log-level", "warning", "--timeout-graceful-shutdown", "3"]
    children = [] if env.text("REDIS_URL") else [valkey.child(settings.DATA_DIR)]
    children.append(Child("web", web, ready=lambda: web_answers(host, port), patience=60))
    children += [
        Child(f"work-{queue}", [*celery(), *worker_arguments(queue)]) for queue in grading_queues()
    ]
    children.append(Child("schedule", [*celery(), *scheduler_arguments()]))
    return children
