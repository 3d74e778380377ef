"""The broker's side of a submission: a list per queue, of ids and nothing else."""

from __future__ import annotations

from uuid import UUID

import redis
import structlog

from config import broker

log = structlog.get_logger(__name__)


def enqueue_grading(submission_id: UUID, queue: str) -> bool:
    """Put a submission into its queue; False when the broker is away (the sweep tries again)."""
    if broker.is_silent():  # somebody waits for our answer
        return False
    try:
        broker.client().lpush(queue, str(submission_id))
    except redis.RedisError as error:
        broker.note(error)
        log.warning("broker away", submission=str(submission_id), error=str(error))
        return False
    return True


def waiting_messages(queue: str) -> int | None:
    """Return how many ids the broker holds for a queue; None when it cannot be asked."""
    try:
        return int(broker.client().llen(queue))  # type: ignore[arg-type]
    except redis.RedisError as error:
        broker.note(error)
        return None
