"""Reads about labs that several places repeat."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from labs.models import Lab, State, Submission, Worker

ALIVE_FOR = timedelta(seconds=20)  # four missed heartbeats


def labs_with_versions() -> QuerySet[Lab]:
    """Labs that can be worked on, with what a page needs."""
    return Lab.objects.filter(retired=False, current_version__isnull=False).select_related(
        "week__course", "current_version"
    )


def live_workers(now: datetime | None = None) -> list[Worker]:
    """Workers that were heard of lately and take work."""
    since = (now or timezone.now()) - ALIVE_FOR
    return list(Worker.objects.filter(seen_at__gte=since, accepts_work=True).order_by("name"))


def live_queues() -> set[str]:
    """Queues that some live worker serves."""
    return {queue for worker in live_workers() for queue in worker.queues}


def queue_position(submission: Submission) -> int:
    """Return the place in the queue, 1 for the next; 0 when it is not waiting."""
    if submission.state != State.QUEUED:
        return 0
    earlier = Submission.objects.filter(
        queue=submission.queue, state=State.QUEUED, id__lt=submission.id
    )
    return earlier.count() + 1


def history(learner: User, lab: Lab) -> QuerySet[Submission]:
    """A learner's submissions to a lab, newest first; code and output are not fetched."""
    return (
        Submission.objects.filter(learner=learner, lab_version__lab=lab)
        .defer("source", "stdout")
        .select_related("lab_version")
    )
