"""Where a submission waits, and about how long: its place, recent run times, live slots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from statistics import median
from typing import Final

from django.core.cache import cache
from django.db.models import Count, Q

from labs import selectors
from labs.models import State, Submission, Worker
from labs.queues.routing import Place

LOOKED_AT: Final = 300  # newest runs from which times are taken
KEPT_SECONDS: Final = 10
KEY: Final = "labs:run-seconds"
UNKNOWN_SECONDS: Final = 3.0  # a run of a lab of which none has ended lately
OVERALL: Final = "all"


def place_of(submission: Submission) -> Place | None:
    """The place of a waiting submission; None for any other. Three queries at most."""
    if submission.state != State.QUEUED:
        return None
    queued, running = _before(submission)
    workers = selectors.slots_of(submission.queue)
    slots = sum(slots for slots, accepts_work, _reason in workers if accepts_work)
    starting = any(reason == Worker.STARTING for *_rest, reason in workers)
    position = sum(queued.values()) + 1
    if not slots:
        return Place(position, None, starting)
    return Place(position, rounded(expected(queued, running, run_seconds(), slots)))


def _before(submission: Submission) -> tuple[dict[str, int], dict[str, int]]:
    """How many runs of each lab version wait before it, and how many are running."""
    earlier = Q(state=State.QUEUED, id__lt=submission.id) | Q(state=State.RUNNING)
    rows = (
        Submission.objects.filter(earlier, queue=submission.queue)
        .order_by()
        .values_list("state", "lab_version_id")
        .annotate(number=Count("id"))
    )
    counts: dict[str, dict[str, int]] = {State.QUEUED: {}, State.RUNNING: {}}
    for state, version, number in rows:
        counts[state][str(version)] = number
    return counts[State.QUEUED], counts[State.RUNNING]


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
