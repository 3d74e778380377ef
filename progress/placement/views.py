"""Pages of the placement test: what it is, one question at a time, what it found."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import person
from accounts.models import User
from config.bilingual import active_language
from config.problems import Conflict
from progress.models import PlacementQuestion, PlacementTest
from progress.placement import messages, outcome, selectors, services
from progress.placement.engine import MOST_QUESTIONS
from quizzes import messages as quiz_messages
from quizzes.forms import Given
from quizzes.pages import levels
from quizzes.unreadable import Unreadable

MINUTES = 12


@require_http_methods(["GET", "HEAD", "POST"])
def intro(request: HttpRequest) -> HttpResponse:
    """What the test is; POST starts it, goes on with it, or gives it up."""
    learner = person(request)
    if request.method == "POST":
        return _begun(request, learner)
    return _intro(request, learner)


def _begun(request: HttpRequest, learner: User) -> HttpResponse:
    if "give_up" in request.POST:
        services.give_up(learner=learner)
        return redirect("progress:placement")
    try:
        services.start(learner=learner, language=active_language())
    except Conflict as problem:
        return _intro(request, learner, error=str(problem.detail), status=409)
    return redirect("progress:placement_question")


def _intro(
    request: HttpRequest, learner: User, *, error: str = "", status: int = 200
) -> HttpResponse:
    running = selectors.open_test(learner)
    result = selectors.newest_result(learner)
    again = selectors.again_from(result)
    context = {
        "running": running,
        "answered": running.questions.filter(answered_at__isnull=False).count() if running else 0,
        "result": result,
        "again_from": again if again and again > timezone.now() else None,
        "available": selectors.available(),
        "most": MOST_QUESTIONS,
        "minutes": MINUTES,
        "error": error,
    }
    return render(request, "progress/placement/intro.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest) -> HttpResponse:
    """The question to answer now; POST answers it."""
    learner = person(request)
    test = selectors.open_test(learner)
    if test is None:
        return redirect("progress:placement")
    if request.method == "POST":
        return _answered(request, test)
    row = services.current(test=test)
    if row is None:
        return redirect("progress:placement_result")
    return _question(request, test, row, Given())


def _answered(request: HttpRequest, test: PlacementTest) -> HttpResponse:
    row = _given_for(request, test)
    if row is None or row.answered_at is not None:
        return redirect("progress:placement_question")
    given = Given(request.POST)
    if given.certainty is None and not given.unknown:
        return _question(request, test, row, given, certainty_missing=True)
    raw = given.raw(outcome.shown(test, row))
    try:
        services.answer(
            test=test,
            position=row.position,
            raw=raw,
            certainty=given.certainty,
            language=active_language(),
        )
    except Unreadable as error:
        text = quiz_messages.UNREADABLE[error.code]
        return _question(request, test, row, given, error=text)
    return redirect("progress:placement_question")


def _given_for(request: HttpRequest, test: PlacementTest) -> PlacementQuestion | None:
    """The question that the form was made for; a tab may be old."""
    value = str(request.POST.get("position", ""))
    position = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0
    return test.questions.filter(position=position).first()


def _question(
    request: HttpRequest, test: PlacementTest, row: PlacementQuestion, given: Given, **what: Any
) -> HttpResponse:
    shown = outcome.shown(test, row)
    context = {
        "position": row.position,
        "most": MOST_QUESTIONS,
        "percent": round(100 * (row.position - 1) / MOST_QUESTIONS),
        "question": shown,
        "fields": f"quizzes/fields/{shown.type}.html",
        "rows": given.rows(shown),
        "given": given,
        "levels": levels(given.certainty),
        "certainty_missing_text": messages.HOW_SURE,
    }
    status = 422 if what else 200
    return render(request, "progress/placement/question.html", context | what, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest) -> HttpResponse:
    """What the newest test found; POST accepts or declines what it suggests."""
    found = selectors.newest_result(person(request))
    if found is None:
        return redirect("progress:placement")
    if request.method == "POST":
        services.decide(result=found, accept="accept" in request.POST)
        return redirect("progress:placement_result")
    whole = outcome.outcome_of(found)
    context = {
        "outcome": whole,
        "answers": outcome.answered(found.test),
        "again_from": whole.again_from
        if whole.again_from and whole.again_from > timezone.now()
        else None,
    }
    return render(request, "progress/placement/result.html", context)


def home_line(learner: User) -> dict[str, object]:
    """What the home page says to newcomers. At most three queries."""
    result = selectors.newest_result(learner)
    return {
        "running": selectors.open_test(learner) if result is None else None,
        "offered": result is None and selectors.available(),
        "most": MOST_QUESTIONS,
        "minutes": MINUTES,
    }
