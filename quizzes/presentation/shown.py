"""What a learner may see of a question; texts are Markdown in one language."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizzes.plots.picture import Picture


@dataclass(frozen=True)
class Choice:
    """Something to pick; `text` is Markdown."""

    key: str
    text: str


@dataclass(frozen=True)
class Listing:
    """One line of a listing; only those that can be picked are `pickable`."""

    line: int
    text: str
    pickable: bool


@dataclass(frozen=True)
class Gap:
    """A blank of a text: `key` stands in its `{{key}}` marker."""

    key: str
    options: list[Choice]


@dataclass(frozen=True)
class Grid:
    """A matrix to fill in: its size, and what it is called."""

    rows: int
    columns: int
    name: str | None = None


@dataclass(frozen=True)
class Decision:
    """An option of a case; `affordable` is false when the budget left does not cover its cost."""

    key: str
    text: str
    cost: int
    affordable: bool


@dataclass(frozen=True)
class Round:
    """A round of a case that has been reached. `chosen` and `consequence` once it is decided."""

    number: int
    situation: str
    options: list[Decision]
    chosen: str | None = None
    consequence: str | None = None

    @property
    def chosen_text(self) -> str:
        """What was decided, in words."""
        return next((o.text for o in self.options if o.key == self.chosen), "")


@dataclass(frozen=True)
class Purse:
    """The budget of a case: what there was, what is left, and its unit."""

    amount: int
    left: int
    unit: str


@dataclass(frozen=True)
class Question:
    """A question without anything that helps to answer it, save for hints that were asked for.

    `between` is true while a step comes before the answer: a round, or writing.
    """

    type: str
    prompt: str
    code: str | None = None
    figure: str | None = None
    unit: str | None = None
    options: list[Choice] = field(default_factory=list)
    steps: list[Choice] = field(default_factory=list)
    left: list[Choice] = field(default_factory=list)
    right: list[Choice] = field(default_factory=list)
    lines: list[Listing] = field(default_factory=list)
    template: str | None = None
    blanks: list[Gap] = field(default_factory=list)
    grid: Grid | None = None
    name: str | None = None
    variables: list[str] = field(default_factory=list)
    picture: Picture | None = None
    rounds: list[Round] = field(default_factory=list)
    round_count: int = 0
    purse: Purse | None = None
    written: str | None = None
    model: str | None = None
    rubric: list[Choice] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    hint_count: int = 0
    between: bool = False
