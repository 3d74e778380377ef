"""Brings the readings of a program into the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curriculum.content.papers import PaperData
from curriculum.content.program import ProgramData
from curriculum.models import Concept, Program, Term, Week
from curriculum.papers.models import Paper
from curriculum.writing import Changes, put, replace, retire, texts


def write_papers(
    program: Program, data: ProgramData, concepts: Mapping[str, Concept], changes: Changes
) -> None:
    """Make the rows of a program's readings what its files say."""
    weeks = {week.slug: week for week in Week.objects.filter(course__program=program)}
    terms = {term.slug: term for term in Term.objects.filter(program=program)}
    order = {week.entry.id: at for at, week in enumerate(data.weeks)}
    found = sorted(data.papers, key=lambda one: (order[one.entry.week], one.entry.id))
    rows = {
        one.entry.id: put(
            Paper.objects, {"slug": one.entry.id, "program": program},
            _columns(one, at, weeks[one.entry.week]), changes,
        )
        for at, one in enumerate(found)
    }  # fmt: skip
    about = {(rows[p.entry.id].pk, concepts[name].pk) for p in found for name in p.entry.concepts}
    present = Paper.concepts.through.objects.filter(paper__program=program)
    replace(present, ("paper_id", "concept_id"), about, "concepts of papers", changes)
    named = {(rows[p.entry.id].pk, terms[name].pk) for p in found for name in p.entry.terms}
    listed = Paper.terms.through.objects.filter(paper__program=program)
    replace(listed, ("paper_id", "term_id"), named, "terms of papers", changes)
    retire(program.papers.all(), set(rows), changes)


def _columns(data: PaperData, position: int, week: Week) -> dict[str, Any]:
    entry = data.entry
    return {
        **texts(entry, position),
        "week": week,
        "reference": entry.reference.model_dump(),
        "minutes": entry.minutes,
        "passes": [
            {"title": title, "minutes": one.minutes, "prompts": prompts}
            for one, title, prompts in zip(entry.passes, data.titles, data.prompts, strict=True)
        ],
        "html_ja": data.html["ja"],
        "html_en": data.html["en"],
        "hash": data.hash,
    }
