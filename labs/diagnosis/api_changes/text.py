"""Where the nodes of a syntax tree stand in the text, in characters."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any

from labs.diagnosis.api_changes.findings import Edit

IDENTIFIER = re.compile(r"\w+")


@dataclass(frozen=True)
class Place:
    """A stretch of the text; lines and columns count characters from 1."""

    line: int
    column: int
    end_line: int
    end_column: int

    def edit(self, text: str) -> Edit:
        """Put `text` in its place."""
        return Edit(self.line, self.column, self.end_line, self.end_column, text)


class Text:
    """A source whose lines end with a newline alone, as `ast` counts them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = source.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, node: Any) -> Place:
        """Where a node with positions stands."""
        return Place(
            node.lineno,
            self._column(node.lineno, node.col_offset),
            node.end_lineno,
            self._column(node.end_lineno, node.end_col_offset),
        )

    def _column(self, line: int, offset: int) -> int:
        """A column from 1, of an offset in bytes of UTF-8."""
        text = self.lines[line - 1]
        if text.isascii():
            return offset + 1
        return len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore")) + 1

    def offset(self, line: int, column: int) -> int:
        """The index into the source."""
        return self._starts[line - 1] + column - 1

    def at(self, place: Place) -> str:
        """The text of a place."""
        begin = self.offset(place.line, place.column)
        return self.source[begin : self.offset(place.end_line, place.end_column)]

    def is_dotted(self, place: Place, node: ast.Attribute) -> bool:
        """Whether the text there is this very name: inside f-strings positions may be wrong."""
        return IDENTIFIER.findall(self.at(place)) == IDENTIFIER.findall(ast.unparse(node))

    def without(self, place: Place) -> Edit | None:
        """Take an argument out of a call, with its comma; None where a comment is in between."""
        begin = self.offset(place.line, place.column)
        end = self.offset(place.end_line, place.end_column)
        before = self.source[:begin].rstrip()
        if before.endswith(","):
            return self._cut(len(before) - 1, end)
        after = re.match(r"\s*,\s*", self.source[end:])
        if before.endswith("("):
            return self._cut(begin, end + (after.end() if after else 0))
        return None

    def _cut(self, begin: int, end: int) -> Edit:
        return Edit(*self._spot(begin), *self._spot(end), "")

    def _spot(self, index: int) -> tuple[int, int]:
        line = self.source.count("\n", 0, index)
        return line + 1, index - self._starts[line] + 1
