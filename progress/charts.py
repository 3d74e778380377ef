"""Statistics in the form that the chart and table components take."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from curriculum.models import StudyMinute
from progress.local_days import noon, zone_of
from progress.mastery import whole_percent
from progress.statistics import Statistics
from quizzes.messages import CERTAINTY, signed


def growth(found: Statistics, learner: User) -> list[dict[str, str]]:
    """Two curves by local day: minutes and passes so far, each with a sentence that says it."""
    zone = zone_of(learner.time_zone)
    x = [noon(day.day, zone) for day in found.days]
    if not x:
        return []
    figures = {"minutes": found.time.total, "passes": found.passes, "days": len(x)}
    return [
        {
            "data": _curve(x, _("Minutes so far"), [day.total_minutes for day in found.days]),
            "label": _("%(minutes)s minutes of study in %(days)s days.") % figures,
        },
        {
            "data": _curve(x, _("Passed so far"), [day.total_passes for day in found.days], 5),
            "label": _("%(passes)s quizzes and labs passed in %(days)s days.") % figures,
        },
    ]


def _curve(x: list[int], label: str, values: list[int], at_least: int = 10) -> str:
    """``at_least``: how high the axis goes with few passes, so that it counts in whole numbers."""
    chart = {
        "x": x,
        "series": [{"label": label, "values": values}],
        "x_label": _("Day"),
        "y_label": label,
        "x_kind": "date",
        "y_min": 0,
        "y_max": max(at_least, round(values[-1] * 1.1)),
    }
    return json.dumps(chart, ensure_ascii=False)


def kinds(found: Statistics) -> list[dict[str, Any]]:
    """Minutes by what was done, with its share of the whole."""
    total = max(1, sum(found.time.by_kind.values()))
    return [
        {
            "label": StudyMinute.Kind(kind).label,
            "minutes": minutes,
            "percent": whole_percent(minutes / total),
        }
        for kind, minutes in found.time.by_kind.items()
    ]


def levels(found: Statistics) -> list[dict[str, Any]]:
    """Answers by certainty: how many, and how many of a hundred were right."""
    return [
        {
            "label": CERTAINTY[level.certainty],
            "answers": level.answers,
            "percent": None if level.accuracy is None else whole_percent(level.accuracy),
        }
        for level in found.quizzes.levels
    ]


def quiz_figures(found: Statistics) -> dict[str, Any]:
    """Accuracy in whole per cent and certainty points with their sign."""
    accuracy = found.quizzes.accuracy
    return {
        "accuracy": None if accuracy is None else whole_percent(accuracy),
        "points": signed(found.quizzes.certainty_points),
        "best": signed(float(found.quizzes.certainty_best)),
    }
