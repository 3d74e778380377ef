"""`quiz.yaml`: read, checked and written to the database as immutable versions."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from curriculum.content.context import WeekContext
from curriculum.content.problems import ContentProblem
from curriculum.content.registry import Part
from curriculum.content.yaml import Source, read_source, validate
from quizzes.content_checks import Fault, file_faults
from quizzes.drawn_checks import draw_faults, first_draws
from quizzes.items import Item, PlotQuestion, QuizFile, dump_item
from quizzes.parameters import is_parameterised, ordered
from quizzes.tally import quiz_tally

if TYPE_CHECKING:
    from curriculum.models import Week

FILE_NAME = "quiz.yaml"
Bodies = list[dict[str, Any]]


class QuizPart(Part):
    """The questions of a week."""

    name: ClassVar[str] = "quiz"

    def check(
        self, folder: Path, context: WeekContext
    ) -> tuple[Bodies | None, list[ContentProblem]]:
        """Questions as plain data in the order of the file; None while there is no quiz.yaml."""
        path = folder / FILE_NAME
        if not path.exists():
            return None, []
        source, problems = read_source(path, context.name_of(path))
        if source is None:
            return None, problems
        return check_source(source, context)

    def check_program(self, weeks: Mapping[str, Any]) -> list[ContentProblem]:
        """A question's id is unique in its week only, so nothing is compared across weeks."""
        return []

    def figures(self, folder: Path, data: Any) -> Mapping[str, Any]:
        """Questions by type and the like; see `quizzes.tally`."""
        return quiz_tally(data)

    def sync(self, week: "Week", data: Any) -> Mapping[str, int]:
        """Write what changed; see `quizzes.syncing.sync_items`."""
        from quizzes.syncing import sync_items

        return sync_items(week=week, bodies=data or [])


def check_source(
    source: Source, context: WeekContext
) -> tuple[Bodies | None, list[ContentProblem]]:
    """Check the content of one file against the schema, then part against part."""
    drawn, problems = first_draws(source)
    if problems:
        return None, problems
    quiz, problems = validate(drawn, QuizFile)
    if quiz is None:
        return None, problems
    found = [
        source.problem(steps, expected)
        for faults in (
            file_faults(quiz.items),
            _unknown(quiz.items, context),
            draw_faults(source.data["items"], thorough=context.thorough),
        )
        for steps, expected in faults
    ]
    pairs = zip(source.data["items"], quiz.items, strict=True)
    return [stored_body(raw, item) for raw, item in pairs], found


def stored_body(raw: dict[str, Any], item: Item) -> dict[str, Any]:
    """What a version keeps: the question itself, or what draws it from a seed, as written."""
    if is_parameterised(raw):
        return ordered(raw)
    if isinstance(item, PlotQuestion):
        return raw
    return dump_item(item)


def _unknown(items: list[Item], context: WeekContext) -> Iterator[Fault]:
    """Concepts and passages that do not exist."""
    for index, item in enumerate(items):
        for place, concept in enumerate(item.concepts):
            if concept not in context.concepts:
                yield ("items", index, "concepts", place), "the id of a concept in concepts.yaml"
        if item.section not in context.anchors:
            anchors = ", ".join(sorted(context.anchors)) or "the week has no lesson yet"
            yield ("items", index, "section"), f"an anchor of this week's lesson: {anchors}"
