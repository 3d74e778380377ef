"""What changed in a week: grown, stale, still missing. Pure rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from progress.mastery.concepts import Evidence, Standing, fold
from progress.mastery.graph import Graph
from progress.mastery.levels import ConceptLevel


@dataclass(frozen=True)
class Change:
    """A concept that stands elsewhere at the end of the week than at its beginning."""

    concept: str
    before: ConceptLevel
    after: ConceptLevel


@dataclass(frozen=True)
class Back:
    """A look back. `faded`: what is stale now; it was known once. Each in the order of learning."""

    grown: tuple[Change, ...]
    fallen: tuple[Change, ...]
    faded: tuple[str, ...]
    facts: int


def look_back(
    evidence: Iterable[Evidence], graph: Graph, *, start: datetime, end: datetime, now: datetime
) -> Back:
    """Compare the standings at the beginning and the end of a span, and say what is stale now."""
    facts = list(evidence)
    before, after = _at(facts, graph, start), _at(facts, graph, end)
    changes = [
        Change(slug, _level(before, slug), _level(after, slug)) for slug in graph.prerequisites
    ]
    today = _at(facts, graph, now)
    return Back(
        grown=tuple(change for change in changes if change.after.rank > change.before.rank),
        fallen=tuple(change for change in changes if change.after.rank < change.before.rank),
        faded=tuple(slug for slug in graph.prerequisites if slug in today and today[slug].stale),
        facts=sum(start <= fact.at < end for fact in facts),
    )


def _at(facts: list[Evidence], graph: Graph, moment: datetime) -> dict[str, Standing]:
    past = [fact for fact in facts if fact.at < moment]
    folded = fold(past, graph.prerequisites, moment)
    return {slug: standing.at(moment) for slug, standing in folded.items()}


def _level(standings: Mapping[str, Standing], slug: str) -> ConceptLevel:
    return standings[slug].level if slug in standings else ConceptLevel.NOT_STARTED
