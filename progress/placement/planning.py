"""What follows from a placement: what to skip, and what to refresh before which week. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from progress.mastery.graph import Graph
from progress.mastery.unlocking import FOUNDATIONS


@dataclass(frozen=True)
class Refresher:
    """Foundations to refresh before a week. `needed_by`: for each, what in the week rests on it.

    `week` and `taught_in` are places in `Graph.weeks`.
    """

    week: int
    concepts: tuple[str, ...]
    needed_by: Mapping[str, str]
    taught_in: tuple[int, ...]


@dataclass(frozen=True)
class Suggestions:
    """Weeks (places) of which everything, or something, is known; and refreshers in order."""

    skip: tuple[int, ...]
    partly: tuple[int, ...]
    refreshers: tuple[Refresher, ...]

    @property
    def by_week(self) -> dict[int, Refresher]:
        """The refresher of each week that has one."""
        return {refresher.week: refresher for refresher in self.refreshers}


def suggest(graph: Graph, known: Collection[str]) -> Suggestions:
    """Each unknown foundation is put before the first week, not itself skipped, that needs it."""
    have = set(known)
    skip, partly = [], []
    for place, week in enumerate(graph.weeks):
        count = sum(concept in have for concept in week.concepts)
        if week.concepts and count == len(week.concepts):
            skip.append(place)
        elif count:
            partly.append(place)
    return Suggestions(tuple(skip), tuple(partly), tuple(_refreshers(graph, have, skip)))


def _refreshers(graph: Graph, known: set[str], skip: Sequence[int]) -> list[Refresher]:
    foundations = {c for week in graph.weeks if week.course == FOUNDATIONS for c in week.concepts}
    done = known | (set(graph.prerequisites) - foundations)
    found = []
    for place, week in enumerate(graph.weeks):
        if week.course == FOUNDATIONS or place in skip:
            continue
        needed_by = _needed(graph, week.concepts, known, done)
        if needed_by:
            ordered = graph.in_order(needed_by)
            taught = sorted({graph.first_week[c] for c in ordered if c in graph.first_week})
            found.append(Refresher(place, ordered, needed_by, tuple(taught)))
            done |= set(needed_by)
    return found


def _needed(
    graph: Graph, concepts: Sequence[str], known: set[str], done: set[str]
) -> dict[str, str]:
    """What the unknown concepts rest on, however far down, and the first that does."""
    needed: dict[str, str] = {}
    for concept in concepts:
        if concept not in known:
            for one in graph.closure([concept]) - done - {concept}:
                needed.setdefault(one, concept)
    return needed
