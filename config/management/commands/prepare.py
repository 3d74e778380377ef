"""``manage.py prepare``: what must be done once before processes of a new version start."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.processes import tell


class Command(BaseCommand):
    help = "Brings the database up to date and loads the content."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        try:
            call_command("sync_content", verbosity=options["verbosity"])
        except CommandError as error:
            # Faulty files must not keep people from the content that is there already.
            tell("content", f"{error} The lines above say what and where.")
