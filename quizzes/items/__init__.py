"""The fourteen kinds of question, as authors write them.

These models say only what a question is made of. Whether the parts fit together (exactly one
right option, slips that differ from the answer, ...) is said by `quizzes.content_checks`, so that
an old stored version always loads again even when the rules for authors have become stricter.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from curriculum.content.schemas import Strict
from quizzes.items.arranging import Blank, BugLine, Fill, Line, Match, Order, Pair, Step
from quizzes.items.choosing import Axis, Curve, Multiple, Plot, PlotOption, PlotQuestion, Single
from quizzes.items.parts import Base, Option, Slug, Text
from quizzes.items.telling import Budget, Case, CaseOption, Criterion, Explain, Round
from quizzes.items.typed import Expression, Matrix, Numeric, Shape, Trace, Typed
from quizzes.parameters import concrete
from quizzes.plots.lettering import lettered

Item = (
    Single | Multiple | Numeric | Shape | Trace | Order | Match | BugLine | Fill
    | Matrix | Expression | PlotQuestion | Explain | Case
)  # fmt: skip
TYPES = (
    "single",
    "multiple",
    "numeric",
    "shape",
    "trace",
    "order",
    "match",
    "bug_line",
    "fill",
    "matrix",
    "expression",
    "plot",
    "explain",
    "case",
)
IN_STEPS = frozenset({"explain", "case"})
"""Types that show something between the first word and the answer; see `quizzes.steps`."""

__all__ = [
    "IN_STEPS", "ITEM", "TYPES", "Axis", "Base", "Blank", "Budget", "BugLine", "Case", "CaseOption",
    "Criterion", "Curve", "Explain", "Expression", "Fill", "Item", "Line", "Match", "Matrix",
    "Multiple", "Numeric", "Option", "Order", "Pair", "Plot", "PlotOption", "PlotQuestion",
    "QuizFile", "Round", "Shape", "Single", "Slug", "Step", "Text", "Trace", "Typed", "dump_item",
    "load_item",
]  # fmt: skip


class QuizFile(Strict):
    """`quiz.yaml`: all questions of a week."""

    items: list[Annotated[Item, Field(discriminator="type")]] = Field(min_length=1)


ITEM: TypeAdapter[Item] = TypeAdapter(Annotated[Item, Field(discriminator="type")])


def load_item(body: Mapping[str, Any], *, seed: int = 0) -> Item:
    """The question that the stored `body` is in an attempt with this seed.

    Raises `pydantic.ValidationError` when it is none, `Faulty` when its numbers cannot be drawn.
    """
    return ITEM.validate_python(lettered(concrete(body, seed=seed), seed=seed))


def dump_item(item: Item) -> dict[str, Any]:
    """Plain JSON data from which `load_item` gives the same question again."""
    return item.model_dump(mode="json", exclude_none=True)
