"""``manage.py judge_predictions``"""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quizzes.review import health
from quizzes.review.models import ReviewHealth


class Command(BaseCommand):
    help = "Judges how good review's predictions were, by week, beside a constant guess."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--week", help="any day of one week, such as 2026-11-16; judged again")

    def handle(self, *args: Any, week: str | None = None, **options: Any) -> None:
        if week:
            health.judge_week(_monday(week))
        else:
            health.judge_finished_weeks()
        rows = ReviewHealth.objects.all()[:12]
        if not rows:
            self.stdout.write("There are no reviews to judge yet.")
        for row in rows:
            self.stdout.write(
                f"{row.week_start}  {row.reviews:6d} reviews  {row.remembered / row.reviews:6.1%} "
                f"remembered  log loss {row.log_loss:.4f} "
                f"(constant {row.constant:.3f}: {row.constant_log_loss:.4f})  RMSE {row.rmse:.4f}"
            )


def _monday(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{text!r} is no day such as 2026-11-16.") from None
    return day - timedelta(days=day.weekday())
