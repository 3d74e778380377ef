"""The page about one's own judgement. Only its learner sees it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import person
from progress.calibration import wording
from progress.calibration.selectors import calibration

WEEKS_DRAWN = 2
"""One week is no development."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Certainty beside what came, over time, by concept, and forecasts before labs."""
    found = calibration(person(request))
    weeks = list(found.weeks)
    context = {
        "found": found,
        "headline": wording.headline(found.figures),
        "levels": [wording.level_line(level) for level in found.figures.levels],
        "diagram": wording.reliability_svg(found) if found.figures.count else "",
        "over_time": wording.over_time_svg(weeks) if len(weeks) >= WEEKS_DRAWN else "",
        "weeks": [
            {"line": line, "gap": wording.points(line.figures.gap),
             "tendency": wording.tendency(line.figures)}
            for line in reversed(weeks)
        ],
        "concepts": [
            {"line": line, "gap": wording.points(line.figures.gap),
             "tendency": wording.tendency(line.figures)}
            for line in found.concepts
        ],
    }  # fmt: skip
    return render(request, "progress/calibration/page.html", context)
