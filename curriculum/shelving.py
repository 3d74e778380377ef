"""Brings the glossary and the walls of a program into the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curriculum.content import shelf
from curriculum.content.program import ProgramData
from curriculum.content.shelf import TermEntry, WallEntry
from curriculum.models import Concept, Program, Term, Wall
from curriculum.writing import Changes, put, retire, texts


def write_shelf(
    program: Program, data: ProgramData, concepts: Mapping[str, Concept], changes: Changes
) -> None:
    """Make the rows of a program's glossary and walls what its files say."""
    for at, term in enumerate(data.shelf.terms):
        key = {"slug": term.id, "program": program}
        put(Term.objects, key, _term(term, at, concepts), changes)
    retire(program.terms.all(), {term.id for term in data.shelf.terms}, changes)
    for at, wall in enumerate(data.shelf.walls):
        key = {"slug": wall.id, "program": program}
        put(Wall.objects, key, _wall(wall, at, data), changes)
    retire(program.walls.all(), {wall.id for wall in data.shelf.walls}, changes)


def _term(entry: TermEntry, position: int, concepts: Mapping[str, Concept]) -> dict[str, Any]:
    return {
        **texts(entry, position),
        "reading": entry.reading,
        "also": entry.also.model_dump(),
        "marked": entry.marked,
        "concept": concepts[entry.concept] if entry.concept else None,
    }


def _wall(entry: WallEntry, position: int, data: ProgramData) -> dict[str, Any]:
    terms = {term.id for term in data.shelf.terms}
    return {
        **texts(entry, position),
        "about_ja": entry.about.ja,
        "about_en": entry.about.en,
        "helps_ja": entry.helps.ja,
        "helps_en": entry.helps.en,
        "answers": [
            {
                "text": answer.text.as_dict(),
                "place": answer.place.as_dict(),
                "address": shelf.address(answer.to, data.targets, terms)[0],
                "seen_by": answer.seen_by,
            }
            for answer in entry.answers
        ],
        "missing": [text.as_dict() for text in entry.missing],
    }
