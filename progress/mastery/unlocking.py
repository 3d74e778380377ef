"""Which weeks are open, and what is missing for the others. Pure rules.

Not open never means shut: everybody may read and hand in everything. It means that the path does
not recommend the week yet, says why, and offers two ways: refresh what is missing, or show in the
week's check that it is known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from progress.mastery.concepts import Standing
from progress.mastery.graph import Graph
from progress.mastery.levels import ConceptLevel

FOUNDATIONS = "foundations"
NEEDED = ConceptLevel.FAMILIAR
Reason = Literal[
    "first", "foundations", "done", "nothing_needed", "known", "check_passed",
    "nothing_to_check", "missing",
]  # fmt: skip


@dataclass(frozen=True)
class Door:
    """Whether the path recommends a week. `missing`: concepts that are not familiar (any more).

    `waived`: concepts that are needed, but that nobody can learn or show here yet.
    """

    is_open: bool
    reason: Reason
    needed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()


def doors(
    graph: Graph,
    standings: Mapping[str, Standing],
    *,
    checks_passed: Collection[int] = (),
    done: Collection[int] = (),
) -> dict[int, Door]:
    """The door of every week by its id. `standings` are those of now.

    `checks_passed` and `done`: ids of weeks whose check was passed, and that were finished.
    """
    begins = _beginnings(graph)
    return {
        week.pk: _door(graph, place, standings, week.pk in checks_passed, week.pk in done, begins)
        for place, week in enumerate(graph.weeks)
    }


def _beginnings(graph: Graph) -> frozenset[int]:
    """Places of the foundations and of the first week after them: always open."""
    after = (p for p, week in enumerate(graph.weeks) if week.course != FOUNDATIONS)
    return frozenset({next(after, 0)})


def _door(
    graph: Graph,
    place: int,
    standings: Mapping[str, Standing],
    passed: bool,
    done: bool,
    begins: frozenset[int],
) -> Door:
    needed = graph.needs(place)
    lacking = [slug for slug in needed if not _known(standings.get(slug))]
    missing = tuple(slug for slug in lacking if graph.demandable(slug))
    waived = tuple(slug for slug in lacking if slug not in missing)
    reason = _reason(graph.weeks[place].course, place in begins, passed, done, needed, missing)
    if reason == "known" and waived:
        reason = "nothing_to_check"
    return Door(reason != "missing", reason, needed, missing, waived)


def _reason(
    course: str, begin: bool, passed: bool, done: bool, needed: Collection[str],
    missing: Collection[str],
) -> Reason:  # fmt: skip
    if begin or course == FOUNDATIONS:
        return "first" if begin else "foundations"
    if done:
        return "done"
    if not needed:
        return "nothing_needed"
    if not missing:
        return "known"
    return "check_passed" if passed else "missing"


def _known(standing: Standing | None) -> bool:
    return standing is not None and standing.level.at_least(NEEDED)
