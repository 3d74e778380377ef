"""``manage.py rebuild_progress``"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from progress import services


class Command(BaseCommand):
    help = "Makes all derived progress again from what learners did."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--learner", help="e-mail address or public id; default: everybody")

    def handle(self, *args: Any, learner: str | None = None, **options: Any) -> None:
        people = User.objects.order_by("pk")
        if learner:
            field = "email__iexact" if "@" in learner else "public_id"
            people = people.filter(**{field: learner})
            if not people.exists():
                raise CommandError(f"There is no learner {learner!r}.")
        count = 0
        for person in people.iterator():
            services.rebuild(learner=person)
            count += 1
        self.stdout.write(f"Progress of {count} people is made again.")
