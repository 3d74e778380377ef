"""Celery's command lines, for ``serve``, ``work`` and ``schedule`` alike."""

from __future__ import annotations

import os
import secrets
import sys

from config import env


def celery() -> list[str]:
    """Return how to call Celery with this Python.

    Celery warns root of messages that run as root; ours carry ids only, and the sandbox steps down
    to a user without rights before it runs anything.
    """
    warning = "ignore:You're running the worker with superuser privileges"
    return [sys.executable, "-W", warning, "-m", "celery", "--quiet", "-A", "config"]


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
    """Two workers of one queue on one machine need two names: they would share a row and mail.

    Who starts a worker again after its death keeps the arguments, and so its name.
    """
    return [
        "worker",
        *("-P", "threads"),
        *("-c", str(slots)),
        *("-Q", queue),
        *("-n", f"{queue}-{secrets.token_hex(3)}@%h"),
        *("--loglevel", "warning", "--without-gossip", "--without-mingle"),
    ]
