"""The broker's side of a submission: messages that carry an id, nothing else."""

from __future__ import annotations

from uuid import UUID

import redis
import structlog
from django.conf import settings
from kombu.exceptions import OperationalError

from config.celery import app

log = structlog.get_logger(__name__)
GRADE = "labs.grade_submission"


def enqueue_grading(submission_id: UUID, queue: str) -> bool:
    """Put a submission into its queue; False when the broker is away (the sweep tries again)."""
    try:
        app.send_task(GRADE, args=(str(submission_id),), queue=queue, ignore_result=True)
    except (OperationalError, redis.RedisError, OSError) as error:
        log.warning("broker away", submission=str(submission_id), error=str(error))
        return False
    return True


def waiting_messages(queue: str) -> int:
    """Return how many messages the broker holds for a queue; 1 when it cannot be asked."""
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2)
    try:
        return int(client.llen(queue))  # type: ignore[arg-type]
    except redis.RedisError:
        return 1
    finally:
        client.close()
