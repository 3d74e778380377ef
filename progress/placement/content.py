"""`placement.yaml` of a program: questions as in `quiz.yaml`, each kept with the week it is about.

A question belongs to the week that teaches its first concept, so that it goes the way of all
content: checked with the week, loaded with the week. It needs no `section`, since most lessons
that it is about have not been read yet.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from curriculum.content.context import WeekContext
from curriculum.content.problems import ContentProblem
from curriculum.content.registry import Part
from curriculum.content.yaml import Source, read_source, validate
from quizzes.content import stored_body
from quizzes.content_checks import Fault, file_faults
from quizzes.drawn_checks import draw_faults, first_draws
from quizzes.items import Item, QuizFile

if TYPE_CHECKING:
    from curriculum.models import Week

FILE_NAME = "placement.yaml"
KINDS = (
    "single", "multiple", "numeric", "shape", "trace", "matrix", "order", "match", "bug_line",
    "fill",
)  # fmt: skip
SECTION = "placement"
Bodies = list[dict[str, Any]]


class PlacementPart(Part):
    """The questions of the placement test that are about a week."""

    name: ClassVar[str] = "placement"

    def check(
        self, folder: Path, context: WeekContext
    ) -> tuple[Bodies | None, list[ContentProblem]]:
        """The week's share of the file; all faults are told for each week, and reported once."""
        path = folder.parents[1] / FILE_NAME
        if not path.exists():
            return None, []
        changed = path.stat().st_mtime_ns
        bodies, problems = _checked(path, context.name_of(path), changed, context.thorough)
        taught = _taught(folder)
        mine = [body for body in bodies if body["concepts"][0] in taught]
        return mine or None, [*problems, *_unknown(bodies, context)]

    def check_program(self, weeks: Mapping[str, Any]) -> list[ContentProblem]:
        """Questions are compared with each other when the file is read."""
        return []

    def sync(self, week: Week, data: Any) -> Mapping[str, int]:
        """Write what changed; see `progress.placement.services.sync_items`."""
        from progress.placement.syncing import sync_items

        return sync_items(week=week, bodies=data or [])


def _taught(folder: Path) -> set[str]:
    source, _problems = read_source(folder / "week.yaml", "week.yaml")
    return set(source.data.get("concepts") or ()) if source else set()


@lru_cache(maxsize=4)
def _checked(
    path: Path, name: str, _changed: int, thorough: bool
) -> tuple[Bodies, list[ContentProblem]]:
    source, problems = read_source(path, name)
    if source is None:
        return [], problems
    source = _with_sections(source)
    drawn, problems = first_draws(source)
    if problems:
        return [], problems
    quiz, problems = validate(drawn, QuizFile)
    if quiz is None:
        return [], problems
    faults = (
        file_faults(quiz.items),
        _kinds(quiz.items),
        draw_faults(source.data["items"], thorough=thorough),
    )
    found = [source.problem(steps, expected) for part in faults for steps, expected in part]
    pairs = zip(source.data["items"], quiz.items, strict=True)
    return [
        stored_body(raw, item) | {"place": place} for place, (raw, item) in enumerate(pairs)
    ], found


def _with_sections(source: Source) -> Source:
    """The file with a section in every question, as the schema of questions wants."""
    items = source.data.get("items") if isinstance(source.data, dict) else None
    if not isinstance(items, list):
        return source
    filled = [{**item, "section": SECTION} if isinstance(item, dict) else item for item in items]
    return dataclasses.replace(source, data={**source.data, "items": filled})


def _kinds(items: list[Item]) -> Iterator[Fault]:
    """Only what is answered in one go and marked at once."""
    for index, item in enumerate(items):
        if item.type not in KINDS:
            yield ("items", index, "type"), f"one of {', '.join(KINDS)}"
        if item.hints:
            yield ("items", index, "hints"), "no hints: a placement test does not teach"


def _unknown(bodies: Bodies, context: WeekContext) -> Iterator[ContentProblem]:
    """Concepts that do not exist."""
    name = f"{context.program}/{FILE_NAME}"
    for index, body in enumerate(bodies):
        for concept in body["concepts"]:
            if concept not in context.concepts:
                expected = "the id of a concept in concepts.yaml"
                yield ContentProblem(name, 1, f"items[{index}].concepts", expected, concept)
