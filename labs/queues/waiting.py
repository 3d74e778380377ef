"""Where a submission waits, and about how long: its place, recent run times, live slots."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Final
from uuid import UUID

from django.core.cache import cache

from config.prepared import Parameter, prepared
from labs import selectors
from labs.models import State, Submission, Worker
from labs.queues.routing import Place

LOOKED_AT: Final = 300  # newest runs from which times are taken
KEPT_SECONDS: Final = 10
LINE_SECONDS: Final = 0.5
KEY: Final = "labs:run-seconds"
UNKNOWN_SECONDS: Final = 3.0  # a run of a lab of which none has ended lately
OVERALL: Final = "all"


@dataclass(frozen=True)
class Line:
    """A queue as it stood at a moment.

    ``waiting``: ids in their order, and the lab version of each. ``running``: runs by lab version.
    ``slots``: of workers that take work. ``starting``: a worker is on its way.
    """

    read_at: float  # monotonic
    waiting: tuple[UUID, ...]
    versions: tuple[str, ...]
    running: Mapping[str, int]
    slots: int
    starting: bool


_lines: dict[str, Line] = {}  # this process's newest reading of each queue


def place_of(submission: Submission) -> Place | None:
    """The place of a waiting submission; None for any other. Three queries at most.

    Hundreds may wait and ask every two seconds: one reading serves all for a moment.
    """
    if submission.state != State.QUEUED:
        return None
    line = _line(submission)
    before = bisect_left(line.waiting, submission.pk)
    if not line.slots:
        return Place(before + 1, None, line.starting)
    queued = Counter(line.versions[:before])
    return Place(before + 1, rounded(expected(queued, line.running, run_seconds(), line.slots)))


def _line(submission: Submission) -> Line:
    """The queue of a submission, read lately enough to have it."""
    line = _lines.get(submission.queue)
    if line and time.monotonic() - line.read_at < LINE_SECONDS and _has(line, submission.pk):
        return line
    line = _lines[submission.queue] = _read_line(submission.queue)
    return line


def _has(line: Line, pk: UUID) -> bool:
    at = bisect_left(line.waiting, pk)
    return at < len(line.waiting) and line.waiting[at] == pk


def _read_line(queue: str) -> Line:
    read_at = time.monotonic()  # before we read: what happens meanwhile may not be in it
    rows = _open_in(queue=queue)
    queued = [(pk, str(version)) for pk, state, version in rows if state == State.QUEUED]
    workers = selectors.slots_of(queue)
    return Line(
        read_at,
        tuple(pk for pk, _version in queued),
        tuple(version for _pk, version in queued),
        Counter(str(version) for _pk, state, version in rows if state == State.RUNNING),
        sum(slots for slots, accepts_work, _reason in workers if accepts_work),
        any(reason == Worker.STARTING for *_rest, reason in workers),
    )


_open_in = prepared(
    lambda: (
        Submission.objects.filter(
            state__in=[State.QUEUED, State.RUNNING], queue=Parameter(Submission, "queue")
        )
        .order_by("id")
        .values_list("id", "state", "lab_version_id")
    )
)


def expected(
    queued: Mapping[str, int], running: Mapping[str, int], seconds: Mapping[str, float], slots: int
) -> float:
    """Seconds until the next free slot is ours, when those before us take what theirs took lately.

    >>> expected({"a": 3}, {"a": 2}, {"a": 2.0}, 2)
    4.0
    >>> expected({}, {"a": 1}, {"a": 2.0}, 2)
    0.0
    """
    if not queued and sum(running.values()) < slots:
        return 0.0
    usual = seconds.get(OVERALL, UNKNOWN_SECONDS)
    to_do = sum(number * seconds.get(version, usual) for version, number in queued.items())
    half_done = sum(number * seconds.get(version, usual) / 2 for version, number in running.items())
    return (to_do + half_done) / slots


def rounded(seconds: float) -> int:
    """Whole seconds, the coarser the longer: nobody is helped by a figure that changes all along.

    >>> [rounded(value) for value in (0, 3, 11, 61, 700)]
    [0, 5, 15, 90, 720]
    """
    step = 5 if seconds <= 60 else 30 if seconds <= 600 else 60
    return int(-(-seconds // step) * step)


def run_seconds() -> dict[str, float]:
    """Median seconds of the newest runs by lab version, and of all; remembered for a moment."""
    known: dict[str, float] | None = cache.get(KEY)
    if known is None:
        ended = Submission.objects.filter(state=State.FINISHED, started_at__isnull=False)
        ended = ended.filter(finished_at__isnull=False)
        newest = ended.order_by("-finished_at").values_list(
            "lab_version_id", "started_at", "finished_at"
        )
        known = _medians(newest[:LOOKED_AT])
        cache.set(KEY, known, KEPT_SECONDS)
    return known


def _medians(
    runs: Iterable[tuple[int, datetime | None, datetime | None]],
) -> dict[str, float]:
    taken: dict[str, list[float]] = {}
    for version, started, finished in runs:
        assert started is not None
        assert finished is not None
        seconds = max(0.0, (finished - started).total_seconds())
        taken.setdefault(str(version), []).append(seconds)
        taken.setdefault(OVERALL, []).append(seconds)
    return {version: median(values) for version, values in taken.items()}
