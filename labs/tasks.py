"""Doormen: Celery tasks that fetch an id and make one call."""

from __future__ import annotations

from uuid import UUID

import structlog
from celery import shared_task

from labs.queues.queueing import GRADE
from labs.runs import lifecycle, watching, workers

log = structlog.get_logger(__name__)


@shared_task(name=GRADE)
def grade_submission(submission_id: str) -> None:
    """Grade one submission, unless this worker must not: then the row stays queued."""
    here = workers.here
    if here.pool is None or not here.may_grade:
        log.error("refused", submission=submission_id, why=here.reason)
        return
    lifecycle.run(
        submission_id=UUID(submission_id), worker=here.name, pool=here.pool, leaving=here.leaving
    )


@shared_task(name="labs.sweep")
def sweep() -> None:
    """Look after rows that a lost worker or a lost broker left behind."""
    watching.sweep_if_due()
