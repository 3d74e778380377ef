"""The page of the daily review: what is due, start, what was done, and how much a day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import person
from accounts.models import User
from config.bilingual import active_language
from quizzes import messages
from quizzes.outcomes import outcome_of
from quizzes.review import selectors, services
from quizzes.review.models import ReviewHealth
from quizzes.review.selectors import Done

CHOICES = (5, 10, 15, 20, 30)
"""Minutes a day to choose from."""


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Today's review; a POST goes on to the next question."""
    learner = person(request)
    if request.method == "POST":
        attempt, _new = services.review_open(
            learner=learner, language=active_language(), now=timezone.now()
        )
        return redirect("quizzes:question", attempt.pk) if attempt else redirect("quizzes:review")
    services.catch_up(learner=learner)
    return render(request, "quizzes/review.html", _context(learner))


def _context(learner: User) -> dict[str, Any]:
    now = timezone.now()
    queue = selectors.due(learner, now)
    done = selectors.done_today(learner, now)
    return {
        "queue": queue,
        "running": selectors.open_review(learner),
        "lines": [_line(one) for one in done],
        "right": sum(one.right for one in done),
        "surprising": sum(one.surprising for one in done),
        "next_due": None if queue.due else selectors.next_due(learner, now),
        "cards": selectors.card_count(learner),
        "choices": sorted({*CHOICES, queue.limit_minutes}),
        "health": ReviewHealth.objects.all()[:12] if learner.is_operator else [],
        "operator": learner.is_operator,
    }


def _line(done: Done) -> dict[str, Any]:
    outcome = outcome_of(done.attempt, done.answer, language=active_language())
    return {
        "attempt": done.attempt,
        "prompt": outcome.question.prompt,
        "certainty": messages.CERTAINTY[done.answer.certainty],
        "verdict": outcome.verdict,
        "surprising": done.surprising,
        "score": done.answer.score,
    }


@require_POST
def limit(request: HttpRequest) -> HttpResponse:
    """How many minutes a day's review may take."""
    given = str(request.POST.get("minutes", ""))
    minutes = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 0
    services.limit_set(learner=person(request), minutes=minutes)
    return redirect("quizzes:review")
