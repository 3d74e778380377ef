"""A worker keeps trying to break out of its own sandbox; while it can, it takes no jobs.

Machines change under a running worker: a kernel setting, a container's profile, an upgrade. So the
probes of the start are made again every few minutes, and soon again after a failure.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.conf import settings

from labs.sandbox.pool import SandboxPool
from labs.sandbox.probes import Layer, LayerReport

log = structlog.get_logger(__name__)
SOON_SECONDS = 30.0  # after a failure: it may have been a full machine


@dataclass(frozen=True)
class Queues:
    """How a worker leaves its queues and comes back to them."""

    leave: Callable[[], None]
    rejoin: Callable[[], None]


def examine(pool: SandboxPool) -> LayerReport:
    """What holds now. A sandbox that cannot even be tried does not hold."""
    try:
        return pool.probe_again()
    except Exception as error:  # whatever it is: a layer that was not seen to hold does not hold
        sentence = f"The probes could not be made: {type(error).__name__}: {error}."
        return LayerReport(pool.mode, (Layer("jail", False, sentence),))


def keep_watch(
    look: Callable[[], LayerReport],
    hear: Callable[[LayerReport], None],
    queues: Queues,
    stop: threading.Event,
    *,
    safe: bool,
) -> None:
    """Look again and again until `stop`; leave the queues when a layer is gone, rejoin when not.

    hear: is told every report, before anything is done about it.
    safe: whether the probes at the start held.
    """
    while not stop.wait(pause(safe=safe)):
        report = look()
        hear(report)
        if safe and not report.complete:
            log.error("this worker takes no more jobs", why=report.refusal())
            queues.leave()
        elif report.complete and not safe:
            log.warning("this worker takes jobs again")
            queues.rejoin()
        safe = report.complete


def pause(*, safe: bool) -> float:
    """Seconds until the next look."""
    usual = float(settings.PROBE_SECONDS)
    return usual if safe else min(usual, SOON_SECONDS)
