"""Questions with drawn numbers: does every seed give a right question in both languages?"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from curriculum.content.problems import ContentProblem
from curriculum.content.schemas import Strict
from curriculum.content.schemas import Words as Filled
from curriculum.content.yaml import Source, Steps
from quizzes.content_checks import Fault, faults
from quizzes.items import ITEM
from quizzes.items.parts import Name
from quizzes.parameters import Faulty, concrete, is_parameterised, variants
from quizzes.parameters.instances import drawn
from quizzes.plots.lettering import lettered
from quizzes.unreadable import Unreadable

SEEDS = range(64)
GLANCE = range(8)
"""Seeds that are tried when content is loaded into a site; `check_content` tries all."""
FEWEST_VARIANTS = 8
LEAST_ACCEPTED = 0.05


def _pair(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Whole = Annotated[tuple[int | Filled, int | Filled], BeforeValidator(_pair)]
Real = Annotated[tuple[float | Filled, float | Filled], BeforeValidator(_pair)]


class Parameter(Strict):
    """How one value comes about; exactly one of integer, decimal, choice, value."""

    integer: Whole | None = None
    decimal: Real | None = None
    choice: list[Any] | None = Field(default=None, min_length=2, max_length=50)
    value: Filled | float | None = None
    matrix: list[int | Filled] | None = Field(default=None, min_length=1, max_length=3)
    step: int = Field(default=1, ge=1)
    places: int = Field(default=1, ge=0, le=6)

    def sources(self) -> int:
        """How many ways to come about are written."""
        return sum(v is not None for v in (self.integer, self.decimal, self.choice, self.value))


class Drawing(Strict):
    """The part of a question that its numbers come from."""

    parameters: dict[Name, Parameter] = Field(min_length=1, max_length=30)
    where: list[Filled] = []


def first_draws(source: Source) -> tuple[Source, list[ContentProblem]]:
    """The file with every question as seed 0 draws it; keys and lines stay those of the file."""
    if not isinstance(source.data, Mapping) or not isinstance(source.data.get("items"), list):
        return source, []
    problems: list[ContentProblem] = []
    items = []
    for index, body in enumerate(source.data["items"]):
        made, found = _first_draw(source, index, body)
        items.append(made)
        problems += found
    return dataclasses.replace(source, data={**source.data, "items": items}), problems


def _first_draw(source: Source, index: int, body: Any) -> tuple[Any, list[ContentProblem]]:
    if not isinstance(body, Mapping) or not isinstance(body.get("id"), str):
        return body, []
    if not is_parameterised(body):
        unused = [key for key in ("parameters", "where") if key in body]
        if not unused:
            return _lettered(body), []
        return body, [source.problem(("items", index, unused[0]), "a question with parameters")]
    problems = [
        source.problem(("items", index, *steps), expected) for steps, expected in _schema(body)
    ]
    if problems:
        return body, problems
    try:
        return _lettered(concrete(body, seed=0)), []
    except (Faulty, KeyError, TypeError, AttributeError) as error:
        return body, [source.problem(("items", index, "parameters"), str(error), body["id"])]


def _lettered(body: Mapping[str, Any]) -> Any:
    return lettered(body, seed=0)


def _schema(body: Mapping[str, Any]) -> Iterator[Fault]:
    part = {key: body[key] for key in ("parameters", "where") if key in body}
    try:
        made = Drawing.model_validate(part)
    except ValidationError as error:
        for item in error.errors():
            known: Steps = tuple(s for s in item["loc"] if not str(s).startswith("function"))
            yield known, item["msg"]
        return
    for name, parameter in made.parameters.items():
        if parameter.sources() != 1:
            yield ("parameters", name), "one of integer, decimal, choice, value"
    blanks = {str(blank.get("id")) for blank in body.get("blanks", []) if isinstance(blank, dict)}
    for name in sorted(blanks & set(made.parameters)):
        yield ("parameters", name), "a name that no blank has"


def draw_faults(items: list[Any], *, thorough: bool) -> Iterator[Fault]:
    """What is wrong with some draw of a question that seed 0 drew rightly.

    Trying every seed of the whole path takes half a minute of processor time, which a site that
    loads content need not spend again: its author did.
    """
    for index, body in enumerate(items):
        if is_parameterised(body):
            found = _over_seeds(body, SEEDS) if thorough else _over_seeds(body, GLANCE)
            yield from ((("items", index, *at), why) for at, why in found)


def _over_seeds(body: Mapping[str, Any], seeds: range) -> Iterator[Fault]:
    made = []
    for seed in seeds:
        try:
            made.append(concrete(body, seed=seed))
            found = [*_of_one(made[-1], seed), *_leftovers(made[-1])]
        except Faulty as error:
            found = [(("parameters",), str(error))]
        if found:
            yield found[0][0], f"{found[0][1]} (seed {seed})"
            return
    if seeds == SEEDS:
        yield from _poor_draws(body, made)


def _poor_draws(body: Mapping[str, Any], made: list[dict[str, Any]]) -> Iterator[Fault]:
    if variants(made) < FEWEST_VARIANTS:
        yield ("parameters",), f"at least {FEWEST_VARIANTS} different questions in {len(SEEDS)}"
    accepted = sum(drawn(body, seed=seed, attempt=0) is not None for seed in SEEDS)
    if accepted < LEAST_ACCEPTED * len(SEEDS):
        yield ("where",), "conditions that more than one draw in twenty meets"


def _of_one(body: dict[str, Any], seed: int) -> list[Fault]:
    try:
        item = ITEM.validate_python(lettered(body, seed=seed))
        return list(faults(item))
    except ValidationError as error:
        first = error.errors()[0]
        return [(tuple(first["loc"])[1:], first["msg"])]
    except (Unreadable, Faulty) as error:
        return [((), f"a question that can be marked: {error}")]


def _leftovers(body: dict[str, Any]) -> Iterator[Fault]:
    """A text whose formulas do not close in one language."""
    for key in ("prompt", "explanation"):
        for language, text in body[key].items():
            if len(re.findall(r"(?<!\\)\$", text)) % 2:
                yield (key, language), "dollar signs in pairs"


def variant_counts(bodies: list[dict[str, Any]]) -> dict[str, int]:
    """For each question with drawn numbers: how many different ones the seeds checked give."""
    return {
        body["id"]: variants(concrete(body, seed=seed) for seed in SEEDS)
        for body in bodies
        if is_parameterised(body)
    }
