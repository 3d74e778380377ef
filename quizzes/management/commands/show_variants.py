"""`manage.py show_variants`: how many different questions drawn numbers make. No database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from curriculum.content import loader
from quizzes.drawn_checks import SEEDS, variant_counts


class Command(BaseCommand):
    """Counts over the seeds that `check_content` tries."""

    help = "Counts the variants of questions with drawn numbers, week by week."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """PATH, --json."""
        parser.add_argument("path", nargs="?", type=Path, default=settings.CONTENT_ROOT)
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each question, and for each week how many it has."""
        programs, problems = loader.load_programs(options["path"])
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} problem(s); manage.py check_content tells all.")
        found = {
            str(week.folder.name): {
                "questions": len(week.parts["quiz"]),
                "seeds": len(SEEDS),
                "variants": variant_counts(week.parts["quiz"]),
            }
            for program in programs
            for week in program.weeks
            if "quiz" in week.parts
        }
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2))
            return
        for week, figures in found.items():
            counts: dict[str, int] = figures["variants"]  # type: ignore[assignment]
            self.stdout.write(f"{week}: {len(counts)} of {figures['questions']} questions drawn")
            for item, count in sorted(counts.items(), key=lambda pair: pair[1]):
                self.stdout.write(f"  {item}: {count} of {len(SEEDS)} seeds differ")
