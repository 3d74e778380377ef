"""A worker keeps trying to break out of its own sandbox; while it can, it takes no jobs.

Machines change under a running worker: a kernel setting, a container's profile, an upgrade. So the
probes of the start are made again every few minutes, and soon again after a failure.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import structlog
from django.conf import settings

from labs.sandbox.pool import SandboxPool
from labs.sandbox.probes import Layer, LayerReport

log = structlog.get_logger(__name__)
SOON_SECONDS = 30.0  # after a failure: it may have been a full machine


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
    stop: threading.Event,
    *,
    safe: bool,
) -> None:
    """Look again and again until `stop`.

    hear: is told every report; whoever hears of a missing layer takes no more jobs.
    safe: whether the probes at the start held.
    """
    while not stop.wait(pause(safe=safe)):
        report = look()
        hear(report)
        if safe and not report.complete:
            log.error("this worker takes no more jobs", why=report.refusal())
        elif report.complete and not safe:
            log.warning("this worker takes jobs again")
        safe = report.complete


def pause(*, safe: bool) -> float:
    """Seconds until the next look."""
    usual = float(settings.PROBE_SECONDS)
    return usual if safe else min(usual, SOON_SECONDS)
