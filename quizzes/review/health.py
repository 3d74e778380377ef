"""How good the predictions of review are, week by week, beside always saying the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import sqrt
from typing import Any

from django.db.models import Avg, Case, QuerySet, Value, When
from django.utils import timezone

from quizzes.calibration.figures import Prediction, log_loss
from quizzes.review.models import ReviewHealth, ReviewLog
from quizzes.review.rating import Rating
from quizzes.review.scheduling import RETENTION

BINS = 10
WEEKS_BACK = 8


def judge_finished_weeks(now: datetime | None = None) -> int:
    """Judge the last weeks that are over and are not judged yet; how many."""
    today = (now or timezone.now()).astimezone(UTC).date()
    this_week = today - timedelta(days=today.weekday())
    weeks = [this_week - timedelta(weeks=back) for back in range(1, WEEKS_BACK + 1)]
    known = set(
        ReviewHealth.objects.filter(week_start__in=weeks).values_list("week_start", flat=True)
    )
    todo = [week for week in weeks if week not in known]
    return sum(judge_week(week) is not None for week in todo)


def judge_week(week_start: date) -> ReviewHealth | None:
    """Judge the week (UTC) that begins on this Monday, again if need be; nothing without reviews.

    Only reviews at least a day after the one before: the others FSRS does not predict.
    """
    start = datetime.combine(week_start, time.min, UTC)
    predictions = _predictions(_judged().filter(
        reviewed_at__gte=start, reviewed_at__lt=start + timedelta(weeks=1)
    ))  # fmt: skip
    if not predictions:
        return None
    constant = _share_before(start)
    row, _new = ReviewHealth.objects.update_or_create(
        week_start=week_start,
        defaults={
            "made_at": timezone.now(),
            "reviews": len(predictions),
            "remembered": sum(right for _said, right in predictions),
            "log_loss": log_loss(predictions),
            "constant": constant,
            "constant_log_loss": log_loss((constant, right) for _said, right in predictions),
            "bins": (bins := bins_of(predictions)),
            "rmse": rmse_of(bins),
        },
    )
    return row


def _judged() -> QuerySet[ReviewLog]:
    return ReviewLog.objects.filter(predicted__isnull=False, elapsed_days__gte=1).order_by()


def _predictions(rows: QuerySet[ReviewLog]) -> list[Prediction]:
    values = rows.values_list("predicted", "rating")
    return [(float(said or 0.0), rating > Rating.AGAIN) for said, rating in values.iterator()]


def _share_before(start: datetime) -> float:
    """The share remembered before: what somebody would guess who knows nothing of the cards.
    Without any it is what the schedule aims at."""
    came = Case(When(rating__gt=Rating.AGAIN, then=Value(1.0)), default=Value(0.0))
    mean = _judged().filter(reviewed_at__lt=start).aggregate(mean=Avg(came))["mean"]
    return RETENTION if mean is None else float(mean)


def bins_of(predictions: Sequence[Prediction]) -> list[dict[str, Any]]:
    """Tenths of the predicted probability: how many, the mean said, the share that came. Pure."""
    groups: dict[int, list[Prediction]] = defaultdict(list)
    for said, right in predictions:
        groups[min(BINS - 1, int(said * BINS))].append((said, right))
    return [
        {
            "from": number / BINS,
            "to": (number + 1) / BINS,
            "count": len(group),
            "said": sum(said for said, _ in group) / len(group),
            "came": sum(right for _, right in group) / len(group),
        }
        for number, group in sorted(groups.items())
    ]


def rmse_of(bins: Sequence[dict[str, Any]]) -> float:
    """Root mean square of said less come over the bins, weighed by their size. Pure."""
    count = sum(row["count"] for row in bins)
    total = sum(row["count"] * (row["said"] - row["came"]) ** 2 for row in bins)
    return sqrt(total / count) if count else 0.0
