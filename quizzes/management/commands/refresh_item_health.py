"""``manage.py refresh_item_health``"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from quizzes.health.services import health_refresh


class Command(BaseCommand):
    help = "Makes the health of all questions again from first answers (also done daily)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Health of {health_refresh()} questions is made again.")
