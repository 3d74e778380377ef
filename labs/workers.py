"""This process as a grading worker: its sandbox, its heartbeat, and whether it may take work.

Only Celery's signals call these functions; a web process never has a sandbox.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any

import structlog
from celery.signals import (
    celeryd_after_setup,
    worker_ready,
    worker_shutdown,
    worker_shutting_down,
)
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from labs import grading_runs
from labs.models import Worker
from labs.sandbox.pool import SandboxPool, SandboxRefusedError

log = structlog.get_logger(__name__)
HEARTBEAT_SECONDS = 5.0
GRADING_QUEUES = ("cpu", "gpu")
LAST_SECONDS = 3.0  # what a run gets to finish when we are told to end; then another worker has it


@dataclass
class ThisWorker:
    """What this process knows about itself."""

    name: str = ""
    queues: list[str] = field(default_factory=list)
    pool: SandboxPool | None = None
    reason: str = "The sandbox has not been started."
    layers: dict[str, Any] = field(default_factory=dict)
    stop: threading.Event = field(default_factory=threading.Event)
    told_to_end_at: float | None = None  # monotonic

    def leaving(self) -> bool:
        """Whether runs that are not finished must be handed over now."""
        told = self.told_to_end_at
        return told is not None and time.monotonic() > told + LAST_SECONDS


here = ThisWorker()


@celeryd_after_setup.connect
def set_up(sender: str, instance: Any, **kwargs: Any) -> None:
    """Start the sandbox before the first job is fetched, when we serve a grading queue."""
    queues = list(instance.app.amqp.queues.consume_from)
    here.name = sender
    here.queues = [queue for queue in queues if queue in GRADING_QUEUES]
    if here.queues:
        start_sandbox()


def start_sandbox() -> None:
    """Build the jail and the warm parents; without a needed layer this worker takes no jobs."""
    pool = SandboxPool()
    try:
        report = pool.start(("numpy", "tensorflow"))
    except SandboxRefusedError as error:
        here.reason, here.layers = str(error), error.report.as_dict()
        log.error("this worker takes no jobs", why=here.reason)
    else:
        here.pool, here.reason, here.layers = pool, "", report.as_dict()


@worker_ready.connect
def begin(sender: Any, **kwargs: Any) -> None:
    """Leave the grading queues when the sandbox is not there; report for as long as we live."""
    if here.queues and here.pool is None:
        for queue in here.queues:
            sender.cancel_task_queue(queue)
    if here.queues:
        report()
        threading.Thread(target=_heartbeat, daemon=True, name="heartbeat").start()


def _heartbeat() -> None:
    while not here.stop.wait(HEARTBEAT_SECONDS):
        close_old_connections()
        try:
            grading_runs.beat(worker=here.name)
            report()
        except Exception as error:  # the database may be away; the next beat tries again
            log.warning("heartbeat not written", error=str(error))


def report() -> None:
    """Write our last word about ourselves."""
    Worker.objects.update_or_create(
        name=here.name,
        defaults={
            "queues": here.queues,
            "layers": here.layers,
            "accepts_work": here.pool is not None and here.told_to_end_at is None,
            "reason": here.reason,
            "device": "gpu" if "gpu" in here.queues else "cpu",
            "seen_at": timezone.now(),
        },
    )


@worker_shutting_down.connect
def leave(**kwargs: Any) -> None:
    """Note when we were told to end. A signal handler calls this: nothing here may wait."""
    here.told_to_end_at = here.told_to_end_at or time.monotonic()


@worker_shutdown.connect
def end(**kwargs: Any) -> None:
    """Say goodbye, so that pages know at once, and end the warm parents."""
    here.stop.set()
    if not here.queues:
        return
    try:
        Worker.objects.filter(name=here.name).update(accepts_work=False, reason="stopped")
    except DatabaseError as error:  # pages hear of it when no further heartbeat comes
        log.warning("goodbye not written", error=str(error))
    if here.pool is not None:
        here.pool.close()
