"""What is missing on the way: concepts passed over, faded or failed. Pure rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from progress.mastery.concepts import Standing
from progress.mastery.graph import Graph
from progress.mastery.levels import ConceptLevel

GapKind = Literal["failed", "stale", "skipped"]
ORDER: tuple[GapKind, ...] = ("failed", "stale", "skipped")


@dataclass(frozen=True)
class Gap:
    """A gap. `weeks`, `concepts`: how many unfinished weeks and unknown concepts rest on it."""

    concept: str
    kind: GapKind
    weeks: int
    concepts: int


def gaps(
    graph: Graph, standings: Mapping[str, Standing], *, done: Collection[int] = ()
) -> list[Gap]:
    """All gaps, those that block most first. `done`: ids of finished weeks."""
    reached = _reached(graph, standings)
    found = []
    for concept in graph.prerequisites:
        kind = _kind(graph, concept, standings.get(concept), reached)
        if kind:
            found.append(_gap(graph, concept, kind, standings, done))
    return sorted(found, key=lambda gap: (-gap.weeks, -gap.concepts, ORDER.index(gap.kind)))


def _reached(graph: Graph, standings: Mapping[str, Standing]) -> set[str]:
    """What lies behind: all that rests under a concept with facts of its own."""
    begun = [slug for slug, standing in standings.items() if standing.evidence]
    return graph.closure(begun) - set(begun)


def _kind(
    graph: Graph, concept: str, standing: Standing | None, reached: Collection[str]
) -> GapKind | None:
    if standing and standing.evidence:
        if standing.stale:
            return "stale"
        return "failed" if standing.level == ConceptLevel.ATTEMPTED else None
    known = standing is not None and standing.level.at_least(ConceptLevel.FAMILIAR)
    return "skipped" if concept in reached and not known and graph.demandable(concept) else None


def _gap(
    graph: Graph,
    concept: str,
    kind: GapKind,
    standings: Mapping[str, Standing],
    done: Collection[int],
) -> Gap:
    unknown = sum(
        not (slug in standings and standings[slug].level.at_least(ConceptLevel.FAMILIAR))
        for slug in graph.above[concept]
    )
    own = graph.first_week.get(concept, -1)
    places = graph.places_above[concept]
    weeks = sum(place != own and graph.weeks[place].pk not in done for place in places)
    return Gap(concept, kind, weeks, unknown)
