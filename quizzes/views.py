"""Pages: start, one question at a time, feedback, summary. Plain forms; htmx swaps fragments."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect, push_url
from django_htmx.middleware import HtmxDetails

from accounts.access import person
from config.bilingual import active_language
from config.problems import NotFound, SignInNeeded
from curriculum import access as curriculum_access
from quizzes import access, messages, selectors, services
from quizzes.certainty import LEVELS
from quizzes.forms import Given
from quizzes.items import load_item
from quizzes.models import Attempt, AttemptItem
from quizzes.outcomes import outcome_of, summary_of
from quizzes.presentation import present
from quizzes.unreadable import Unreadable

LONGEST_DRAFT = 1500
"""Characters of a form that fit into an address, when a session ended while somebody typed."""


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
        "levels": _levels(),
    }
    return render(request, "quizzes/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """The next question of an attempt; a POST answers it."""
    reach = access.own_attempt_for if request.method == "POST" else access.attempt_for
    try:
        attempt = reach(request.user, attempt_id)
    except SignInNeeded:
        return _sign_in_again(request)
    if request.method == "POST":
        return _answer(request, attempt)
    drawn = selectors.drawn_item(attempt, selectors.answered_count(attempt) + 1)
    if drawn is None or attempt.learner_id != person(request).pk:
        return redirect("quizzes:summary", attempt.pk)
    services.question_shown(drawn=drawn)
    return _question_page(request, attempt, drawn, Given(request.GET))


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    """To the door, and back here with everything that had been typed."""
    typed = QueryDict(mutable=True)
    typed.update(request.POST)
    typed.pop("csrfmiddlewaretoken", None)
    draft = typed.urlencode()
    here = request.path + (f"?{draft}" if 0 < len(draft) <= LONGEST_DRAFT else "")
    door = reverse("accounts:try") + "?" + urlencode({"next": here})
    return HttpResponseClientRedirect(door) if _swaps(request) else redirect(door)


def _answer(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """Mark the form, or show it again with what was given and what is missing."""
    position = _position(request, attempt)
    drawn = selectors.drawn_item(attempt, position)
    if drawn is None:
        return redirect("quizzes:question", attempt.pk)
    given = Given(request.POST)
    language = active_language()
    shown = present(load_item(drawn.item_version.body), seed=attempt.seed, language=language)
    raw = given.raw(shown)
    if given.certainty is None and "unknown" not in raw:
        return _question_page(request, attempt, drawn, given, certainty_missing=True)
    try:
        services.answer_give(
            attempt=attempt,
            position=position,
            raw=raw,
            certainty=given.certainty or LEVELS[0],
            language=language,
        )
    except Unreadable as error:
        return _question_page(request, attempt, drawn, given, error=messages.UNREADABLE[error.code])
    address = reverse("quizzes:feedback", args=[attempt.pk, position])
    if _swaps(request):
        return push_url(_feedback_page(request, attempt, position), address)
    return redirect(address)


def _position(request: HttpRequest, attempt: Attempt) -> int:
    """The question that the form was made for; forms say so, since a tab may be old."""
    value = str(request.POST.get("position", ""))
    if value.isascii() and value.isdigit() and len(value) < 5:
        return int(value)
    return selectors.answered_count(attempt) + 1


def _question_page(
    request: HttpRequest, attempt: Attempt, drawn: AttemptItem, given: Given, **errors: Any
) -> HttpResponse:
    item = load_item(drawn.item_version.body)
    shown = present(item, seed=attempt.seed, language=active_language())
    context = {
        "attempt": attempt,
        "position": drawn.position,
        "percent": round(100 * (drawn.position - 1) / attempt.size),
        "question": shown,
        "fields": f"quizzes/fields/{shown.type}.html",
        "rows": given.rows(shown),
        "given": given,
        "levels": _levels(given.certainty),
        "certainty_missing_text": messages.CERTAINTY_MISSING,
        "not_marked": messages.NOT_MARKED,
    }
    response = _page(request, "question", context | errors)
    # htmx leaves the page alone unless the answer is a success.
    response.status_code = 422 if errors and not _swaps(request) else 200
    return response


def _levels(chosen: int | None = None) -> list[dict[str, Any]]:
    return [
        {
            "value": level,
            "text": messages.CERTAINTY[level],
            "right": messages.points_text(1.0, level),
            "wrong": messages.points_text(0.0, level),
            "chosen": level == chosen,
        }
        for level in LEVELS
    ]


@require_safe
def feedback(request: HttpRequest, attempt_id: UUID, position: int) -> HttpResponse:
    """What there is to say about an answer."""
    return _feedback_page(request, access.attempt_for(request.user, attempt_id), position)


def _feedback_page(request: HttpRequest, attempt: Attempt, position: int) -> HttpResponse:
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
    }
    return _page(request, "feedback", context)


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """The fragment for htmx, the whole page for everybody else."""
    if _swaps(request):
        response = render(request, f"quizzes/_{name}.html", context)
    else:
        fragment = f"quizzes/_{name}.html"
        response = render(request, "quizzes/attempt.html", context | {"fragment": fragment})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _swaps(request: HttpRequest) -> bool:
    """Whether htmx will put a fragment into the page (it wants whole pages for its history)."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request and not htmx.boosted)


@require_safe
def summary(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Accuracy, certainty, what to reread, and ways to try again."""
    attempt = access.attempt_for(request.user, attempt_id)
    mine = attempt.learner_id == person(request).pk
    if mine and not attempt.finished:
        return redirect("quizzes:question", attempt.pk)
    total = summary_of(attempt, language=active_language())
    context = {
        "attempt": attempt,
        "summary": total,
        "mine": mine,
        "percent": messages.percent(total.accuracy),
        "points": messages.signed(total.certainty.points),
        "certainties": messages.CERTAINTY,
        "concepts": selectors.concept_lines(total.concepts),
    }
    return render(request, "quizzes/summary.html", context)


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
