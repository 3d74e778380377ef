"""What a percentage is made of, in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.bilingual import active_language
from progress.mastery import whole_percent
from progress.path import CourseView, PartView, WeekView
from quizzes.models import PASS_MARK

PASS_PERCENT = round(100 * PASS_MARK)


def short(number: float) -> str:
    """A number with at most one decimal, in the form of the active language.

    >>> short(22.5), short(20.0)
    ('22.5', '20')
    """
    return _short(round(number, 1), active_language())


@lru_cache(maxsize=2048)
def _short(rounded: float, _language: str) -> str:
    return number_format(rounded, 0 if rounded == int(rounded) else 1)


def joined(sentences: Sequence[str]) -> str:
    """Sentences one after another; Japanese puts no space between them."""
    return ("" if active_language() == "ja" else " ").join(sentences)


def explain_week(view: WeekView) -> str:
    """Say how many points each part gives, and why the sum may be lower than the percentage."""
    sentences = [explain_part(part) for part in view.parts]
    if view.kept_above:
        sentences.append(
            _("You had reached %(percent)s%% before the parts changed; what is reached stays.")
            % {"percent": view.percent}
        )
    return joined(sentences)


def explain_part(part: PartView) -> str:
    """Say where one part stands and what that counts of its share."""
    return _explained(part, active_language())


@lru_cache(maxsize=4096)
def _explained(part: PartView, _language: str) -> str:
    """The same for everybody who stands there."""
    figures = {"points": short(part.points), "weight": short(part.weight)}
    return _("%(what)s: %(points)s of %(weight)s.") % {"what": describe(part), **figures}


def describe(part: PartView) -> str:
    """Say where one part stands."""
    if part.kind == "lesson":
        return _describe_lesson(part)
    return _describe_quiz(part) if part.kind == "quiz" else _describe_lab(part)


def _describe_lesson(part: PartView) -> str:
    if part.state == "in_preparation":
        return _("Lesson, in preparation")
    return _("Lesson, read") if part.state == "done" else _("Lesson, not finished yet")


def _describe_quiz(part: PartView) -> str:
    if part.state == "done":
        return _("Quiz, passed")
    if part.value is not None:
        best = whole_percent(part.value * PASS_MARK)
        return _("Quiz, best %(best)s%% of the %(needed)s%% needed") % {
            "best": best,
            "needed": PASS_PERCENT,
        }
    return _("Quiz, in preparation") if part.state == "in_preparation" else _("Quiz, not taken yet")


def _describe_lab(part: PartView) -> str:
    if part.state == "done":
        return _("Lab “%(title)s”, passed") % {"title": part.title}
    if part.value is not None:
        best = whole_percent(part.value)
        return _("Lab “%(title)s”, best %(best)s%%") % {"title": part.title, "best": best}
    return _("Lab “%(title)s”, not handed in yet") % {"title": part.title}


def explain_course(view: CourseView) -> str:
    """Say that weeks count by their days, and which have moved."""
    sentences = [
        _("Weeks count by their days, %(days)s in all.") % {"days": short(view.days)},
        *(
            _("%(week)s: %(percent)s%% of %(days)s.")
            % {
                "week": week.week.title,
                "percent": week.percent,
                "days": short(week.week.days),
            }
            for week in view.weeks
            if week.percent
        ),
    ]
    if idle := sum(not week.percent for week in view.weeks):
        sentences.append(
            ngettext(
                "%(count)s week has not been begun.", "%(count)s weeks have not been begun.", idle
            )
            % {"count": idle}
        )
    return joined(sentences)
