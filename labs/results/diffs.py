"""Two texts side by side, as rows that a table can show and a screen reader can read. Pure."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

CONTEXT = 3
LONGEST = 4000  # lines of either text
MOST_TWINS = 100_000  # pairs of equal lines; difflib looks at all of them again and again

Kind = Literal["same", "removed", "added", "skipped"]


@dataclass(frozen=True)
class Row:
    """One line; `old` and `new` are its numbers from 1, None on the side where it is not.

    For `skipped`, `count` lines are left out because nothing changed there.
    """

    kind: Kind
    text: str = ""
    old: int | None = None
    new: int | None = None
    count: int = 0


def compare(old: str, new: str) -> list[Row] | None:
    """Return the rows, [] for equal texts, None when comparing them would take too long.

    >>> [(row.kind, row.text) for row in compare("a\\nb", "a\\nc")]
    [('same', 'a'), ('removed', 'b'), ('added', 'c')]
    """
    before, after = old.splitlines(), new.splitlines()
    if max(len(before), len(after)) > LONGEST or _twins(before, after) > MOST_TWINS:
        return None
    if before == after:
        return []
    return list(_rows(before, after))


def _twins(before: list[str], after: list[str]) -> int:
    """How many pairs of equal lines there are: thousands of blank lines make millions."""
    counts = Counter(after)
    return sum(counts[line] for line in before)


def _rows(before: list[str], after: list[str]) -> Iterator[Row]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    shown = 0  # lines of `before` that the rows have come to
    for group in matcher.get_grouped_opcodes(CONTEXT):
        if group[0][1] > shown:
            yield Row("skipped", count=group[0][1] - shown)
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                pairs = zip(range(i1, i2), range(j1, j2), strict=True)
                yield from (Row("same", before[i], i + 1, j + 1) for i, j in pairs)
            else:
                yield from (Row("removed", before[i], old=i + 1) for i in range(i1, i2))
                yield from (Row("added", after[j], new=j + 1) for j in range(j1, j2))
        shown = group[-1][2]
    if shown < len(before):
        yield Row("skipped", count=len(before) - shown)
