"""The piece of a text around what was looked for, with the places to mark. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum.search.folding import folded_with_places

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
    for word in _with_parts(folded, words):
        at = folded.find(word)
        while at >= 0:
            span = (places[at], places[at + len(word) - 1] + 1)
            if all(span[1] <= first or last <= span[0] for first, last in taken):
                taken.append(span)
            at = folded.find(word, at + len(word))
    if not taken:
        return []
    first = taken[0][0]
    return sorted(span for span in taken if span[0] >= first)


def _with_parts(folded: str, words: Sequence[str]) -> list[str]:
    """The words; in place of one that stands nowhere, its longest parts that do."""
    found = []
    for word in words:
        if len(word) > 1 and word in folded:
            found.append(word)
            continue
        for size in range(len(word) - 1, 1, -1):
            parts = [word[at : at + size] for at in range(len(word) - size + 1)]
            here = [part for part in parts if part in folded]
            if here:
                found.append(here[0])
                break
    return found
