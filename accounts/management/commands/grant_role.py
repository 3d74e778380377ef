"""``manage.py grant_role EMAIL ROLE...``"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.services import ROLES, grant_role


class Command(BaseCommand):
    help = "Gives a person roles: mentor, author, operator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("roles", nargs="+", choices=ROLES)

    def handle(self, *args: Any, email: str, roles: list[str], **options: Any) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"Nobody has signed up as {email!r} yet.")
        for role in roles:
            grant_role(user=user, role=role)
        self.stdout.write(f"{email} is now: {', '.join(roles)}.")
