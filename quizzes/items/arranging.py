"""Questions answered by pointing and arranging: order, match, bug_line, fill."""

from typing import Literal

from pydantic import Field

from curriculum.content.schemas import Strict
from curriculum.content.schemas import Words as Filled
from quizzes.items.parts import Base, Marker, Option, Slug, Text


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
