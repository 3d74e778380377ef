"""Every text of the user interface exists in Japanese."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from config.catalogues import sources

ROOT: Path = settings.BASE_DIR
ROOMS = ("config", "accounts", "curriculum", "quizzes", "labs", "progress", "frontend")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def files() -> list[Path]:
    found = [
        path
        for room in ROOMS
        for pattern in ("**/*.py", "**/templates/**/*.html")
        for path in (ROOT / room).glob(pattern)
    ]
    skipped = {"node_modules", "migrations", "runner"}
    return sorted(path for path in found if not skipped & set(path.parts))


def messages(path: Path) -> set[str]:
    """The msgids (the singular of plurals) that a Python file or template marks."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Babel reads the result as Python, to which a template's indentation is an error.
        lines = templatize(text, origin=str(path)).splitlines()
        text = "\n".join(line.lstrip() for line in lines)
    found = set()
    for _line, message, _comments, _context in extract(
        "python", io.BytesIO(text.encode()), keywords=KEYWORDS
    ):
        found.add(message[0] if isinstance(message, tuple) else message)
    return {message for message in found if message}


def translations() -> list[tuple[str, str, str]]:
    """All Japanese translations of the project: msgid, its plural (else the msgid), msgstr."""
    found = []
    for source in sources():
        with source.open("rb") as file:
            for message in read_po(file):
                ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
                text = message.string[0] if isinstance(message.string, tuple) else message.string
                if ids[0] and text and not message.fuzzy:
                    found.append((ids[0], ids[-1], text))
    return found


def catalogue() -> dict[str, str]:
    """All Japanese translations of the project: msgid -> msgstr."""
    return {message: text for message, _plural, text in translations()}


def test_every_marked_text_has_a_japanese_translation() -> None:
    known = catalogue()
    missing = {
        f"{path.relative_to(ROOT)}: {message!r}"
        for path in files()
        for message in messages(path)
        if message not in known
    }
    assert not missing, "\n".join(sorted(missing))


def test_translations_keep_the_placeholders() -> None:
    """Japanese has one form for all numbers: it says what the English plural says."""
    placeholder = re.compile(r"%\(\w+\)[sdif]|\{\w+\}")
    wrong = [
        (message, text)
        for message, plural, text in translations()
        if set(placeholder.findall(plural)) != set(placeholder.findall(text))
    ]
    assert not wrong


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.parts[-5])
def test_catalogues_hold_no_text_twice(path: Path) -> None:
    with path.open("rb") as file:
        read_po(file, abort_invalid=True)
    text = re.sub(r'"\n"', "", path.read_text(encoding="utf-8"))
    ids = re.findall(r'^(?:msgctxt ".*"\n)?msgid ".+"$', text, re.MULTILINE)
    assert len(ids) == len(set(ids)), {text for text in ids if ids.count(text) > 1}


def test_a_percent_sign_stands_close_to_its_number() -> None:
    """10%, not 10%, in both languages: in what the interface says and in what people learn."""
    loose = re.compile(r"[0-9s}$][ \u00a0\u202f]%%?(?![ \w(%{])|[0-9}$][ \u00a0]%%? [a-z]{2,}")
    said = [text for message in translations() for text in message]
    learned = [
        line
        for path in settings.CONTENT_ROOT.rglob("*")
        if path.suffix in {".md", ".yaml"} and "labs" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert not [text for text in said + learned if loose.search(text)]
