"""Home, the path, a week, statistics."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import person
from accounts.models import User
from config.bilingual import active_language
from curriculum import access as curriculum_access
from curriculum.models import Week
from progress import charts, selectors
from progress.advice.selectors import advice_for, whole_of
from progress.advice.wording import PUT_OFF, goal_line
from progress.explanations import PASS_PERCENT, explain_course, explain_week
from progress.links import course_url
from progress.mastery import WeekState, looks
from progress.path import CourseView, PathView, WeekView
from progress.statistics import Statistics, statistics_of


def _learner(request: HttpRequest) -> User | None:
    """Who looks at a page that is open to everybody."""
    return request.user if isinstance(request.user, User) else None


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One next action, or for visitors what this is."""
    learner = _learner(request)
    if learner is None:
        return _landing(request)
    advice = advice_for(learner)
    view, serving = advice.whole.path, advice.whole.serving
    context = {
        "step": advice.step,
        "others": advice.others,
        "courses": [course for course in view.courses if _serves(course, serving)],
        "beyond": [course for course in view.courses if not _serves(course, serving)],
        "begun": view.begun,
        "plan": advice.plan,
        "comments": advice.comments,
        "goal": goal_line(advice.whole.goal),
        "reasons_not_now": PUT_OFF,
        "look_back": looks.is_due(learner, advice.whole),
    }
    return render(request, "progress/home.html", context)


def _serves(course: CourseView, serving: Collection[int]) -> bool:
    """Whether a week (its id) of a course serves the goal; an empty course hides nothing."""
    return not course.weeks or any(view.week.pk in serving for view in course.weeks)


def _landing(request: HttpRequest) -> HttpResponse:
    view = selectors.path_of(None)
    ready = [week for week in view.weeks if week.state != WeekState.IN_PREPARATION]
    start = ready[0].url if ready else reverse("progress:path")
    context = {"figures": selectors.figures(), "start": start, "ready": ready[:1]}
    return render(request, "progress/landing.html", context)


@require_safe
def path(request: HttpRequest) -> HttpResponse:
    """Every course and week with where one stands."""
    learner = _learner(request)
    if learner is None:
        view = selectors.path_of(None)
        return render(request, "progress/path.html", {"courses": course_lines(view)})
    whole = whole_of(learner)
    lines = by_goal(course_lines(whole.path), whole.serving)
    context = lines | {"doors": whole.doors, "goal": goal_line(whole.goal)}
    return render(request, "progress/path.html", context)


def course_lines(view: PathView) -> list[dict[str, Any]]:
    """Courses with their explanations and weeks, as the templates show them."""
    return [
        {
            "view": course,
            "course": course.course,
            "explanation": explain_course(course),
            "weeks": [week_line(week) for week in course.weeks],
        }
        for course in view.courses
    ]


def by_goal(lines: list[dict[str, Any]], serving: Collection[int]) -> dict[str, Any]:
    """`courses` with weeks (ids) that serve the goal, and `beyond` it those that have none.

    A course that serves it in part keeps its other weeks as `aside`.
    """
    for line in lines:
        weeks = line["weeks"]
        line["aside"] = [item for item in weeks if item["week"].pk not in serving]
        line["weeks"] = [item for item in weeks if item["week"].pk in serving]
    return {
        "courses": [line for line in lines if line["weeks"] or not line["aside"]],
        "beyond": [line for line in lines if line["aside"] and not line["weeks"]],
    }


def week_line(view: WeekView) -> dict[str, Any]:
    """A week with its explanation."""
    return {"view": view, "week": view.week, "explanation": explain_week(view)}


@require_safe
def week(request: HttpRequest, course: str, week: str) -> HttpResponse:
    """What a week is about, its parts, and where one stands."""
    found = curriculum_access.week(course, week)
    view = selectors.week_of(_learner(request), found)
    context = week_line(view) | {
        "breadcrumb": _week_breadcrumb(found),
        "pass_percent": PASS_PERCENT,
        "next_part": view.open_parts[0] if view.open_parts else None,
        "struggled": [text[active_language()] for text in found.struggled],
    }
    return render(request, "progress/week.html", context)


def _week_breadcrumb(week: Week) -> list[dict[str, str]]:
    return [
        {"title": _("Path"), "url": reverse("progress:path")},
        {"title": week.course.title, "url": course_url(week.course.slug)},
        {"title": week.title},
    ]


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Time, quizzes, labs, and how they grew."""
    learner = person(request)
    return render(request, "progress/statistics.html", statistics_context(learner))


def statistics_context(learner: User) -> dict[str, Any]:
    """What the statistics templates show of a learner, the path included."""
    found = statistics_of(learner)
    view = selectors.path_of(learner)
    return {
        "courses": course_lines(view),
        "statistics": found,
        "charts": charts.growth(found, learner),
        "active_days": [day for day in reversed(found.days) if day.minutes or day.passes],
        "week_rows": _week_rows(found, view.courses),
        "levels": charts.levels(found),
        "kinds": charts.kinds(found),
        "quiz_figures": charts.quiz_figures(found),
    }


@dataclass(frozen=True)
class WeekRow:
    """A line of the table of weeks."""

    view: WeekView
    minutes: int
    attempts: int
    submissions: int

    @property
    def touched(self) -> bool:
        """Whether anything was done for the week."""
        return self.view.begun or bool(self.minutes or self.attempts or self.submissions)


def _week_rows(found: Statistics, courses: list[CourseView]) -> list[WeekRow]:
    """Weeks in which anything was done."""
    rows = [
        WeekRow(
            view,
            found.minutes_by_week.get(view.week.pk, 0),
            found.attempts_by_week.get(view.week.pk, 0),
            found.submissions_by_week.get(view.week.pk, 0),
        )
        for course in courses
        for view in course.weeks
    ]
    return [row for row in rows if row.touched]
