"""Brings the cards of a program into the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curriculum.content.cards import CardEntry, CardsFile
from curriculum.content.rendering import render_fragment
from curriculum.models import Card, Concept, Program
from curriculum.writing import Changes, put, replace, retire, texts


def write_cards(
    program: Program, file: CardsFile | None, concepts: Mapping[str, Concept], changes: Changes
) -> None:
    """Make the rows of a program's cards what its file says; no file means no cards."""
    entries = file.cards if file else []
    versions = {str(name): text for name, text in file.checked_with.items()} if file else {}
    rows = {
        entry.id: put(
            Card.objects, {"slug": entry.id, "program": program}, _columns(entry, at, versions),
            changes,
        )
        for at, entry in enumerate(entries)
    }  # fmt: skip
    wanted = {(rows[e.id].pk, concepts[name].pk) for e in entries for name in e.concepts}
    present = Card.concepts.through.objects.filter(card__program=program)
    replace(present, ("card_id", "concept_id"), wanted, "concepts of cards", changes)
    retire(program.cards.all(), set(rows), changes)


def _columns(entry: CardEntry, position: int, versions: Mapping[str, str]) -> dict[str, Any]:
    return {
        **texts(entry, position),
        "given": entry.given.rstrip(),
        "codes": [{"framework": name, "code": code.rstrip()} for name, code in entry.codes()],
        "checked_with": dict(versions),
        **{f"notes_{lang}": _notes(entry, lang) for lang in ("ja", "en")},
    }


def _notes(entry: CardEntry, language: str) -> str:
    """A paragraph for each line: one trap each."""
    text = "\n\n".join(str(getattr(entry.notes, language)).strip().splitlines())
    return render_fragment(text, language)[0]
