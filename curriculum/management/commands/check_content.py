"""`manage.py check_content`: is every content file right? Needs no database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from curriculum.content import loader, registry
from curriculum.content.problems import ContentProblem
from curriculum.content.program import ProgramData
from curriculum.content.registry import ProofOrder, ProofTable
from curriculum.content.tally import program_tally


class Command(BaseCommand):
    """Prints every problem with file, line, key and what was expected; exit code 1 if any."""

    help = "Check the content files without a database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """PATH, --json, --prove [LAB...], --write, --again, --sample."""
        parser.add_argument("path", nargs="?", type=Path, default=settings.CONTENT_ROOT)
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--prove",
            nargs="*",
            metavar="LAB",
            help="run what labs promise (all labs, or those named) and print a table of each",
        )
        parser.add_argument(
            "--write", action="store_true", help="with --prove: write proof.json of accepted labs"
        )
        parser.add_argument(
            "--again", action="store_true", help="with --prove: also labs proved before as they are"
        )
        parser.add_argument(
            "--sample", action="store_true", help="with --prove: a quick look at a part of it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, print, and exit with 0 or 1."""
        programs, problems = loader.load_programs(options["path"])
        tables = self._prove(programs, options)
        problems = problems + [problem for table in tables for problem in table.problems]
        if not options["sample"]:
            problems += loader.not_admitted(programs)
        if options["json"]:
            self._print_json(programs, problems, tables)
        else:
            self._print(programs, problems)
        if problems:
            raise CommandError(f"{len(problems)} problem(s) found.", returncode=1)

    def _prove(self, programs: list[ProgramData], options: dict[str, Any]) -> list[ProofTable]:
        """Tables of what was asked for, printed one by one."""
        names, sample = options["prove"], options["sample"]
        if names is None:
            if options["write"] or options["again"] or sample:
                raise CommandError("--write, --again and --sample need --prove.")
            return []
        if sample and options["write"]:
            raise CommandError("A sample proves nothing: leave out --sample or --write.")
        order = ProofOrder(
            names=frozenset(names),
            write=options["write"],
            again=options["again"],
            sample=sample,
            memory=settings.DATA_DIR / "proofs",
        )
        tables = []
        for table in prove(programs, order):
            tables.append(table)
            if not options["json"]:
                self.stdout.write(table.text)
                self.stdout.flush()
        missing = order.names - {table.name for table in tables}
        if missing and programs:
            raise CommandError(f"There is no lab {', '.join(sorted(missing))} in the content.")
        return tables

    def _print_json(
        self,
        programs: list[ProgramData],
        problems: list[ContentProblem],
        tables: list[ProofTable],
    ) -> None:
        document = {
            "ok": not problems,
            "programs": [counts(program) for program in programs],
            "weeks": {program.entry.id: program_tally(program) for program in programs},
            "proofs": [dict(table.facts) for table in tables],
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


def prove(programs: list[ProgramData], order: ProofOrder) -> Iterator[ProofTable]:
    """The slow checks of all rooms on all weeks."""
    for program in programs:
        for week in program.weeks:
            for part in registry.parts():
                if part.name in week.parts:
                    yield from part.prove(week.folder, week.context, week.parts[part.name], order)
