"""Lines of the home page that bring their own figures, so that its view needs to know nothing."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from accounts.models import User
from curriculum.reports.selectors import unseen_answers
from progress.journal import home as journal
from progress.wins import views as wins
from quizzes.models import Attempt
from quizzes.selectors import corrected_lately

register = template.Library()


@register.simple_tag
def wins_line(learner: User) -> dict[str, Any]:
    """Days in a row, and the last win."""
    return wins.home_line(learner)


@register.simple_tag
def corrected_quizzes(learner: User) -> list[Attempt]:
    """Quizzes in which a corrected key has lately changed a mark."""
    return corrected_lately(learner, timezone.now())


@register.simple_tag
def journal_line(learner: User) -> dict[str, Any]:
    """What the diary waits for, if anything."""
    return journal.home_line(learner)


@register.simple_tag
def answered_reports(learner: User) -> int:
    """Answers to the learner's reports on the material that were not opened yet."""
    return unseen_answers(learner)
