"""Marks the terms of the glossary in the HTML of a lesson: links that need no script. Pure.

The first place of each term in a section is marked; code, formulas, headings and links are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

SKIPPED = frozenset({"a", "code", "pre", "samp", "h1", "h2", "h3", "h4", "button"})
_TAG = re.compile(r"(<(?!wbr>)[^>]*>)")
_NAME = re.compile(r"</?\s*([a-z0-9]+)")
_MATH = re.compile(r'class="[^"]*\bmath\b')
_VOID = frozenset({"br", "hr", "wbr"})
_KANJI, _KATAKANA = "㐀-鿿々", "ァ-ヶー"


@dataclass(frozen=True)
class Spelling:
    """One way to write a term in the language of the text."""

    text: str
    slug: str


@lru_cache(maxsize=512)
def gloss(html: str, spellings: tuple[Spelling, ...], address: str) -> tuple[str, frozenset[str]]:
    """The HTML with terms linked to `address` + "#" + slug, and the slugs of those marked."""
    if not spellings:
        return html, frozenset()
    pattern, slugs = _matcher(spellings)
    done: set[str] = set()

    def link(match: re.Match[str]) -> str:
        slug = slugs.get(_plain(match[0])) or slugs.get(_plain(match[0]).removesuffix("s"), "")
        if not slug or slug in done:
            return match[0]
        done.add(slug)
        return f'<a class="term" href="{escape(address)}#{slug}" data-term="{slug}">{match[0]}</a>'

    parts, inside = [], 0
    for piece in _TAG.split(html):
        if piece.startswith("<") and _TAG.fullmatch(piece):
            inside = _depth(piece, inside)
            parts.append(piece)
        else:
            parts.append(piece if inside else pattern.sub(link, piece))
    return "".join(parts), frozenset(done)


def _depth(tag: str, inside: int) -> int:
    """How many elements deep we are in something that is not marked, after this tag."""
    match = _NAME.match(tag)
    name = match[1] if match else ""
    if name in _VOID:
        return inside
    if tag.startswith("</"):
        return max(0, inside - 1)
    return inside + 1 if inside or name in SKIPPED or _MATH.search(tag) else 0


@lru_cache(maxsize=16)
def _matcher(spellings: tuple[Spelling, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    usable = [one for one in spellings if len(one.text) > 1]
    longest = sorted(usable, key=lambda one: -len(one.text))
    slugs = {_plain(one.text): one.slug for one in reversed(longest)}
    return re.compile("|".join(_written(one.text) for one in longest), re.IGNORECASE), slugs


def _written(text: str) -> str:
    """How a spelling may stand in HTML: with places for line breaks, not inside a longer word."""
    if text.isascii():
        words = r"\s+".join(re.escape(word) for word in text.split())
        return rf"(?<![A-Za-z0-9_-]){words}s?(?![A-Za-z0-9_-])"
    inner = "(?:<wbr>)?".join(re.escape(character) for character in text if character != " ")
    return _edge(text[0], before=True) + inner + _edge(text[-1], before=False)


def _edge(character: str, *, before: bool) -> str:
    """A kanji beside a kanji, or a katakana beside a katakana, belongs to a longer word."""
    for group in (_KANJI, _KATAKANA, "A-Za-z0-9"):
        if re.match(f"[{group}]", character):
            return f"(?<![{group}])" if before else f"(?![{group}])"
    return ""


def _plain(found: str) -> str:
    text = found.replace("<wbr>", "").casefold()
    return " ".join(text.split()) if text.isascii() else text.replace(" ", "")


def marked(
    sections: Sequence[str], spellings: tuple[Spelling, ...], address: str
) -> tuple[list[str], set[str]]:
    """All sections of a lesson, and every term marked in any of them."""
    done = [gloss(html, spellings, address) for html in sections]
    return [html for html, _ in done], set().union(*(slugs for _, slugs in done))
