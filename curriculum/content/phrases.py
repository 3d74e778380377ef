"""Where a Japanese sentence may be broken: between phrases (BudouX), never inside one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import budoux

# No line begins with one of these, whatever the model thinks (JIS X 4051).
CLOSING = frozenset("、。，．,.・：；:;？！?!ー～々’”)）」』】〉》］]}｝%％…") | frozenset(
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
OPENING = frozenset("‘“(（「『【〈《［[{｛")


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def phrases(text: str) -> list[str]:
    """Cut a text into phrases; joined again they are exactly the text."""
    return cut(text, breaks(text))


def breaks(text: str) -> list[int]:
    """Positions in `text` where a line may end, ascending, without its start and end."""
    if all(ord(character) < 0x3000 for character in text):
        return []
    positions, position = [], 0
    for phrase in _parser().parse(text)[:-1]:
        position += len(phrase)
        if _allowed(text[position - 1], text[position]):
            positions.append(position)
    return positions


def _allowed(before: str, after: str) -> bool:
    latin = before.isascii() and after.isascii()
    spaced = before.isspace() or after.isspace()  # a line may end there anyway
    return not (latin or spaced or after in CLOSING or before in OPENING)


def cut(text: str, positions: Sequence[int]) -> list[str]:
    """Cut a text at the given positions."""
    edges = [0, *positions, len(text)]
    return [text[start:end] for start, end in pairwise(edges)]
