"""The page of a question: showing it, hints and steps, answering. Plain forms; htmx swaps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect, push_url

from accounts.access import person
from config.bilingual import active_language
from config.problems import NotFound, SignInNeeded
from quizzes import access, messages, selectors, services, steps
from quizzes.certainty import LEVELS
from quizzes.forms import Given
from quizzes.models import Attempt, AttemptItem
from quizzes.pages import levels, page, swaps
from quizzes.previews import preview_of
from quizzes.unreadable import Unreadable
from quizzes.views import feedback_page

LONGEST_DRAFT = 1500
"""Characters of a form that fit into an address, when a session ended while somebody typed."""


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """The next question of an attempt; a POST answers it, or takes a step towards that."""
    reach = access.own_attempt_for if request.method == "POST" else access.attempt_for
    try:
        attempt = reach(request.user, attempt_id)
    except SignInNeeded:
        return _sign_in_again(request)
    if request.method == "POST":
        return _posted(request, attempt)
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
    return HttpResponseClientRedirect(door) if swaps(request) else redirect(door)


def _posted(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    position = _position(request, attempt)
    drawn = selectors.drawn_item(attempt, position)
    if drawn is None:
        return redirect("quizzes:question", attempt.pk)
    given = Given(request.POST)
    if "hint" in request.POST:
        drawn = steps.hint_show(attempt=attempt, position=position)
        return _question_page(request, attempt, drawn, given, hinted=True)
    shown = steps.question_of(attempt, drawn, language=active_language())
    if shown.between and not given.unknown:
        return _step(request, attempt, drawn, given, given.raw(shown))
    return _answer(request, attempt, drawn, given, given.raw(shown))


def _step(
    request: HttpRequest, attempt: Attempt, drawn: AttemptItem, given: Given, raw: dict[str, Any]
) -> HttpResponse:
    """Take a step, or show the question again with what is missing."""
    try:
        drawn = steps.step_take(
            attempt=attempt, position=drawn.position, raw=raw, certainty=given.certainty
        )
    except Unreadable as error:
        if error.code == "certainty":
            return _question_page(request, attempt, drawn, given, certainty_missing=True)
        return _question_page(request, attempt, drawn, given, error=messages.UNREADABLE[error.code])
    if not swaps(request):
        return redirect("quizzes:question", attempt.pk)
    return _question_page(request, attempt, drawn, Given())


def _answer(
    request: HttpRequest, attempt: Attempt, drawn: AttemptItem, given: Given, raw: dict[str, Any]
) -> HttpResponse:
    """Mark the form, or show it again with what was given and what is missing."""
    certainty = steps.certainty_said(drawn) or given.certainty
    if certainty is None and not given.unknown:
        return _question_page(request, attempt, drawn, given, certainty_missing=True)
    try:
        services.answer_give(
            attempt=attempt,
            position=drawn.position,
            raw=raw,
            certainty=certainty or LEVELS[0],
            language=active_language(),
        )
    except Unreadable as error:
        return _question_page(request, attempt, drawn, given, error=messages.UNREADABLE[error.code])
    address = reverse("quizzes:feedback", args=[attempt.pk, drawn.position])
    if swaps(request):
        return push_url(feedback_page(request, attempt, drawn.position), address)
    return redirect(address)


def _position(request: HttpRequest, attempt: Attempt) -> int:
    """The question that the form was made for; forms say so, since a tab may be old."""
    value = str(request.POST.get("position", ""))
    if value.isascii() and value.isdigit() and len(value) < 5:
        return int(value)
    return selectors.answered_count(attempt) + 1


def _question_page(
    request: HttpRequest, attempt: Attempt, drawn: AttemptItem, given: Given, **what: Any
) -> HttpResponse:
    shown = steps.question_of(attempt, drawn, language=active_language())
    said = steps.certainty_said(drawn)
    context = {
        "attempt": attempt,
        "position": drawn.position,
        "percent": round(100 * (drawn.position - 1) / attempt.size),
        "question": shown,
        "fields": f"quizzes/fields/{shown.type}.html",
        "rows": given.rows(shown),
        "given": given,
        "levels": levels(given.certainty),
        "asks_certainty": said is None and not (shown.between and shown.type == "case"),
        "certainty_missing_text": messages.CERTAINTY_MISSING,
        "not_marked": messages.NOT_MARKED,
    }
    response = page(request, "question", context | what)
    # htmx leaves the page alone unless the answer is a success.
    failed = {"error", "certainty_missing"} & set(what)
    response.status_code = 422 if failed and not swaps(request) else 200
    return response


@require_safe
def preview(request: HttpRequest, attempt_id: UUID, position: int) -> HttpResponse:
    """How a formula being typed is understood; says nothing about whether it is right."""
    attempt = access.own_attempt_for(request.user, attempt_id)
    drawn = selectors.drawn_item(attempt, position)
    if drawn is None or position > selectors.answered_count(attempt) + 1:
        raise NotFound
    found = preview_of(attempt, drawn, str(request.GET.get("text", "")))
    return render(request, "quizzes/_preview.html", {"preview": found})
