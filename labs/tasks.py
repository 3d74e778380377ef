"""Doormen: Celery tasks that fetch an id and make one call."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import redis
import structlog
from celery import shared_task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

from labs import grading_runs, workers
from labs.models import State, Submission

log = structlog.get_logger(__name__)
FORGOTTEN_AFTER = timedelta(seconds=5)


def enqueue_grading(submission_id: UUID, queue: str) -> bool:
    """Put a submission into its queue; False when the broker is away (the sweep tries again)."""
    try:
        grade_submission.apply_async(args=(str(submission_id),), queue=queue, ignore_result=True)
    except (OperationalError, redis.RedisError, OSError) as error:
        log.warning("broker away", submission=str(submission_id), error=str(error))
        return False
    return True


@shared_task(name="labs.grade_submission")
def grade_submission(submission_id: str) -> None:
    """Grade one submission, unless this worker must not: then the row stays queued."""
    if workers.here.pool is None:
        log.error("refused", submission=submission_id, why=workers.here.reason)
        return
    grading_runs.run(
        submission_id=UUID(submission_id), worker=workers.here.name, pool=workers.here.pool
    )


@shared_task(name="labs.sweep")
def sweep() -> None:
    """Look after rows that a lost worker or a lost broker left behind."""
    now = timezone.now()
    grading_runs.take_back_lost(now=now)
    for queue in ("cpu", "gpu"):
        if waiting_messages(queue) == 0:
            _enqueue_forgotten(queue)


def _enqueue_forgotten(queue: str) -> None:
    # Enqueuing twice is harmless: the second delivery finds the row claimed.
    waiting = Submission.objects.filter(
        queue=queue, state=State.QUEUED, created_at__lt=timezone.now() - FORGOTTEN_AFTER
    ).order_by("id")
    for submission_id in waiting.values_list("id", flat=True)[:1000]:
        if not enqueue_grading(submission_id, queue):
            return


def waiting_messages(queue: str) -> int:
    """Return how many messages the broker holds for a queue; 1 when it cannot be asked."""
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2)
    try:
        return int(client.llen(queue))  # type: ignore[arg-type]
    except redis.RedisError:
        return 1
    finally:
        client.close()
