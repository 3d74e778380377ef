"""Reads of the glossary and the walls."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from config.bilingual import Language, active_language
from config.problems import NotFound
from curriculum.glossing import Spelling
from curriculum.keeping import kept
from curriculum.models import Term, Wall
from curriculum.search.folding import fold

TERMS = Term.objects.filter(active=True, program__active=True).select_related("concept")
WALLS = Wall.objects.filter(active=True, program__active=True)
KANA = "あかさたなはまやらわ"
_ROW_OF = {
    sound: row
    for row, sounds in zip(
        KANA,
        ("ぁあぃいぅうぇえぉお", "かがきぎくぐけげこご", "さざしじすずせぜそぞ",
         "ただちぢっつづてでとど", "なにぬねの", "はばぱひびぴふぶぷへべぺほぼぽ",
         "まみむめも", "ゃやゅゆょよ", "らりるれろ", "ゎわゐゑをん"),
        strict=True,
    )
    for sound in sounds
}  # fmt: skip


def terms() -> QuerySet[Term]:
    """All terms with their concepts, in the order of the files. One query."""
    return TERMS.order_by("program__position", "position")


def walls() -> QuerySet[Wall]:
    """All walls, in the order of the files. One query."""
    return WALLS.order_by("program__position", "position")


def wall(slug: str) -> Wall:
    """The wall at an address; raises NotFound."""
    found = walls().filter(slug=slug).first()
    if found is None:
        raise NotFound
    return found


def found_terms(query: str) -> list[Term]:
    """Terms whose spelling, reading or definition holds what was typed, however it was typed."""
    wanted = fold(query).split()
    rows = list(terms())
    return [row for row in rows if all(word in _searched(row) for word in wanted)]


def _searched(term: Term) -> str:
    spellings = [*term.spellings("ja"), *term.spellings("en")]
    return fold(" ".join([*spellings, term.reading, term.summary_ja, term.summary_en]))


def alphabetical(rows: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """Terms under their headings: rows of the kana table, or letters."""
    ordered = sorted(rows, key=lambda term: (_sounds(term), term.slug))
    return [(head, list(group)) for head, group in groupby(ordered, key=_heading)]


def _sounds(term: Term) -> str:
    return fold(term.reading if active_language() == "ja" else term.title_en)


def _heading(term: Term) -> str:
    if active_language() == "ja":
        return _ROW_OF.get(term.reading[:1], "")
    return term.title_en[:1].upper()


@kept
def _spellings(language: Language) -> tuple[Spelling, ...]:
    rows = TERMS.filter(marked=True).order_by("program__position", "position")
    return tuple(Spelling(text, row.slug) for row in rows for text in row.spellings(language))


def spellings() -> tuple[Spelling, ...]:
    """How lessons in the active language may write the terms that are marked. One query."""
    return _spellings(active_language())


def hints(slugs: Iterable[str]) -> dict[str, Any]:
    """What a page shows beside marked terms, by slug. One query."""
    other = "en" if active_language() == "ja" else "ja"
    rows = TERMS.filter(slug__in=set(slugs))
    return {
        row.slug: {
            "term": row.title,
            "reading": row.reading if active_language() == "ja" else "",
            "other": row.localized("title", other),
            "other_language": other,
            "definition": row.summary,
        }
        for row in rows
    }


def answers(found: Wall, visitor: User | None) -> list[dict[str, Any]]:
    """What the site does about a wall, in the active language; links to what one cannot open are
    told to whom they belong."""
    language = active_language()
    return [
        {
            "text": answer["text"][language],
            "place": answer["place"][language],
            "address": answer["address"],
            "seen_by": answer["seen_by"],
            "open": may_open(answer["seen_by"], visitor),
        }
        for answer in found.answers
    ]


def may_open(seen_by: str, visitor: User | None) -> bool:
    """Whether a page meant for somebody opens for this visitor."""
    if seen_by == "anybody":
        return True
    if visitor is None:
        return False
    roles = {"mentor": visitor.is_mentor, "author": visitor.is_author, "operator": False}
    return roles.get(seen_by, True) or visitor.is_operator
