"""Questions answered by typing: numeric, shape, matrix, expression, trace."""

from typing import Annotated, Literal

from pydantic import Field

from curriculum.content.schemas import Strict
from curriculum.content.schemas import Words as Filled
from quizzes.items.parts import Base, Ends, Finite, Name, Text


class NumericSlip(Strict):
    value: Finite
    feedback: Text


Dimension = Annotated[int, Field(ge=0)] | Filled


class ShapeSlip(Strict):
    value: list[Dimension]
    feedback: Text


class TextSlip(Strict):
    value: Filled
    feedback: Text


Row = Annotated[list[Finite], Field(min_length=1, max_length=6)]
Grid = Annotated[list[Row], Field(min_length=1, max_length=6)]


class MatrixSlip(Strict):
    value: Grid
    feedback: Text


class Typed(Base):
    """Questions answered by typing; `slips` are wrong answers with a known cause."""

    feedback_other: Text
    feedback_correct: Text


class Unit(Strict):
    """Another unit that is understood: one of it is `factor` of the question's own."""

    name: Text
    factor: Finite


class Numeric(Typed):
    """`factors` are numbers that learners often multiply or divide by in vain, such as `m: 50`."""

    type: Literal["numeric"]
    answer: Finite
    tolerance: float = Field(ge=0, allow_inf_nan=False)
    unit: Text | None = None
    other_units: list[Unit] | None = Field(default=None, min_length=1, max_length=5)
    factors: dict[Name, Finite] | None = None
    slips: list[NumericSlip] = []


class Shape(Typed):
    type: Literal["shape"]
    answer: list[Dimension]
    slips: list[ShapeSlip] = []


class Matrix(Typed):
    """A small grid of numbers, entry by entry."""

    type: Literal["matrix"]
    answer: Grid
    tolerance: float = Field(ge=0, allow_inf_nan=False)
    name: Filled | None = None
    factors: dict[Name, Finite] | None = None
    slips: list[MatrixSlip] = []


class Expression(Typed):
    """A formula over `variables`, each with the domain in which it is compared."""

    type: Literal["expression"]
    answer: Filled
    variables: dict[Name, Ends] = Field(min_length=1, max_length=8)
    name: Filled | None = None
    slips: list[TextSlip] = []


class Trace(Typed):
    type: Literal["trace"]
    code: Filled
    answer: Filled
    slips: list[TextSlip] = []
