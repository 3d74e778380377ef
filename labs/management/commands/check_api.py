"""manage.py check_api FILE: uses of removed and renamed APIs. Nothing in the file is run."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from labs.diagnosis.api_changes import CHECKED_CHARACTERS, Finding, apply, find

TOO_LONG = "{path} is longer than {limit} characters; it is not looked through."
NOTHING = {"ja": "古い API は見つかりませんでした。", "en": "No old APIs found."}


class Command(BaseCommand):
    """Looks through a file as a submission is looked through before it runs."""

    help = (
        "Find APIs that NumPy, TensorFlow or Keras have removed or renamed in FILE (- for stdin)."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE [--json] [--fix] [--language ja|en]."""
        parser.add_argument("file")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--fix", action="store_true", help="print the mended code instead")
        parser.add_argument("--language", choices=("ja", "en"), default="en")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print what was found; exit with 1 when something was."""
        path = options["file"]
        source = _read(path)
        if len(source) > CHECKED_CHARACTERS:
            raise CommandError(TOO_LONG.format(path=path, limit=CHECKED_CHARACTERS))
        found = find(source)
        if options["fix"]:
            self.stdout.write(apply(source, found), ending="")
            return
        if options["as_json"]:
            data = [finding.as_json() for finding in found]
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_lines(path, found, options["language"])))
        if found:
            raise SystemExit(1)


def _read(path: str) -> str:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error
    text = data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _lines(path: str, found: list[Finding], language: str) -> list[str]:
    if not found:
        return [NOTHING[language]]
    return [
        f"{path}:{one.line}:{one.column}: {one.message[language]}"
        + (f" [{one.replacement}]" if one.replacement and one.edits else "")
        for one in found
    ]
