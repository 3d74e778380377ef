"""`manage.py sync_content`: bring the site to what the content files say."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from curriculum.content.problems import ContentError
from curriculum.synchronising import synchronise

REFUSED = "Nothing was changed: the site keeps the content it has."


class Command(BaseCommand):
    """One transaction; with a single faulty file nothing changes and it says why."""

    help = "Load the content files into the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """PATH, --force."""
        parser.add_argument("path", nargs="?", type=Path, default=settings.CONTENT_ROOT)
        parser.add_argument(
            "--force", action="store_true", help="read the files even if none has changed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, print what changed, exit with 1 when the files were refused."""
        try:
            changes = synchronise(options["path"], force=options["force"])
        except ContentError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise CommandError(REFUSED, returncode=1) from None
        if options["verbosity"] == 0:
            return
        for what, count in sorted(changes.counts.items()):
            self.stdout.write(f"{what}: {count}")
        if not changes.counts:
            self.stdout.write("Content is up to date; nothing was written.")
