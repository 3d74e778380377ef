"""The nine kinds of question, as authors write them.

These models say only what a question is made of. Whether the parts fit together (exactly one
right option, slips that differ from the answer, ...) is said by `quizzes.content_checks`, so that
an old stored version always loads again even when the rules for authors have become stricter.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, TypeAdapter

from curriculum.content.schemas import Strict
from curriculum.content.schemas import Words as Filled

Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=80)]


def _marker(value: object) -> object:
    """`id: 1` in YAML is a number, the marker `{{1}}` is text: both mean the same blank."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


Marker = Annotated[Slug, BeforeValidator(_marker)]


class Text(Strict):
    """One text in both languages."""

    ja: Filled
    en: Filled

    def localized(self, language: str) -> str:
        """The text in `language`; English for any language that is not Japanese."""
        return self.ja if language == "ja" else self.en


class Option(Strict):
    id: Slug
    text: Text
    correct: bool = False
    feedback: Text


class Step(Strict):
    id: Slug
    text: Text
    feedback: Text


class Pair(Strict):
    id: Slug
    left: Text
    right: Text
    feedback: Text


class Blank(Strict):
    id: Marker
    options: list[Option] = Field(min_length=2, max_length=8)


class Line(Strict):
    line: int = Field(ge=1)
    feedback: Text


class NumericSlip(Strict):
    value: float = Field(allow_inf_nan=False)
    feedback: Text


Dimension = Annotated[int, Field(ge=0)] | Filled


class ShapeSlip(Strict):
    value: list[Dimension]
    feedback: Text


class TraceSlip(Strict):
    value: Filled
    feedback: Text


class Base(Strict):
    """What every question has."""

    id: Slug
    concepts: list[Slug] = Field(min_length=1)
    section: Slug
    difficulty: int = Field(ge=1, le=3)
    prompt: Text
    explanation: Text
    figure: Slug | None = None
    code: Filled | None = None


class Single(Base):
    type: Literal["single"]
    options: list[Option] = Field(min_length=3, max_length=5)


class Multiple(Base):
    type: Literal["multiple"]
    options: list[Option] = Field(min_length=3, max_length=8)


class Typed(Base):
    """Questions answered by typing; `slips` are wrong answers with a known cause."""

    feedback_other: Text
    feedback_correct: Text


class Numeric(Typed):
    type: Literal["numeric"]
    answer: float = Field(allow_inf_nan=False)
    tolerance: float = Field(ge=0, allow_inf_nan=False)
    unit: Text | None = None
    slips: list[NumericSlip] = []


class Shape(Typed):
    type: Literal["shape"]
    answer: list[Dimension]
    slips: list[ShapeSlip] = []


class Trace(Typed):
    type: Literal["trace"]
    code: Filled
    answer: Filled
    slips: list[TraceSlip] = []


class Order(Base):
    type: Literal["order"]
    steps: list[Step] = Field(min_length=3, max_length=9)


class Match(Base):
    type: Literal["match"]
    pairs: list[Pair] = Field(min_length=2, max_length=8)


class BugLine(Base):
    type: Literal["bug_line"]
    code: Filled
    answer: int = Field(ge=1)
    lines: list[Line] = Field(min_length=1)
    feedback_other: Text


class Fill(Base):
    type: Literal["fill"]
    template: Text
    blanks: list[Blank] = Field(min_length=1, max_length=6)


Item = Single | Multiple | Numeric | Shape | Trace | Order | Match | BugLine | Fill
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
)


class QuizFile(Strict):
    """`quiz.yaml`: all questions of a week."""

    items: list[Annotated[Item, Field(discriminator="type")]] = Field(min_length=1)


ITEM: TypeAdapter[Item] = TypeAdapter(Annotated[Item, Field(discriminator="type")])


def load_item(body: dict[str, Any]) -> Item:
    """The question stored as `body`; raises `pydantic.ValidationError` when it is none."""
    return ITEM.validate_python(body)


def dump_item(item: Item) -> dict[str, Any]:
    """Plain JSON data from which `load_item` gives the same question again."""
    return item.model_dump(mode="json", exclude_none=True)
