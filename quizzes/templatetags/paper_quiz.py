"""The check at the end of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from accounts.models import User
from curriculum.papers.models import Paper
from quizzes import selectors
from quizzes.messages import percent

register = template.Library()


@register.inclusion_tag("quizzes/_paper_quiz.html", takes_context=True)
def paper_quiz(context: Mapping[str, Any], paper: Paper) -> dict[str, Any]:
    """How many questions there are, and the reader's best result. Three queries at most."""
    user = context.get("user")
    learner = user if isinstance(user, User) else None
    finished = selectors.paper_attempts(learner, paper) if learner else []
    done = [one for one in finished if one.finished]
    return {
        "paper": paper,
        "count": selectors.items_of_paper(paper).count(),
        "running": next((one for one in finished if not one.finished), None),
        "best": percent(max(one.score or 0.0 for one in done)) if done else None,
        "last": done[0] if done else None,
        "csrf_token": context.get("csrf_token"),
    }
