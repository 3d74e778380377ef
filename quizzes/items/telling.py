"""Questions that take more than one step: explain in words, case study."""

from typing import Literal

from pydantic import Field

from curriculum.content.schemas import Strict
from quizzes.items.parts import Base, Slug, Text


class Criterion(Strict):
    """One thing that a good explanation says; `weight` is its share of the mark."""

    id: Slug
    text: Text
    weight: int = Field(default=1, ge=1, le=5)
    feedback: Text


class Explain(Base):
    """Written first, then compared with `model` by the rubric: by oneself, later by a mentor."""

    type: Literal["explain"]
    model: Text
    rubric: list[Criterion] = Field(min_length=2, max_length=6)
    shortest: int = Field(default=20, ge=1, le=200)


class CaseOption(Strict):
    """A decision; `credit` is its mark in [0, 1], `cost` what it takes from the budget."""

    id: Slug
    text: Text
    consequence: Text
    credit: float = Field(ge=0, le=1)
    cost: int = Field(default=0, ge=0, le=1_000_000)
    feedback: Text


class Round(Strict):
    """A situation and what can be decided in it; `after` adds a text to it for earlier choices."""

    id: Slug
    situation: Text
    after: dict[Slug, Text] | None = None
    options: list[CaseOption] = Field(min_length=2, max_length=5)


class Budget(Strict):
    """What decisions take from: so much of a unit."""

    amount: int = Field(ge=1, le=1_000_000)
    unit: Text


class Case(Base):
    type: Literal["case"]
    budget: Budget | None = None
    rounds: list[Round] = Field(min_length=2, max_length=5)
