"""Reads for calibration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from quizzes.models import Answer, Attempt

if TYPE_CHECKING:
    from accounts.models import User

RIGHT = 1 - 1e-9


@dataclass(frozen=True)
class Said:
    """An answer as a prediction: how sure, and whether it was wholly right."""

    at: datetime
    certainty: int
    right: bool
    concept: str


def said(learner: User) -> list[Said]:
    """The learner's answers as predictions, oldest first. One query.

    Left out: "I don't know yet", which predicts nothing, and practice of missed questions, which
    follows their explanation directly.
    """
    rows = Answer.objects.filter(attempt__learner=learner, outcome__unknown=False)
    rows = rows.exclude(attempt__kind=Attempt.Kind.MISSED).order_by("answered_at", "pk")
    values = rows.values_list("answered_at", "certainty", "score", "item_version__item__concept")
    return [
        Said(at, certainty, score >= RIGHT, concept) for at, certainty, score, concept in values
    ]
