"""A finding: where an old API is used, what became of it, and the edit that mends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal[
    "renamed", "removed", "argument_renamed", "argument_removed",
    "method_renamed", "method_removed", "attribute_renamed", "file_name",
]  # fmt: skip
Text = dict[str, str]  # by language: ja, en


@dataclass(frozen=True, order=True)
class Edit:
    """Replace a stretch of the source; lines and columns count characters from 1."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True)
class Finding:
    """One use of an old API.

    `old` and `new` are full names (`numpy.product`); `replacement` is how the new one is written in
    this file, "" where there is none. `breaks`: it fails in the present version; otherwise it is
    ignored or warned about. Without `edits` a person has to decide.
    """

    kind: Kind
    library: str
    version: str
    old: str
    new: str
    replacement: str
    line: int
    column: int
    end_line: int
    end_column: int
    breaks: bool
    message: Text
    edits: tuple[Edit, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain data, texts in both languages."""
        return {**asdict(self), "edits": [asdict(edit) for edit in self.edits]}


def apply(source: str, findings: Iterable[Finding]) -> str:
    """The source with the findings' edits made; one that overlaps an earlier one is left out."""
    wanted = sorted({edit for finding in findings for edit in finding.edits})
    starts = _starts(source)
    parts, at = [], 0
    for edit in wanted:
        begin = starts[edit.line - 1] + edit.column - 1
        if begin < at:
            continue
        parts += [source[at:begin], edit.text]
        at = starts[edit.end_line - 1] + edit.end_column - 1
    return "".join([*parts, source[at:]])


def _starts(source: str) -> list[int]:
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts
