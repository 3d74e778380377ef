"""How grading does: phases of recent runs, queues, workers, our failures.

What is read is bounded (an index and a number of rows), so that it costs the same with a thousand
submissions and with a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from labs import selectors
from labs.models import LabVersion, State, Submission, Worker
from labs.status.figures import PHASES

WINDOWS: Final = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
SAMPLE: Final = 2000  # the newest runs of a window; enough for a 99th percentile
FAILURES_COUNTED: Final = 1000
FAILURES_SHOWN: Final = 20
QUEUES: Final = ("cpu", "gpu")
ALL: Final = "all"
PERCENTILES: Final = (50, 95, 99)


@dataclass(frozen=True)
class QueueFigures:
    """A queue now. ``oldest_seconds``: how long the first has waited."""

    name: str
    served: bool
    waiting: int
    running: int
    oldest_seconds: int


@dataclass(frozen=True)
class PhaseFigures:
    """How long one phase of the runs took, in milliseconds."""

    runtime: str
    phase: str
    runs: int
    p50_ms: float
    p95_ms: float
    p99_ms: float


@dataclass(frozen=True)
class Status:
    """All of it. ``runs``: looked at; ``complete``: these were all runs of the window."""

    window: str
    at: datetime
    queues: list[QueueFigures]
    workers: list[Worker]
    runs: int
    complete: bool
    phases: list[PhaseFigures]
    our_failures: int

    @property
    def grading(self) -> bool:
        """Whether a live worker serves the queue that every lab can use."""
        return any(queue.name == "cpu" and queue.served for queue in self.queues)


def status(window: str = "hour") -> Status:
    """Everything that everybody may know. Six queries."""
    now = timezone.now()
    since = now - WINDOWS[window]
    workers = selectors.recent_workers(now)
    runs = list(_newest_runs(since))
    return Status(
        window=window,
        at=now,
        queues=queue_figures(workers, now),
        workers=workers,
        runs=len(runs),
        complete=len(runs) < SAMPLE,
        phases=phase_figures(_by_runtime(runs)),
        our_failures=failures_since(since)[: FAILURES_COUNTED + 1].count(),
    )


def _newest_runs(since: datetime) -> QuerySet[Submission, tuple[int, dict[str, Any]]]:
    ended = Submission.objects.filter(state=State.FINISHED, finished_at__gte=since)
    newest = ended.exclude(verdict="our_failure").order_by("-finished_at")
    return newest.values_list("lab_version_id", "phases")[:SAMPLE]


def _by_runtime(runs: Iterable[tuple[int, dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The phases of runs, of all runtimes together and of each."""
    runs = list(runs)
    versions = LabVersion.objects.filter(pk__in={version for version, _ in runs})
    runtimes = dict(versions.values_list("pk", "spec__runtime"))
    found: dict[str, list[dict[str, Any]]] = {ALL: []}
    for version, phases in runs:
        found[ALL].append(phases)
        found.setdefault(str(runtimes[version]), []).append(phases)
    return found


def phase_figures(runs: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[PhaseFigures]:
    """Percentiles per runtime and phase, for those that happened."""
    return [
        PhaseFigures(runtime, phase, len(values), *percentiles(values))
        for runtime in sorted(runs)
        for phase in PHASES
        if (values := [run[f"{phase}_ms"] for run in runs[runtime] if f"{phase}_ms" in run])
    ]


def percentiles(values: Sequence[float]) -> list[float]:
    """The 50th, 95th and 99th percentile: the smallest value that so many are not above.

    >>> percentiles([float(n) for n in range(1, 201)])
    [100.0, 190.0, 198.0]
    >>> percentiles([7.0])
    [7.0, 7.0, 7.0]
    """
    ordered = sorted(values)
    return [round(ordered[-(-len(ordered) * p // 100) - 1], 2) for p in PERCENTILES]


def queue_figures(workers: Iterable[Worker], now: datetime) -> list[QueueFigures]:
    """Each queue. One query; only what is open is counted."""
    served = {name for worker in workers if worker.accepts_work for name in worker.queues}
    rows = (
        Submission.objects.filter(state__in=[State.QUEUED, State.RUNNING])
        .order_by()
        .values_list("queue", "state")
        .annotate(number=Count("id"), oldest=Min("created_at"))
    )
    found = {(queue, state): (number, oldest) for queue, state, number, oldest in rows}
    return [_queue(name, name in served, found, now) for name in QUEUES]


def _queue(
    name: str, served: bool, found: Mapping[tuple[str, str], tuple[int, datetime]], now: datetime
) -> QueueFigures:
    waiting, oldest = found.get((name, State.QUEUED), (0, now))
    running, _began = found.get((name, State.RUNNING), (0, now))
    return QueueFigures(name, served, waiting, running, max(0, int((now - oldest).total_seconds())))


def failures_since(since: datetime) -> QuerySet[Submission]:
    """Runs that were closed as our failure, newest first."""
    return Submission.objects.filter(verdict="our_failure", finished_at__gte=since).order_by(
        "-finished_at"
    )


def newest_failures() -> list[Submission]:
    """What operators look into. One query; neither code nor output is fetched."""
    failed = Submission.objects.filter(verdict="our_failure").order_by("-finished_at")
    shown = failed.select_related("lab_version__lab").only(
        "failure", "worker", "tries", "finished_at", "lab_version__lab__slug"
    )
    return list(shown[:FAILURES_SHOWN])


def replay_command(submission: Submission) -> str:
    """What an operator types to see it again."""
    return f"manage.py replay_submission {submission.pk}"
