"""``manage.py rebuild_progress``"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet

from accounts.models import User
from progress import services


class Command(BaseCommand):
    help = "Makes all derived progress again from what learners did."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--learner", help="e-mail address or public id; default: everybody")

    def handle(self, *args: Any, learner: str | None = None, **options: Any) -> None:
        people = User.objects.order_by("pk")
        if learner:
            people = _named(people, learner)
        count = 0
        for person in people.iterator():
            services.rebuild(learner=person)
            count += 1
        self.stdout.write(f"Progress of {count} people is made again.")


def _named(people: QuerySet[User], name: str) -> QuerySet[User]:
    try:
        found = people.filter(
            **({"email__iexact": name} if "@" in name else {"public_id": UUID(name)})
        )
    except ValueError:
        found = people.none()
    if not found.exists():
        raise CommandError(f"There is no learner {name!r}.")
    return found
