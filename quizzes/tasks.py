"""Doormen: Celery tasks that make one call each."""

from __future__ import annotations

from celery import shared_task

from quizzes.health.services import health_refresh
from quizzes.review import health, upkeep


@shared_task(name="quizzes.fold_review_cards")
def fold_review_cards() -> int:
    """Cards of whoever has answers that are not in them yet."""
    return upkeep.fold_everybody()


@shared_task(name="quizzes.judge_predictions")
def judge_predictions() -> int:
    """The predictions of weeks that are over; asked daily, so that no week is missed."""
    return health.judge_finished_weeks()


@shared_task(name="quizzes.refresh_item_health")
def refresh_item_health() -> int:
    """How questions do, from first answers."""
    return health_refresh()
