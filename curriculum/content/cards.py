"""`cards.yaml`: one operation written in NumPy, TensorFlow, Keras and PyTorch, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from curriculum.content import crosschecks
from curriculum.content.context import Targets
from curriculum.content.problems import ContentProblem
from curriculum.content.schemas import Heading, Slug, Strict, Text, Words
from curriculum.content.yaml import Source

CARDS_FILE = "cards.yaml"
FRAMEWORKS = ("numpy", "tensorflow", "keras", "pytorch")
EXECUTED = ("numpy", "tensorflow", "keras")
"""Run by the tests with the interpreter that learners' code runs on; PyTorch is not installed."""


class CardEntry(Strict):
    """An operation in each framework. `given` runs before each; each ends by setting `result`."""

    id: Slug
    title: Heading
    summary: Text
    concepts: Annotated[list[Slug], Field(min_length=1)]
    given: Words
    numpy: Words
    tensorflow: Words
    keras: Words | None = None
    pytorch: Words
    compare: Literal["values", "shapes"] = "values"
    """Random results agree in their shapes only."""
    tolerance: Annotated[float, Field(gt=0, lt=1)] = 1e-6
    """Relative and absolute."""
    notes: Text
    """Traps, in Markdown: where the frameworks differ although the code looks the same."""

    @model_validator(mode="after")
    def _each_says_its_result(self) -> Self:
        for framework, code in self.codes():
            if "result = " not in code:
                raise ValueError(f"{framework}: the code must set `result`")
        return self

    def codes(self) -> list[tuple[str, str]]:
        """Frameworks that have the operation, with their code, in the order of the columns."""
        pairs = [(name, getattr(self, name)) for name in FRAMEWORKS]
        return [(name, code) for name, code in pairs if code is not None]


class CardsFile(Strict):
    """`cards.yaml`."""

    checked_with: dict[Literal["numpy", "tensorflow", "keras"], str]
    """The versions that ran it, such as "2.21"."""
    cards: Annotated[list[CardEntry], Field(min_length=1)]


FileReader = Callable[[Path, type[CardsFile]], tuple[Source, CardsFile] | None]


def read(
    folder: Path, file: FileReader, targets: Targets
) -> tuple[CardsFile | None, list[ContentProblem]]:
    """Read a program's cards; None where it has none, or none that can be read."""
    path = folder / CARDS_FILE
    found = file(path, CardsFile) if path.is_file() else None
    if found is None:
        return None, []
    source, cards = found
    return cards, list(_check(source, cards, targets))


def _check(source: Source, file: CardsFile, targets: Targets) -> Iterator[ContentProblem]:
    places = [(card.id, source, ("cards", at, "id")) for at, card in enumerate(file.cards)]
    yield from crosschecks.repeated(places, "card")
    for at, card in enumerate(file.cards):
        for place, concept in enumerate(card.concepts):
            if concept not in targets.concepts:
                steps = ("cards", at, "concepts", place)
                yield source.problem(steps, "the id of a concept in concepts.yaml", concept)
