"""Calibration in words: what was said, what came, and no more than the figures allow."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from progress.calibration.selectors import Calibration, WeekLine
from quizzes.calibration.diagrams import Point, over_time, reliability
from quizzes.calibration.figures import BANDS, ENOUGH, Figures, Level
from quizzes.messages import CERTAINTY


def headline(figures: Figures) -> str:
    """The whole in one sentence."""
    if figures.verdict == "few":
        return _(
            "%(count)s answers so far. From %(enough)s on this page says whether you tend to be "
            "too sure or not sure enough."
        ) % {"count": figures.count, "enough": ENOUGH}
    words = {
        "over": _("On the whole you are surer than your answers are right."),
        "under": _("On the whole you know more than you dare to say."),
        "fits": _("On the whole your certainty fits your answers."),
    }
    return words[figures.verdict]


def level_line(level: Level) -> dict[str, Any]:
    """A level in words and figures."""
    low, high = level.interval
    least, most = BANDS[level.certainty]
    return {
        "level": level,
        "label": str(CERTAINTY[level.certainty]),
        "sentence": _("When you said “%(level)s”, you were right %(right)s of %(count)s times.")
        % {"level": CERTAINTY[level.certainty], "right": level.right, "count": level.count},
        "verdict": _verdict(level),
        "said": round(100 * level.said),
        "share": None if level.share is None else round(100 * level.share),
        "low": round(100 * low),
        "high": round(100 * high),
        "band": f"{round(100 * least)}–{round(100 * most)}%",
    }


def _verdict(level: Level) -> str:
    if level.verdict == "few":
        return _("Too few to judge; that begins at %(enough)s.") % {"enough": ENOUGH}
    return {
        "over": _("Too sure: this level is meant for answers that are right more often."),
        "under": _("You could have said more: such answers deserve the next level."),
        "fits": _("That fits this level."),
    }.get(level.verdict, "")


def tendency(figures: Figures) -> str:
    """Too sure, not sure enough, or neither, for a line of a table."""
    if figures.verdict == "few":
        return _("too few to judge")
    return {
        "over": _("too sure"),
        "under": _("not sure enough"),
        "fits": _("fits"),
    }[figures.verdict]


def reliability_svg(found: Calibration) -> SafeString:
    """The reliability diagram; every word in it is escaped there."""
    levels = [level for level in found.figures.levels if level.count]
    points = [
        Point(level.said, level.share or 0.0, *level.interval, str(CERTAINTY[level.certainty]))
        for level in levels
    ]
    drawn = reliability(
        points,
        summary=" ".join(level_line(level)["sentence"] for level in levels),
        x_label=_("What you said"),
        y_label=_("How often it was right"),
    )
    return mark_safe(drawn)  # noqa: S308


def over_time_svg(weeks: list[WeekLine]) -> SafeString:
    """Over- and under-confidence by week; every word in it is escaped there."""
    drawn = over_time(
        [(date_format(line.monday, "n/j"), line.figures.gap or 0.0) for line in weeks],
        summary=_("Over- and under-confidence by week; the table below has the figures."),
        above=_("Too sure"),
        below=_("Not sure enough"),
    )
    return mark_safe(drawn)  # noqa: S308


def points(gap: float | None) -> str:
    """A gap in percentage points with its sign: "+12"."""
    return "–" if gap is None else f"{round(100 * gap):+d}".replace("-", "−")
