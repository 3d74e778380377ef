"""Concepts, what they rest on, and the weeks that teach them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class WeekNode:
    """A week in the order of the path; `key` is "course/week", `ready` that its lesson is there."""

    pk: int
    key: str
    course: str
    concepts: tuple[str, ...]
    ready: bool = False


@dataclass(frozen=True)
class Graph:
    """The concepts of all programs in the order in which they can be learned, and the weeks."""

    prerequisites: Mapping[str, tuple[str, ...]]
    weeks: tuple[WeekNode, ...] = ()
    checkable: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def dependents(self) -> dict[str, list[str]]:
        """What rests on each concept directly."""
        found: dict[str, list[str]] = defaultdict(list)
        for concept, required in self.prerequisites.items():
            for one in required:
                found[one].append(concept)
        return found

    @cached_property
    def first_week(self) -> dict[str, int]:
        """Where on the path each concept is taught first: a place in `weeks`."""
        found: dict[str, int] = {}
        for place, week in enumerate(self.weeks):
            for concept in week.concepts:
                found.setdefault(concept, place)
        return found

    @cached_property
    def place(self) -> dict[int, int]:
        """Place in `weeks` by the week's id."""
        return {week.pk: place for place, week in enumerate(self.weeks)}

    @cached_property
    def order(self) -> dict[str, int]:
        """Place of each concept in the order in which they can be learned."""
        return {concept: place for place, concept in enumerate(self.prerequisites)}

    @cached_property
    def above(self) -> dict[str, frozenset[str]]:
        """All that rests on each concept, however far up."""
        found: dict[str, frozenset[str]] = {}
        for concept in self.prerequisites:
            self._above(concept, found)
        return found

    def _above(self, concept: str, found: dict[str, frozenset[str]]) -> frozenset[str]:
        if concept not in found:
            direct = self.dependents.get(concept, ())
            found[concept] = frozenset(direct).union(*(self._above(one, found) for one in direct))
        return found[concept]

    @cached_property
    def places_above(self) -> dict[str, frozenset[int]]:
        """Places of the weeks that first teach what rests on each concept."""
        first = self.first_week
        return {
            concept: frozenset(first[one] for one in above if one in first)
            for concept, above in self.above.items()
        }

    def touched_by(self, concepts: Iterable[str]) -> set[str]:
        """The concepts whose standing a fact about these can move."""
        found = set(concepts)
        return found | {one for c in found for one in self.prerequisites.get(c, ())}

    def speaking_for(self, concepts: Iterable[str]) -> set[str]:
        """The concepts whose facts say something about these."""
        found = set(concepts)
        return found | {one for c in found for one in self.dependents.get(c, ())}

    def closure(self, concepts: Iterable[str]) -> set[str]:
        """These concepts and all that they rest on, however far down."""
        found: set[str] = set()
        ahead = list(concepts)
        while ahead:
            concept = ahead.pop()
            if concept not in found:
                found.add(concept)
                ahead += self.prerequisites.get(concept, ())
        return found

    def needs(self, place: int) -> tuple[str, ...]:
        """What a week builds on: prerequisites of its concepts that earlier weeks teach."""
        return self._needs[place]

    @cached_property
    def _needs(self) -> list[tuple[str, ...]]:
        return [self._needs_of(place) for place in range(len(self.weeks))]

    def _needs_of(self, place: int) -> tuple[str, ...]:
        week = self.weeks[place]
        required = {one for c in week.concepts for one in self.prerequisites.get(c, ())}
        earlier = {one for one in required if self.first_week.get(one, place) < place}
        return self.in_order(earlier - set(week.concepts))

    def in_order(self, concepts: Collection[str]) -> tuple[str, ...]:
        """Concepts in the order in which they can be learned."""
        known = {concept for concept in concepts if concept in self.order}
        return tuple(sorted(known, key=self.order.__getitem__))

    def foundation_of(self, concept: str, known: Container[str]) -> str:
        """The concept, or what has to be known first: it rests on nothing that is missing.

        ``known``: concepts that are known well enough. What nobody can learn or show yet is never
        asked for, so it does not count as missing.
        """
        while True:
            missing = (
                one
                for one in self.prerequisites.get(concept, ())
                if one not in known and self.demandable(one)
            )
            below = next(missing, None)
            if below is None:
                return concept
            concept = below

    def demandable(self, concept: str) -> bool:
        """Whether anybody can learn and show it: a lesson teaches it, and something asks for it."""
        place = self.first_week.get(concept)
        return place is not None and self.weeks[place].ready and concept in self.checkable

    def serving(self, targets: Iterable[int]) -> frozenset[int]:
        """Ids of the weeks that lead to the target weeks (ids): they teach what those rest on."""
        places = [self.place[pk] for pk in targets if pk in self.place]
        wanted = self.closure(c for place in places for c in self.weeks[place].concepts)
        teaching = {self.weeks[self.first_week[c]].pk for c in wanted if c in self.first_week}
        return frozenset(teaching | {self.weeks[place].pk for place in places})
