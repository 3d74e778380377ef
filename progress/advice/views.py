"""Not now, and what it is all for."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import person
from config.problems import Invalid
from curriculum.models import Course
from curriculum.selectors import path_weeks, weeks_in_order
from progress.advice import goals, services
from progress.advice.goals import goal_of
from progress.mastery.selectors import graph
from progress.models import Goal


@require_http_methods(["GET", "HEAD", "POST"])
def not_now(request: HttpRequest) -> HttpResponse:
    """Put the next action off and show the one after it."""
    learner = person(request)
    if request.method == "POST":
        key, why = request.POST.get("action", ""), request.POST.get("why", "")
        try:
            services.not_now(learner=learner, key=key, why=why)
        except Invalid as problem:
            messages.error(request, _first(problem))
    return redirect("progress:home")


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest) -> HttpResponse:
    """Offer again what was put off."""
    learner = person(request)
    if request.method == "POST":
        services.take_back(learner=learner)
    return redirect("progress:home")


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: HttpRequest) -> HttpResponse:
    """Choose what it is all for, and see what that takes."""
    learner = person(request)
    if request.method == "POST":
        try:
            _save(request)
        except Invalid as problem:
            messages.error(request, _first(problem))
            return redirect("progress:goal")
        messages.success(request, _("Your goal is saved. What does not serve it is left out."))
        return redirect("progress:home")
    present, found = goal_of(learner), graph()
    weeks = list(path_weeks())
    serving = goals.serving(present, found)
    context = {
        "kind": present.kind if present else Goal.Kind.PATH,
        "course": present.course_id if present else None,
        "chosen": {week.pk for week in present.weeks.all()} if present else set(),
        "courses": list({week.course_id: week.course for week in weeks}.values()),
        "weeks": weeks,
        "serving": [week for week in weeks if week.pk in serving],
        "left_out": len(weeks) - sum(week.pk in serving for week in weeks),
    }
    return render(request, "progress/advice/goal.html", context)


def _save(request: HttpRequest) -> Goal:
    """Read the form; what is not there is left out, and the service says what is missing."""
    course = request.POST.get("course", "")
    numbers = [int(value) for value in request.POST.getlist("weeks") if value.isdecimal()]
    return services.set_goal(
        learner=person(request),
        kind=request.POST.get("kind", ""),
        course=Course.objects.filter(slug=course, active=True).first(),
        weeks=list(weeks_in_order().filter(pk__in=numbers)),
    )


def _first(problem: Invalid) -> str:
    return str(next((texts[0] for texts in problem.errors.values()), problem.detail))
