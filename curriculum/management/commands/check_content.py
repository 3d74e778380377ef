"""`manage.py check_content`: is every content file right? Needs no database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from curriculum.content import loader, registry
from curriculum.content.problems import ContentProblem
from curriculum.content.program import ProgramData


class Command(BaseCommand):
    """Prints every problem with file, line, key and what was expected; exit code 1 if any."""

    help = "Check the content files without a database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """PATH, --json, --prove."""
        parser.add_argument("path", nargs="?", type=Path, default=settings.CONTENT_ROOT)
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--prove", action="store_true", help="also run solutions and mistakes of labs (slow)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, print, and exit with 0 or 1."""
        programs, problems = loader.load_programs(options["path"])
        if options["prove"]:
            problems = problems + [p for program in programs for p in prove(program)]
        if options["json"]:
            self._print_json(programs, problems)
        else:
            self._print(programs, problems)
        if problems:
            raise CommandError(f"{len(problems)} problem(s) found.", returncode=1)

    def _print_json(self, programs: list[ProgramData], problems: list[ContentProblem]) -> None:
        document = {
            "ok": not problems,
            "programs": [counts(program) for program in programs],
            "problems": [problem.as_dict() for problem in problems],
        }
        self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))

    def _print(self, programs: list[ProgramData], problems: list[ContentProblem]) -> None:
        for problem in problems:
            self.stdout.write(str(problem))
        for program in programs:
            found = counts(program)
            name = found.pop("id")
            self.stdout.write(f"{name}: {', '.join(f'{n} {what}' for what, n in found.items())}.")


def counts(program: ProgramData) -> dict[str, Any]:
    """What a program holds, in figures."""
    return {
        "id": program.entry.id,
        "courses": len(program.courses),
        "weeks": len(program.weeks),
        "concepts": len(program.concepts),
        "lessons": sum(week.lesson is not None for week in program.weeks),
        **{
            f"weeks with {part.name}": sum(part.name in week.parts for week in program.weeks)
            for part in registry.parts()
        },
    }


def prove(program: ProgramData) -> list[ContentProblem]:
    """The slow checks of all rooms on all weeks."""
    return [
        problem
        for week in program.weeks
        for part in registry.parts()
        if part.name in week.parts
        for problem in part.prove(week.folder, week.context, week.parts[part.name])
    ]
