"""manage.py explain_traceback: reads a traceback on standard input and says what it means."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from labs.diagnosis.errors import MAX_CHARACTERS, Worded
from labs.explanations import presentation as explanations

HEADINGS = {
    "en": ("Line", "Likely causes, the likeliest first:", "Look at:"),
    "ja": ("行", "考えられる原因（可能性の高い順）:", "見るところ："),
}


class Command(BaseCommand):
    """Works without database and sandbox."""

    help = "Explain a Python, NumPy, TensorFlow or Keras traceback read on standard input."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """[--json] [--language ja|en]."""
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--language", choices=("ja", "en"), default="en")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read at most what the site reads too; the end of a longer text counts."""
        text = _tail(sys.stdin.buffer)
        if not text.strip():
            raise CommandError(
                "Nothing came on standard input. Example: python train.py 2>&1 | "
                "python manage.py explain_traceback"
            )
        with translation.override(options["language"]):
            found = explanations.of_traceback(text)
        if found is None:
            raise CommandError(
                "There is no error in this text. Give everything from 'Traceback' to the last "
                "line, which names the error, such as 'ValueError: ...'."
            )
        if options["as_json"]:
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_as_text(found, options["language"]))


def _tail(stream: Any) -> str:
    """The last part of a stream, however long it is."""
    kept = b""
    while chunk := stream.read(1 << 16):
        kept = (kept + chunk)[-4 * MAX_CHARACTERS :]
    return str(kept.decode("utf-8", "replace"))[-MAX_CHARACTERS:]


def _as_text(found: explanations.Pasted, language: str) -> str:
    explained: Worded = found.explanation
    line, causes, look_at = HEADINGS[language]
    parts = [explained.title, explained.what_happened]
    if found.line:
        parts.append(f"{line} {found.line}: {found.source_line}".rstrip(": "))
    parts += ["", causes, *(f"  {n}. {text}" for n, text in enumerate(explained.causes, 1))]
    parts += ["", look_at, *(f"  - {text}" for text in explained.look_at)]
    return "\n".join(parts)
