"""Pages: start, feedback, summary, a mentor's mark. The question's own page: `question_views`."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import person
from config.bilingual import active_language
from config.problems import NotFound
from curriculum import access as curriculum_access
from quizzes import access, messages, selectors, services
from quizzes.models import Attempt
from quizzes.outcomes import outcome_of, summary_of
from quizzes.pages import levels, page
from quizzes.rubric_marking import explanation_mark


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, course: str, week: str) -> HttpResponse:
    """What awaits, and the way in; goes on with an attempt that is not finished."""
    learner = person(request)
    row = curriculum_access.week(course, week)
    if request.method == "POST":
        attempt, _ = services.attempt_start(learner=learner, week=row, language=active_language())
        return redirect("quizzes:question", attempt.pk)
    running = selectors.open_attempt(learner=learner, week=row)
    context = {
        "week": row,
        "count": selectors.question_count(row),
        "running": running,
        "answered": selectors.answered_count(running) if running else 0,
        "finished": selectors.finished_attempts(learner=learner, week=row)[:5],
        "levels": levels(),
    }
    return render(request, "quizzes/start.html", context)


@require_safe
def feedback(request: HttpRequest, attempt_id: UUID, position: int) -> HttpResponse:
    """What there is to say about an answer."""
    return feedback_page(request, access.attempt_for(request.user, attempt_id), position)


def feedback_page(request: HttpRequest, attempt: Attempt, position: int) -> HttpResponse:
    """The page after an answer; goes on to the question while it is not answered."""
    answer = selectors.answer_at(attempt, position)
    if answer is None:
        if position == selectors.answered_count(attempt) + 1 <= attempt.size:
            return redirect("quizzes:question", attempt.pk)
        raise NotFound
    outcome = outcome_of(attempt, answer, language=active_language())
    context = {
        "attempt": attempt,
        "position": position,
        "percent": round(100 * position / attempt.size),
        "outcome": outcome,
        "certainty": messages.CERTAINTY[answer.certainty],
        "points": messages.signed(outcome.points),
        "mine": attempt.learner_id == person(request).pk,
        "changes": [row for row in selectors.regraded(attempt) if row.answer_id == answer.pk],
        "marks": selectors.rubric_marks(answer) if outcome.question.rubric else [],
    }
    return page(request, "feedback", context)


@require_safe
def summary(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Accuracy, certainty, what to reread, and ways to try again."""
    attempt = access.attempt_for(request.user, attempt_id)
    mine = attempt.learner_id == person(request).pk
    if mine and not attempt.finished:
        return redirect("quizzes:question", attempt.pk)
    if mine and attempt.is_review:
        return redirect("quizzes:review")
    total = summary_of(attempt, language=active_language())
    context = {
        "attempt": attempt,
        "summary": total,
        "mine": mine,
        "percent": messages.percent(total.accuracy),
        "points": messages.signed(total.certainty.points),
        "certainties": messages.CERTAINTY,
        "concepts": selectors.concept_lines(total.concepts),
        "changes": selectors.regraded(attempt),
    }
    return render(request, "quizzes/summary.html", context)


@require_POST
def mark(request: HttpRequest, attempt_id: UUID, position: int) -> HttpResponse:
    """A mentor's mark of an explanation."""
    attempt = access.attempt_to_mark(request.user, attempt_id)
    answer = selectors.answer_at(attempt, position)
    if answer is None:
        raise NotFound
    explanation_mark(
        answer=answer,
        mentor=person(request),
        met=request.POST.getlist("met"),
        comment=str(request.POST.get("comment", "")),
    )
    return redirect("quizzes:feedback", attempt.pk, position)


@require_http_methods(["GET", "HEAD", "POST"])
def retry(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Start again with all questions, or only with those missed."""
    if request.method != "POST":
        return redirect("quizzes:summary", attempt_id)
    attempt = access.own_attempt_for(request.user, attempt_id)
    if request.POST.get("which") == "missed":
        again, _ = services.attempt_retry_missed(attempt=attempt, language=active_language())
    else:
        again, _ = services.attempt_start(
            learner=attempt.learner, week=attempt.week, language=active_language()
        )
    return redirect("quizzes:question", again.pk)
