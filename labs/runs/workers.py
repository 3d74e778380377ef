"""This process as a grading worker: its sandbox, its heartbeat, and whether it may take work.

Only Celery's signals call these functions; a web process never has a sandbox.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from celery.signals import (
    celeryd_after_setup,
    worker_ready,
    worker_shutdown,
    worker_shutting_down,
)
from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from config import collector
from config.threads import keep_connections
from labs import news
from labs.models import Worker
from labs.runs import lifecycle, probing, tending, watching
from labs.sandbox.pool import SandboxPool, SandboxRefusedError
from labs.sandbox.probes import LayerReport
from labs.status import figures

log = structlog.get_logger(__name__)
HEARTBEAT_SECONDS = 3.0
GRADING_QUEUES = ("cpu", "gpu")
SWEEP_LOOK_SECONDS = 1.0  # whose turn it is to sweep is decided in the database
NO_PULSE_SECONDS = 60.0
STDERR = 2
END_SECONDS = 10.0  # what an orderly end may take when a thread of ours is stuck
LAST_SECONDS = 3.0  # what a run gets to finish when we are told to end; then another worker has it


@dataclass
class ThisWorker:
    """What this process knows about itself."""

    name: str = ""
    queues: list[str] = field(default_factory=list)
    slots: int = 1
    pool: SandboxPool | None = None
    reason: str = Worker.STARTING
    layers: dict[str, Any] = field(default_factory=dict)
    memory: dict[str, Any] = field(default_factory=dict)
    probed_at: datetime | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    told_to_end_at: float | None = None  # monotonic

    @property
    def may_grade(self) -> bool:
        """Whether every layer held when it was last tried."""
        return self.pool is not None and not self.reason

    def hear(self, report: LayerReport) -> None:
        """Note what the probes have found just now."""
        self.layers, self.probed_at = report.as_dict(), timezone.now()
        self.reason = "" if report.complete else report.refusal()

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
    here.slots = instance.concurrency
    if here.queues:
        keep_connections()
        _try_in_database(_arrive)
        here.hear(start_sandbox())
        if not here.may_grade:
            log.error("this worker takes no jobs", why=here.reason)


def _arrive() -> None:
    """Say that we are on our way, and what an earlier process of our name left behind."""
    report()
    lifecycle.take_back_own(worker=here.name)


def start_sandbox() -> LayerReport:
    """Build the jail and the warm parents; without a needed layer this worker takes no jobs."""
    pool = SandboxPool(answers=settings.DATA_DIR / "answers")
    try:
        found = pool.start(("numpy", "tensorflow"))
    except SandboxRefusedError as error:
        return error.report
    here.pool = pool
    return found


@worker_ready.connect
def begin(sender: Any, **kwargs: Any) -> None:
    """Leave the grading queues when the sandbox is not there; report for as long as we live."""
    if not here.queues:
        return
    if not here.may_grade:
        _leave_queues(sender)
    threading.Thread(target=_probe, args=(sender,), daemon=True, name="probes").start()
    _try_in_database(report)
    for act in (_heartbeat, _sweep, _pulse, _news, _tend):
        threading.Thread(target=act, daemon=True, name=act.__name__.strip("_")).start()
    collector.settle()


def _leave_queues(consumer: Any) -> None:
    for queue in here.queues:
        consumer.cancel_task_queue(queue)


def _rejoin_queues(consumer: Any) -> None:
    for queue in here.queues:
        consumer.add_task_queue(queue)


def _probe(consumer: Any) -> None:
    queues = probing.Queues(  # the consumer's own thread must do it
        leave=lambda: consumer.call_soon(_leave_queues, consumer),
        rejoin=lambda: consumer.call_soon(_rejoin_queues, consumer),
    )
    probing.keep_watch(_examine, _tell, queues, here.stop, safe=here.may_grade)


def _examine() -> LayerReport:
    """What holds now. Where no sandbox could be built yet, try again."""
    return probing.examine(here.pool) if here.pool else start_sandbox()


def _tell(found: LayerReport) -> None:
    here.hear(found)
    _try_in_database(report)


def _heartbeat() -> None:
    while not here.stop.wait(HEARTBEAT_SECONDS):
        _try_in_database(_beat)
        if lifecycle.is_stuck():
            _end_by_force()


def _beat() -> None:
    lifecycle.beat(worker=here.name)
    report()


def _pulse() -> None:
    """Have this process ended when for a minute no Python can run in it.

    Code that computes in C without letting anybody else run silences every thread of ours; the
    watch that is wound up here needs none. Who watches us starts another.
    """
    while not here.stop.wait(HEARTBEAT_SECONDS):
        # Not sys.stderr: Celery puts a logger in its place, which has no descriptor.
        faulthandler.dump_traceback_later(NO_PULSE_SECONDS, exit=True, file=STDERR)
    faulthandler.cancel_dump_traceback_later()


def _sweep() -> None:
    """Sweep when it is time, so that nothing waits for a scheduler or a broker that is away."""
    while not here.stop.wait(SWEEP_LOOK_SECONDS):
        _try_in_database(watching.sweep_if_due)


def _tend() -> None:
    """Look after the sandbox, once there is one."""
    while here.pool is None:
        if here.stop.wait(HEARTBEAT_SECONDS):
            return
    tending.Tender(here.pool, _note_memory, here.stop).run()


def _news() -> None:
    """Carry the news of ended runs, when no run waits for a processor."""
    news.carry(here.stop, lifecycle.is_at_work)


def _note_memory(memory: dict[str, Any]) -> None:
    here.memory = memory


def _try_in_database(act: Callable[[], object]) -> None:
    """Do it; the database or the broker may be away, then the next time does."""
    close_old_connections()
    try:
        act()
    except Exception as error:
        log.warning("not written", what=act.__name__, error=str(error))
    finally:
        close_old_connections()


def _end_by_force() -> None:
    """End this process: one of its threads will never come back. Who watches us starts another.

    Other runs are handed over first; the stuck one is found silent by the sweep.
    """
    log.error("a run is stuck, so this worker ends")
    here.told_to_end_at = here.told_to_end_at or time.monotonic()
    os.kill(os.getpid(), signal.SIGTERM)
    if not here.stop.wait(END_SECONDS):
        os._exit(os.EX_SOFTWARE)


def report() -> None:
    """Write our last word about ourselves."""
    Worker.objects.update_or_create(
        name=here.name,
        defaults={
            "queues": here.queues,
            "layers": here.layers,
            "accepts_work": here.may_grade and here.told_to_end_at is None,
            "reason": here.reason,
            "probed_at": here.probed_at,
            "device": "gpu" if "gpu" in here.queues else "cpu",
            "slots": here.slots,
            "figures": figures.snapshot(),
            "memory": here.memory,
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
