"""A forecast before a lab's first submission, and what came of it.

It is asked once, may be skipped, and is never taken after a submission was handed in: what one
knows afterwards is no forecast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from config.problems import Conflict, Invalid, Text
from labs.models import Forecast, Lab, Mode, State, Submission
from labs.verdicts import Verdict

Level = Forecast.Level
PROBABILITIES: dict[str, float] = {
    Level.HARDLY: 0.1,
    Level.PERHAPS: 0.4,
    Level.PROBABLY: 0.7,
    Level.SURELY: 0.9,
}
"""What each level stands for when forecasts are compared with what came."""

MOST_EXPECTED = 20

TOO_LATE: Text = _("You have handed in code for this lab: it is too late for a forecast.")
SAID_ALREADY: Text = _("You have said that already; the first forecast stays.")
CHOOSE: Text = _("Choose one of the four, or skip the question.")
EXPECTED: Text = _("Choose how many submissions, from 1 to 20.")


def asks(learner: User, lab: Lab) -> bool:
    """Whether the question is open: not answered, not skipped, nothing handed in. Two queries."""
    if Forecast.objects.filter(learner=learner, lab=lab).exists():
        return False
    return not _handed_in(learner, lab)


def _handed_in(learner: User, lab: Lab) -> bool:
    mine = Submission.objects.filter(learner=learner, lab_version__lab=lab)
    return mine.filter(mode=Mode.SUBMIT).exists()


@transaction.atomic
def forecast_make(
    *, learner: User, lab: Lab, level: str, expected_submissions: int | None
) -> tuple[Forecast, bool]:
    """Keep what was said, or with level "" that it was skipped; and whether it is new.

    The same again changes nothing. Raises Invalid, and Conflict after the first submission or for
    another forecast than the first.
    """
    said = _checked(level, expected_submissions)
    assert lab.current_version is not None
    # The same lock as for handing in: of a forecast and a submission sent together one is first.
    User.objects.select_for_update(no_key=True).get(pk=learner.pk)
    first = Forecast.objects.filter(learner=learner, lab=lab).first()
    if first:
        if (first.level, first.expected_submissions) != said:
            raise Conflict(SAID_ALREADY, code="forecast_made")
        return first, False
    if _handed_in(learner, lab):
        raise Conflict(TOO_LATE, code="too_late")
    row = Forecast.objects.create(
        learner=learner,
        lab=lab,
        version=lab.current_version,
        level=said[0],
        probability=PROBABILITIES.get(said[0]),
        expected_submissions=said[1],
    )
    return row, True


def _checked(level: str, expected: int | None) -> tuple[str, int | None]:
    if not level:
        return "", None
    if level not in PROBABILITIES:
        raise Invalid(CHOOSE, code="level", errors={"level": [CHOOSE]})
    if expected is not None and not 1 <= expected <= MOST_EXPECTED:
        raise Invalid(EXPECTED, code="expected", errors={"expected_submissions": [EXPECTED]})
    return level, expected


class Graded(NamedTuple):
    """A graded submission, as far as a forecast is compared with it."""

    at: datetime
    passed: bool


@dataclass(frozen=True)
class Comparison:
    """A forecast and what came. `passed_at_once` is None before the first grade, `needed` (graded
    submissions up to the first that passed) until one passed. Our failures do not count."""

    forecast: Forecast
    passed_at_once: bool | None
    needed: int | None
    so_far: int

    @property
    def squared_error(self) -> float | None:
        """Brier's term, in [0, 1]."""
        if self.passed_at_once is None or self.forecast.probability is None:
            return None
        return (self.forecast.probability - self.passed_at_once) ** 2


def compare(forecast: Forecast, graded: Iterable[Graded]) -> Comparison:
    """Compare a forecast with graded submissions in the order of handing in. Pure."""
    passes = [row.passed for row in sorted(graded)]
    return Comparison(
        forecast=forecast,
        passed_at_once=passes[0] if passes else None,
        needed=passes.index(True) + 1 if True in passes else None,
        so_far=len(passes),
    )


def comparisons(learner: User) -> list[Comparison]:
    """All forecasts of a learner with what came, newest first. Two queries."""
    forecasts = list(_said(learner).select_related("lab__week__course"))
    return _compared(learner, forecasts)


def comparison(learner: User, lab: Lab) -> Comparison | None:
    """The forecast for one lab with what came; nothing if skipped or never made. Two queries."""
    found = _compared(learner, list(_said(learner).filter(lab=lab)))
    return found[0] if found else None


def _said(learner: User) -> QuerySet[Forecast]:
    return Forecast.objects.filter(learner=learner).exclude(level="").order_by("-id")


def _compared(learner: User, forecasts: Sequence[Forecast]) -> list[Comparison]:
    if not forecasts:
        return []
    by_lab: dict[int, list[Graded]] = defaultdict(list)
    graded = Submission.objects.filter(
        learner=learner,
        mode=Mode.SUBMIT,
        state=State.FINISHED,
        lab_version__lab__in={row.lab_id for row in forecasts},
    ).exclude(verdict=Verdict.OUR_FAILURE)
    values = graded.order_by().values_list("lab_version__lab", "created_at", "verdict")
    for lab, at, verdict in values:
        by_lab[lab].append(Graded(at, verdict == Verdict.PASSED))
    return [compare(row, by_lab[row.lab_id]) for row in forecasts]
