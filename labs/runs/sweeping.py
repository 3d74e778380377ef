"""What the sweep does every few seconds about submissions that wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from labs import selectors, services
from labs.models import State, Submission, Worker
from labs.queues import routing
from labs.queues.queueing import enqueue_grading, waiting_messages

FORGOTTEN_AFTER = timedelta(seconds=5)
AT_ONCE = 1000
OWED_AFTER = timedelta(seconds=10)
WORKERS_KEPT_FOR = timedelta(hours=1)  # operators may want to see who has just gone


def reroute_stranded() -> int:
    """Move what waits for a GPU worker that is gone to the CPU queue; return how many."""
    alive = selectors.live_queues()
    if routing.route("gpu", alive)[0] == "gpu" or "cpu" not in alive:
        return 0
    # Workers of the old queue find the row claimed, should they come back first.
    stranded = Submission.objects.filter(state=State.QUEUED, queue="gpu")
    ids = list(stranded.values_list("id", flat=True)[:AT_ONCE])
    moved = stranded.filter(id__in=ids).update(queue="cpu")
    for submission_id in ids:
        enqueue_grading(submission_id, "cpu")
    return moved


def enqueue_forgotten(*, now: datetime) -> int:
    """Enqueue again what the broker has forgotten; return how many.

    Enqueuing twice is harmless: the second delivery finds the row claimed.
    """
    return sum(_enqueue_forgotten_of(queue, now) for queue in ("cpu", "gpu"))


def _enqueue_forgotten_of(queue: str, now: datetime) -> int:
    waiting = Submission.objects.filter(queue=queue, state=State.QUEUED)
    messages = waiting_messages(queue)
    # Not "is it empty": in a queue that never runs dry a forgotten row would wait for ever.
    if messages is None or messages >= waiting.count():
        return 0
    old = waiting.filter(created_at__lt=now - FORGOTTEN_AFTER).order_by("id")
    count = 0
    for submission_id in old.values_list("id", flat=True)[:AT_ONCE]:
        if not enqueue_grading(submission_id, queue):
            break
        count += 1
    return count


def tell_owed(*, now: datetime) -> int:
    """Send the news of what ended while its worker or the database died; return how many."""
    owed = selectors.submissions_with_lab().filter(owes_news=True, finished_at__lt=now - OWED_AFTER)
    count = 0
    for submission in owed.order_by("finished_at")[:AT_ONCE]:
        services.tell_finished(submission=submission)
        count += 1
    return count


def forget_workers(*, now: datetime) -> int:
    """Forget workers that have not been heard of for long; return how many."""
    return Worker.objects.filter(seen_at__lt=now - WORKERS_KEPT_FOR).delete()[0]
