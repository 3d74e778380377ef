"""Questions answered by choosing: single, multiple, plot."""

from typing import Literal

from pydantic import Field, model_validator

from curriculum.content.schemas import Strict
from curriculum.content.schemas import Words as Filled
from quizzes.items.parts import Base, Ends, Finite, Option, Slug, Text


class Single(Base):
    type: Literal["single"]
    options: list[Option] = Field(min_length=3, max_length=5)


class Multiple(Base):
    type: Literal["multiple"]
    options: list[Option] = Field(min_length=3, max_length=8)


class Axis(Strict):
    """An axis of a plot; without `low` and `high` it fits the data."""

    label: Text
    low: Finite | None = None
    high: Finite | None = None


class Curve(Strict):
    """A curve: its points, or an expression of `x` over `domain`, with noise of a seed."""

    id: Slug
    points: list[Ends] | None = Field(default=None, min_length=2, max_length=400)
    y: Filled | None = None
    domain: Ends | None = None
    count: int = Field(default=41, ge=2, le=400)
    noise: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    seed: int = 0
    dots: bool = False
    label: Text | None = None
    letter: str | None = None

    @model_validator(mode="after")
    def _one_source(self) -> "Curve":
        if (self.points is None) == (self.y is None) or (self.y and self.domain is None):
            raise ValueError("either points, or y with a domain")
        return self


class Plot(Strict):
    """A picture of curves; `summary` says in words what is drawn, without answering."""

    x: Axis
    y: Axis
    curves: list[Curve] = Field(min_length=1, max_length=5)
    summary: Text


class PlotOption(Strict):
    """A statement about the plot, or one of its curves, which then needs no text."""

    id: Slug
    text: Text
    curve: Slug | None = None
    correct: bool = False
    feedback: Text


class PlotQuestion(Base):
    type: Literal["plot"]
    plot: Plot
    options: list[PlotOption] = Field(min_length=2, max_length=5)
