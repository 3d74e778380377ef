"""A pasted table: rows of cells, as texts. Commas, semicolons or tabs between them."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass

MAX_CHARACTERS = 300_000
MAX_ROWS = 5_000
MAX_COLUMNS = 50
LONGEST_NAME = 60
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-"})
Cell = float | str | None
"""A number, a text, or None where nothing is known."""


class TableFault(Exception):
    """Why a text is no table: `code` is empty, ragged, too_much, too_long or too_wide."""

    def __init__(self, code: str, line: int = 0) -> None:
        super().__init__(code)
        self.code, self.line = code, line


@dataclass(frozen=True)
class Table:
    """Rows are examples. `cells[i][j]` belongs to the column `names[j]`."""

    names: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


def read_table(text: str) -> Table:
    """Read a table; its first line holds names where none of its cells is a number.

    Raises TableFault for nothing, rows of unequal length, and too much of either.
    """
    if len(text) > MAX_CHARACTERS:
        raise TableFault("too_much")
    lines = [(n, row) for n, row in _rows(text) if any(c.strip() for c in row)]
    if not lines:
        raise TableFault("empty")
    width = len(lines[0][1])
    if width > MAX_COLUMNS:
        raise TableFault("too_wide")
    if len(lines) > MAX_ROWS + 1:
        raise TableFault("too_long")
    for number, row in lines:
        if len(row) != width:
            raise TableFault("ragged", number)
    first, *others = (row for _number, row in lines)
    named = bool(others) and not any(isinstance(cell_of(text), float) for text in first)
    names = first if named else [f"#{at + 1}" for at in range(width)]
    rows = others if named else [first, *others]
    cells = tuple(tuple(cell_of(text) for text in row) for row in rows)
    return Table(tuple(name.strip()[:LONGEST_NAME] for name in names), cells)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    head = text.lstrip("\ufeff\n\r").partition("\n")[0]
    delimiter = max("\t;,", key=head.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise TableFault("ragged", reader.line_num) from error


def cell_of(text: str) -> Cell:
    """A number if it can be read as one (commas may separate thousands), None for a gap."""
    plain = text.strip()
    if plain.lower() in MISSING:
        return None
    try:
        number = float(plain.replace(",", ""))
    except ValueError:
        return plain
    return number if math.isfinite(number) else plain
