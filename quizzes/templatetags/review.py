"""What pages of a question say about the review that it belongs to."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone

from quizzes.models import Answer, Attempt
from quizzes.review import selectors
from quizzes.review.models import ReviewLog
from quizzes.review.selectors import Queue

register = template.Library()


@register.simple_tag
def review_queue(attempt: Attempt) -> Queue:
    """Today's review of the learner."""
    return selectors.due(attempt.learner, timezone.now())


@register.simple_tag
def review_return(answer: Answer) -> datetime | None:
    """When the question returns after this answer."""
    return ReviewLog.objects.filter(answer=answer).values_list("due_at", flat=True).first()
