"""manage.py grade_file LAB FILE: grade a file as a submission would be, and print a table."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from labs.grading.bundle import LabBundle
from labs.grading.engine import GradeOutcome, grade
from labs.grading.report import render
from labs.limits import SEEDS_PER_VERSION
from labs.sandbox.jail import JailError
from labs.sandbox.pool import SandboxPool, SandboxRefusedError


class Command(BaseCommand):
    """Grades without database and queue, with the same engine and sandbox."""

    help = "Grade FILE against LAB (a lab's id, or the path of its folder)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """LAB FILE [--json] [--language ja|en] [--mode run|submit] [--seed N] [--probe]."""
        parser.add_argument("lab")
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--language", choices=("ja", "en"), default="en")
        parser.add_argument("--mode", choices=("run", "submit"), default="submit")
        parser.add_argument("--seed", type=int, help="of the hidden checks; drawn when not given")
        parser.add_argument("--probe", action="store_true", help="test the sandbox's layers first")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Grade and print; exit with 1 when it did not pass."""
        bundle = self._bundle(options["lab"])
        try:
            source = options["file"].read_bytes().decode("utf-8", "surrogateescape")
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}") from error
        seed = (
            options["seed"] if options["seed"] is not None else secrets.randbelow(SEEDS_PER_VERSION)
        )
        outcome = self._grade(bundle, source, seed, options)
        if options["as_json"]:
            self.stdout.write(json.dumps(asdict(outcome), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(render(outcome, bundle, seed, options["language"]))
        if outcome.verdict != "passed":
            raise SystemExit(1)

    def _grade(
        self, bundle: LabBundle, source: str, seed: int, options: dict[str, Any]
    ) -> GradeOutcome:
        pool = SandboxPool()
        try:
            if options["probe"]:
                self.stderr.write(pool.start([bundle.spec.runtime]).as_text())
            return grade(bundle=bundle, source=source, seed=seed, mode=options["mode"], pool=pool)
        except (SandboxRefusedError, JailError) as error:
            raise CommandError(str(error)) from error
        finally:
            pool.close()

    def _bundle(self, lab: str) -> LabBundle:
        folder = Path(lab)
        if not (folder / "lab.yaml").is_file():
            found = sorted(Path(settings.BASE_DIR).glob(f"courses/*/*/*/labs/{lab}"))
            if len(found) != 1:
                raise CommandError(f"There is no lab {lab!r} below courses/, and no such folder.")
            folder = found[0]
        try:
            return LabBundle.from_folder(folder)
        except ValueError as error:
            raise CommandError(f"{folder}: {error}") from error
