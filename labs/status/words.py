"""The state of grading in words, for the status page."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from config.problems import Text
from labs import wording
from labs.models import Worker
from labs.status.summary import ALL, FAILURES_COUNTED, Status

PHASES: Final[dict[str, Text]] = {
    "queued": gettext_lazy("Waiting in the queue"),
    "start": gettext_lazy("Starting"),
    "run": gettext_lazy("Running"),
    "compare": gettext_lazy("Comparing"),
    "publish": gettext_lazy("Writing and telling results"),
}
RUNTIMES: Final[dict[str, Text]] = {
    ALL: gettext_lazy("All runs"),
    "numpy": gettext_lazy("NumPy labs"),
    "tensorflow": gettext_lazy("TensorFlow labs"),
}


def windows() -> list[tuple[str, str]]:
    """The windows one may look at."""
    return [("hour", _("The last hour")), ("day", _("The last day"))]


def summary(status: Status) -> dict[str, str]:
    """One sentence with its tone: is grading all right?"""
    waiting = sum(queue.waiting for queue in status.queues)
    if not status.grading and any(one.reason == Worker.STARTING for one in status.workers):
        text = _("A grading worker is starting up. What is handed in is kept and graded then.")
        return {"tone": "info", "title": _("Grading is about to begin"), "text": text}
    if not status.grading:
        text = _("No grading worker is running. What is handed in is kept and graded later.")
        return {"tone": "bad", "title": _("Grading is paused"), "text": text}
    if status.our_failures:
        return {"tone": "warn", "title": _("Grading works"), "text": failures(status.our_failures)}
    text = ngettext("%(count)s run waits.", "%(count)s runs wait.", waiting) % {"count": waiting}
    return {"tone": "good", "title": _("Grading works"), "text": text}


def failures(count: int) -> str:
    """How many runs of the window we failed to grade."""
    if count > FAILURES_COUNTED:
        return _("More than %(count)s runs failed on our side; none was charged.") % {
            "count": FAILURES_COUNTED
        }
    return ngettext(
        "%(count)s run failed on our side; it was not charged.",
        "%(count)s runs failed on our side; none was charged.",
        count,
    ) % {"count": count}


def phase_tables(status: Status) -> list[dict[str, Any]]:
    """A table per runtime: a row per phase with its percentiles as people write them.

    Where one runtime has run, a table of all would say the same again.
    """
    several = len({row.runtime for row in status.phases}) > 2
    shown = [row for row in status.phases if several or row.runtime != ALL]
    return [
        {
            "title": str(RUNTIMES.get(runtime, runtime)),
            "id": runtime,
            "rows": [
                {
                    "label": str(PHASES[row.phase]),
                    "values": [
                        wording.duration(value) for value in (row.p50_ms, row.p95_ms, row.p99_ms)
                    ],
                }
                for row in rows
            ],
        }
        for runtime, rows in groupby(shown, key=lambda row: row.runtime)
    ]


def worker_words(worker: Worker, *, operator: bool) -> dict[str, Any]:
    """A worker; its name and why it refuses are for operators."""
    layers = worker.layers.get("layers") or {}
    parents = worker.memory.get("parents") or {}
    return {
        "row": worker,
        "title": worker.name if operator else _("Worker"),
        "accepts": worker.accepts_work,
        "starting": worker.reason == Worker.STARTING,
        "reason": worker.reason if operator else "",
        "queues": ", ".join(worker.queues),
        "layers": sorted(layers.items()),
        "live": sum(bool(live) for live in layers.values()),
        "total": len(layers),
        "warm": worker.layers.get("mode") == "warm",
        "memory": [
            (str(RUNTIMES.get(runtime, runtime)), f"{wording.number(parent.get('rss_mb'))} MB")
            for runtime, parent in sorted(parents.items())
        ],
    }
