"""What follows when the mark of an answer changes: the attempt's result, and news of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import Avg

from quizzes.models import Attempt, RegradedAnswer, passes
from quizzes.signals import attempt_rescored


def result_of(attempt: Attempt) -> tuple[float, bool | None]:
    """Score and pass from the answers as they stand; practice and reviews neither pass nor fail."""
    mean = attempt.answers.aggregate(mean=Avg("score"))["mean"]
    score = min(1.0, max(0.0, float(mean)))
    if attempt.is_practice or attempt.is_review:
        return score, None
    return score, passes(score)


def passed_at_first(attempt: Attempt) -> bool:
    """Whether the marks from before all corrections of keys pass. Two queries.

    Mentors' marks count as they stand: they judge an answer, and no key.
    """
    scores = dict(attempt.answers.values_list("pk", "score"))
    changes = RegradedAnswer.objects.filter(answer__attempt=attempt).order_by("-regrade_id")
    first = scores | dict(changes.values_list("answer", "old_score"))  # the oldest comes last
    return bool(first) and passes(sum(first.values()) / len(first))


def rescore(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Work out finished attempts again, inside the caller's transaction; those that changed.

    A pass that was earned stays when a key was wrong. Progress is told of each after commit.
    """
    changed = []
    for attempt in attempts:
        if not attempt.finished:
            continue
        score, passed = result_of(attempt)
        if passed is False and passed_at_first(attempt):
            passed = True
        if (score, passed) == (attempt.score, attempt.passed):
            continue
        attempt.score, attempt.passed = score, passed
        attempt.save(update_fields=["score", "passed"])
        transaction.on_commit(partial(attempt_rescored.send_robust, Attempt, attempt=attempt))
        changed.append(attempt)
    return changed
