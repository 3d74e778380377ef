"""Which earlier concept a failed submission points to. Pure rules.

Who fails at an applied lab often fails at something learned weeks before (the shape of an array, a
derivative), and looks for the fault in the new material.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from progress.mastery.concepts import PRIOR, Standing
from progress.mastery.graph import Graph
from progress.mastery.levels import ConceptLevel


@dataclass(frozen=True)
class Failure:
    """A failed check that no earlier failing function explains.

    `mistake`: the concept of the mistake that was recognised in it, "" when none was.
    """

    concepts: tuple[str, ...]
    mistake: str = ""


@dataclass(frozen=True)
class Culprit:
    """The concept, and whether a recognised mistake says so or only its weak standing."""

    concept: str
    named: bool
    checks: int


def culprit(
    failures: Iterable[Failure], week: int, graph: Graph, standings: Mapping[str, Standing]
) -> Culprit | None:
    """The earlier concept that most failures of a lab in a week (id) point to; None: none does."""
    place = graph.place.get(week)
    if place is None:
        return None
    failures = list(failures)
    own = set(graph.weeks[place].concepts)
    named = Counter(f.mistake for f in failures if _earlier(f.mistake, graph, place, own))
    if named:
        concept = min(named, key=lambda slug: (-named[slug], slug))
        return Culprit(concept, True, named[concept])
    weak: Counter[str] = Counter()
    for failure in failures:
        if not failure.mistake:
            weak.update(_under(failure, graph, place, own, standings))
    if not weak:
        return None
    concept = min(weak, key=lambda slug: (-weak[slug], _p(standings, slug), slug))
    return Culprit(concept, False, weak[concept])


def _earlier(slug: str, graph: Graph, place: int, own: set[str]) -> bool:
    """Whether a week before this one teaches it, and this one does not."""
    return bool(slug) and slug not in own and graph.first_week.get(slug, place) < place


def _under(
    failure: Failure, graph: Graph, place: int, own: set[str], standings: Mapping[str, Standing]
) -> set[str]:
    """Earlier concepts that a failed check uses or rests on, and that are not known well."""
    used = graph.touched_by(failure.concepts)
    return {
        slug
        for slug in used
        if _earlier(slug, graph, place, own) and not _known(standings.get(slug))
    }


def _known(standing: Standing | None) -> bool:
    if standing is None:
        return False
    return standing.level.at_least(ConceptLevel.PROFICIENT) and not standing.stale


def _p(standings: Mapping[str, Standing], slug: str) -> float:
    return standings[slug].p_known if slug in standings else PRIOR
