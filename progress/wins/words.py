"""Wins and days in a row in words, in the active language. Nothing in here blames anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.bilingual import pick
from curriculum.models import Course, Week
from labs.models import Lab
from progress.models import Win
from progress.wins.selectors import Rhythm


@dataclass(frozen=True)
class Titles:
    """Names of what wins are about, by slug, in the active language."""

    labs: Mapping[str, str]
    weeks: Mapping[str, str]
    courses: Mapping[str, str]


@dataclass(frozen=True)
class WinView:
    """A win as people see it: a heading, a sentence, where it can be seen, a text to share."""

    win: Win
    title: str
    text: str
    page: str
    share_text: str


def shown(wins: Iterable[Win]) -> list[WinView]:
    """Wins in words. Three queries at most, however many."""
    rows = list(wins)
    titles = _titles(rows)
    return [_view(row, titles) for row in rows]


def _titles(rows: list[Win]) -> Titles:
    def named(key: str) -> set[str]:
        return {str(row.data[key]) for row in rows if key in row.data}

    labs = Lab.objects.filter(slug__in=named("lab"))
    weeks = Week.objects.filter(slug__in={name.partition("/")[2] for name in named("week")})
    courses = Course.objects.filter(slug__in=named("course"))
    return Titles(
        {lab.slug: lab.title for lab in labs},
        {f"{week.course.slug}/{week.slug}": week.title for week in weeks.select_related("course")},
        {course.slug: course.title for course in courses},
    )


def _view(row: Win, titles: Titles) -> WinView:
    data = row.data
    values = {
        "lab": titles.labs.get(str(data.get("lab")), str(data.get("lab", ""))),
        "week": titles.weeks.get(str(data.get("week")), str(data.get("week", ""))),
        "course": titles.courses.get(str(data.get("course")), str(data.get("course", ""))),
        "mistake": str(pick(data["title"])) if "title" in data else "",
        "count": data.get("count", 0),
        "days": data.get("days", 0),
        "amount": data.get("amount", 0),
        "before": round(100 * data.get("before", 0)),
        "after": round(100 * data.get("after", 0)),
    }
    text = SENTENCES[row.kind](values, data)
    share = _("%(text)s (%(day)s, studying deep learning with Dokugaku)") % {
        "text": text,
        "day": row.day.isoformat(),
    }
    return WinView(row, str(row.get_kind_display()), text, page_of(row), share)


Values = dict[str, Any]
Sentence = Callable[[Values, Mapping[str, Any]], str]
SENTENCES: Mapping[str, Sentence] = {
    "first_pass": lambda v, _d: _("The first lab that passes every check: “%(lab)s”.") % v,
    "first_model": lambda v, _d: _("A model of your own trained: “%(lab)s”.") % v,
    "first_quiz": lambda v, _d: _("The first quiz passed: “%(week)s”.") % v,
    "week_done": lambda v, _d: _("Everything in “%(week)s” is done.") % v,
    "course_done": lambda v, _d: _("The whole course “%(course)s” is done.") % v,
    "recovered": lambda v, _d: _("What had failed in “%(lab)s” passes now.") % v,
    "mistake_overcome": lambda v, _d: _("A mistake overcome in “%(lab)s”: %(mistake)s") % v,
    "personal_best": lambda v, _d: _("“%(week)s”: from %(before)s%% to %(after)s%%.") % v,
    "sure_and_right": lambda v, _d: _("%(count)s answers in a row, sure and right.") % v,
    "review_day": lambda v, _d: (
        ngettext(
            "A day with ten reviews.", "%(count)s days with ten reviews each.", int(v["count"])
        )
        % v
    ),
    "weekly_goal": lambda v, d: _goal_sentence(v, str(d.get("goal"))),
    "came_back": lambda v, _d: _("Back after %(days)s days. That is how learning goes on.") % v,
    "days_running": lambda v, _d: _("%(count)s days in a row.") % v,
}


def _goal_sentence(values: Values, goal: str) -> str:
    if goal == "days":
        return (
            ngettext(
                "Studied on %(amount)s day of the week, as planned.",
                "Studied on %(amount)s days of the week, as planned.",
                int(values["amount"]),
            )
            % values
        )
    return (
        ngettext(
            "%(amount)s minute of study in the week, as planned.",
            "%(amount)s minutes of study in the week, as planned.",
            int(values["amount"]),
        )
        % values
    )


def page_of(row: Win) -> str:
    """Where the evidence is: the submission, the quiz's result, the week; else the statistics."""
    data = row.data
    if "submission" in data:
        return reverse("labs:submission", args=[data["submission"]])
    if "attempt" in data:
        return reverse("quizzes:summary", args=[data["attempt"]])
    if "week" in data:
        return _reverse("progress:week", str(data["week"]).split("/"))
    if "course" in data:
        return f"{reverse('progress:path')}#{data['course']}"
    return reverse("progress:statistics")


def _reverse(name: str, arguments: list[str]) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return reverse("progress:path")


def streak_text(rhythm: Rhythm) -> str:
    """Days in a row in a sentence."""
    streak = rhythm.streak
    if streak.run == 0:
        if streak.best == 0:
            return _("The day on which you begin is day one.")
        return _("Your next day of study is day one of a new run. Everything learned stays.")
    days = ngettext("%(run)s day in a row.", "%(run)s days in a row.", streak.run) % {
        "run": streak.run
    }
    if streak.today:
        return days
    return _("%(days)s Today is still open.") % {"days": days}


def freeze_text(rhythm: Rhythm) -> str:
    """What freezes there are, and what they did."""
    streak = rhythm.streak
    if not rhythm.setting.freeze:
        return _("Freezes are switched off.")
    left = ngettext(
        "%(count)s freeze is ready for a day off.",
        "%(count)s freezes are ready for days off.",
        streak.freezes,
    ) % {"count": streak.freezes}
    if streak.frozen_now:
        return _("A freeze covers your day off. %(left)s") % {"left": left}
    return left if streak.freezes else _("Every seventh day in a row earns a freeze for a day off.")


def goal_text(rhythm: Rhythm) -> str:
    """How the goal of the week stands."""
    values = {"done": rhythm.done, "amount": rhythm.amount}
    if rhythm.goal == "days":
        return _("Days this week: %(done)s. Your goal: %(amount)s.") % values
    if rhythm.goal == "minutes":
        return _("Minutes this week: %(done)s. Your goal: %(amount)s.") % values
    return _("You have set no goal for the week. You need none.")
