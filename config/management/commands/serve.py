"""``manage.py serve``: the whole site as one process tree."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import sys
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config import env, valkey
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
        data.mkdir(parents=True, exist_ok=True)
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
        except OSError as error:
            raise CommandError(
                f"Cannot listen on {host}:{port} ({error.strerror}). "
                "Choose another port: make run PORT=8001"
            ) from None


def _prepare() -> None:
    tell("site", "database ...")
    call_command("migrate", interactive=False, verbosity=0)
    tell("site", "content ...")
    call_command("sync_content", verbosity=0)


def _serves(host: str, port: int) -> Callable[[], bool]:
    target = "127.0.0.1" if host == "0.0.0.0" else f"[{host}]" if ":" in host else host  # noqa: S104
    request = urllib.request.Request(
        f"http://{target}:{port}/health/",
        headers={"Host": settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"},
    )

    def ready() -> bool:
        try:
            with urllib.request.urlopen(request, timeout=2):  # noqa: S310
                return True
        except (urllib.error.URLError, OSError):
            return False

    return ready


def _children(host: str, port: int) -> list[Child]:
    python = sys.executable
    celery = [python, "-m", "celery", "-A", "config"]
    web = [python, "-m", "uvicorn", "config.asgi:application", "--host", host, "--port", str(port)]
    web += ["--no-access-log", "--log-level", "warning", "--timeout-graceful-shutdown", "3"]
    children = [] if env.text("REDIS_URL") else [valkey.child(settings.DATA_DIR)]
    children.append(Child("web", web, ready=_serves(host, port), patience=60))
    children += [
        Child(f"work-{queue}", [*celery, *worker_arguments(queue)]) for queue in grading_queues()
    ]
    children.append(Child("schedule", [*celery, *scheduler_arguments()]))
    return children


def grading_queues() -> list[str]:
    """Return the queues this machine serves: ``gpu`` only where the operator says there is one."""
    return ["cpu", "gpu"] if env.boolean("DOKUGAKU_GPU", False) else ["cpu"]


def scheduler_arguments() -> list[str]:
    """Return Celery's arguments for the one process that keeps the clock and sweeps up.

    It is apart from grading so that a full house never delays the sweep.
    """
    return [*_worker("maintenance", slots=1), "--beat"]


def worker_arguments(queue: str) -> list[str]:
    """Return Celery's arguments for a worker; threads only wait on the sandbox's pipes."""
    slots = env.integer("DOKUGAKU_SLOTS", max(1, os.cpu_count() or 1), minimum=1, maximum=64)
    return _worker(queue, slots=slots if queue == "cpu" else 1)


def _worker(queue: str, *, slots: int) -> list[str]:
    return [
        "worker",
        *("-P", "threads"),
        *("-c", str(slots)),
        *("-Q", queue),
        *("-n", f"{queue}@%h"),
        *("--loglevel", "warning", "--without-gossip", "--without-mingle"),
    ]
