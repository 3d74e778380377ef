"""Checks across files: ids used once, prerequisites without circles, names that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from curriculum.content.problems import ContentProblem
from curriculum.content.schemas import ConceptEntry, WeekFile
from curriculum.content.yaml import Source, Steps

RESERVED = frozenset(
    {
        *("account", "accounts", "admin", "api", "authors", "cards", "calendar", "calibration"),
        *(
            "certificates",
            "claim",
            "concepts",
            "data-report",
            "errors",
            "glossary",
            "goal",
            "groups",
            "guest",
        ),
        *("health", "join", "journal", "labs", "language", "look-back", "metrics", "not-now"),
        *("papers", "reports"),
        *("path", "placement", "plan", "problems", "quiz", "ready", "review", "search", "settings"),
        *("static", "statistics", "status", "submissions", "try", "walls", "wins"),
    }
)
"""First steps of the addresses of other pages; a course of that name could not be reached."""

Place = tuple[str, Source, Steps]
"""An id and where it is given."""
Name = TypeVar("Name")


def repeated(places: Iterable[Place], what: str) -> list[ContentProblem]:
    """Ids given more than once, reported where they come again."""
    first: dict[str, str] = {}
    problems = []
    for name, source, steps in places:
        here = f"{source.file}:{source.line(steps)}"
        if name in first:
            expected = f"an id that no other {what} has; it is taken in {first[name]}"
            problems.append(source.problem(steps, expected, name))
        first.setdefault(name, here)
    return problems


def check_addresses(courses: Iterable[Place]) -> list[ContentProblem]:
    """A course's id is the first step of the address of its weeks."""
    expected = "an id that is no address of the site's own"
    return [
        source.problem(steps, expected, name) for name, source, steps in courses if name in RESERVED
    ]


def check_concepts(source: Source, concepts: Sequence[ConceptEntry]) -> list[ContentProblem]:
    """Prerequisites must exist and lead nowhere in a circle."""
    known = {concept.id: index for index, concept in enumerate(concepts)}
    problems = [
        source.problem(("concepts", index, "prerequisites", at), "the id of a concept", name)
        for index, concept in enumerate(concepts)
        for at, name in enumerate(concept.prerequisites)
        if name not in known
    ]
    circle = find_circle({concept.id: concept.prerequisites for concept in concepts})
    if circle:
        steps = ("concepts", known[circle[0]], "prerequisites")
        problems.append(
            source.problem(steps, "prerequisites that do not form a circle", " -> ".join(circle))
        )
    return problems


def find_circle(graph: Mapping[str, Sequence[str]]) -> list[str]:
    """A path that ends where it begins, or [] (depth first, without recursion)."""
    finished: set[str] = set()
    for start in graph:
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = []
        _enter(start, graph, path, stack, finished)
        while stack:
            following = next(stack[-1][1], None)
            if following is None:
                finished.add(path.pop())
                stack.pop()
            elif following in path:
                return [*path[path.index(following) :], following]
            else:
                _enter(following, graph, path, stack, finished)
    return []


def _enter(
    name: str,
    graph: Mapping[str, Sequence[str]],
    path: list[str],
    stack: list[tuple[str, Iterator[str]]],
    finished: set[str],
) -> None:
    if name not in finished:
        path.append(name)
        stack.append((name, iter(graph.get(name, ()))))


def check_week(source: Source, week: WeekFile, concepts: frozenset[str]) -> list[ContentProblem]:
    """The concepts of a week must exist and be named once."""
    problems = [
        source.problem(("concepts", index), "the id of a concept in concepts.yaml", name)
        for index, name in enumerate(week.concepts)
        if name not in concepts
    ]
    for index, name in enumerate(week.concepts):
        if name in week.concepts[:index]:
            problems.append(source.problem(("concepts", index), "each concept once", name))
    return problems
