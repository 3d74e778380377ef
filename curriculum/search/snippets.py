"""The piece of a text around what was looked for, with the places to mark. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curriculum.search.folding import folded_with_places, stem

BEFORE, LONGEST = 40, 160
Piece = tuple[str, bool]
"""A stretch of text, and whether it is what was looked for."""


def snippet(text: str, words: Sequence[str], *, wide: bool) -> list[Piece]:
    """Pieces of the text around the best place; Japanese (`wide`) fills its line sooner."""
    longest, before = (LONGEST // 2, BEFORE // 2) if wide else (LONGEST, BEFORE)
    folded, places = folded_with_places(text)
    spans = _spans(folded, places, words)
    start = max(0, spans[0][0] - before) if spans else 0
    if start and not wide:
        start = text.find(" ", start) + 1 or start
    end = min(len(text), start + longest)
    pieces: list[Piece] = [("…", False)] if start else []
    at = start
    for first, last in spans:
        if first < at or last > end:
            continue
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:end] + ("…" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece[0]]


def _spans(folded: str, places: list[int], words: Sequence[str]) -> list[tuple[int, int]]:
    """Where words stand in the text, beginning where the longest does; none over another."""
    taken: list[tuple[int, int]] = []
    for pattern in _patterns(folded, words):
        for match in re.finditer(pattern, folded):
            span = (places[match.start()], places[match.end() - 1] + 1)
            if all(span[1] <= first or last <= span[0] for first, last in taken):
                taken.append(span)
    if not taken:
        return []
    first = taken[0][0]
    return sorted(span for span in taken if span[0] >= first)


def _patterns(folded: str, words: Sequence[str]) -> list[str]:
    """What to look for: Latin words with any ending, Japanese ones or their longest parts."""
    found = []
    for word in words:
        if word.isascii():
            found.append(rf"(?<![a-z0-9]){re.escape(stem(word))}[a-z]*")
        else:
            found += [re.escape(part) for part in [_longest_part(folded, word)] if part]
    return found


def _longest_part(folded: str, word: str) -> str:
    """The word, or its longest part of two characters or more that the text holds."""
    for size in range(len(word), 1, -1):
        for at in range(len(word) - size + 1):
            if word[at : at + size] in folded:
                return word[at : at + size]
    return ""
