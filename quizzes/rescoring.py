"""What follows when the mark of an answer changes: the attempt's result, and news of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import Avg

from quizzes.models import PASS_MARK, Attempt
from quizzes.signals import attempt_rescored


def result_of(attempt: Attempt) -> tuple[float, bool | None]:
    """Score and pass from the answers as they stand; practice and reviews neither pass nor fail."""
    mean = attempt.answers.aggregate(mean=Avg("score"))["mean"]
    score = min(1.0, max(0.0, float(mean)))
    if attempt.is_practice or attempt.is_review:
        return score, None
    return score, score >= PASS_MARK - 1e-9


def rescore(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Work out finished attempts again, inside the caller's transaction; those that changed.

    Progress is told of each after commit.
    """
    changed = []
    for attempt in attempts:
        if not attempt.finished:
            continue
        score, passed = result_of(attempt)
        if (score, passed) == (attempt.score, attempt.passed):
            continue
        attempt.score, attempt.passed = score, passed
        attempt.save(update_fields=["score", "passed"])
        transaction.on_commit(partial(attempt_rescored.send_robust, Attempt, attempt=attempt))
        changed.append(attempt)
    return changed
