"""Compiles the translations: ``python -m config.catalogues`` (no gettext needed)."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

BASE_DIR = Path(__file__).resolve().parent.parent
SKIPPED = {".venv", ".runtime", "node_modules", "data", "static-collected"}


def sources(base: Path = BASE_DIR) -> list[Path]:
    """Return all ``.po`` files of the project."""
    return sorted(
        path
        for room in base.iterdir()
        if room.is_dir() and room.name not in SKIPPED and not room.name.startswith(".")
        for path in room.glob("locale/*/LC_MESSAGES/*.po")
    )


def compile_one(source: Path) -> bool:
    """Write ``.mo`` beside ``source`` unless it is up to date; return whether it was written."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    with source.open("rb") as file:
        catalogue = read_po(file)
    partial = target.with_suffix(".mo.part")
    with partial.open("wb") as file:
        write_mo(file, catalogue)
    partial.replace(target)
    return True


def main() -> int:
    """Compile what changed."""
    written = [source for source in sources() if compile_one(source)]
    print(f"Translations: {len(written)} compiled.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
