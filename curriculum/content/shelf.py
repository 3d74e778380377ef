"""What stands beside the courses of a program: its glossary and the walls that learners hit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from curriculum.content import crosschecks, links
from curriculum.content.context import Targets
from curriculum.content.problems import ContentProblem
from curriculum.content.schemas import Heading, Slug, Strict, Text, Title
from curriculum.content.yaml import Source, Steps

GLOSSARY_FILE = "glossary.yaml"
WALLS_FILE = "walls.yaml"
Reading = Annotated[str, StringConstraints(pattern=r"^[ぁ-ゖー・ ]+$", max_length=200)]
"""How a term is said, in hiragana; Latin words as they are said in Japanese."""
Address = Annotated[str, StringConstraints(pattern=r"^(/\S*|(lab|week|concept|paper|term):\S+)$")]
"""An address of the site that begins with `/`, or a link as lessons have them."""
Audience = Literal["anybody", "learner", "mentor", "author", "operator"]
Problems = list[ContentProblem]


class Aliases(Strict):
    """Other ways to write a term; found by search and marked in lessons too."""

    ja: list[Title] = []
    en: list[Title] = []


class TermEntry(Strict):
    """One entry of the glossary."""

    id: Slug
    ja: Title
    reading: Reading
    en: Title
    definition: Text
    concept: Slug | None = None
    also: Aliases = Aliases()
    marked: bool = True
    """Whether lessons mark it; a word as common as "copy" only disturbs."""

    @property
    def title(self) -> Heading:
        """The term in both languages, named as other content names it."""
        return Heading(ja=self.ja, en=self.en)

    @property
    def summary(self) -> Text:
        """The definition, named as other content names it."""
        return self.definition


class GlossaryFile(Strict):
    """`glossary.yaml`."""

    terms: Annotated[list[TermEntry], Field(min_length=1)]


class Answer(Strict):
    """Something that the site does about a wall today, and the place where it happens."""

    text: Text
    place: Heading
    to: Address
    seen_by: Audience = "learner"
    """Who can open the address."""


class WallEntry(Strict):
    """One of the ways in which teaching oneself goes wrong."""

    id: Slug
    title: Heading
    summary: Text
    about: Text
    helps: Text
    answers: Annotated[list[Answer], Field(min_length=1)]
    missing: list[Text] = []
    """What is not there yet; said to learners."""


class WallsFile(Strict):
    """`walls.yaml`."""

    walls: Annotated[list[WallEntry], Field(min_length=1)]


@dataclass(frozen=True)
class Shelf:
    """What was read; empty where a program has no such file."""

    terms: list[TermEntry] = field(default_factory=list)
    walls: list[WallEntry] = field(default_factory=list)


FileReader = Callable[[Path, type], tuple[Source, object] | None]


def read(folder: Path, file: FileReader, targets: Targets) -> tuple[Shelf, Problems]:
    """Read both files of a program's folder; `file` reads and validates one of them."""
    shelf, problems = Shelf(), []
    found = _if_there(folder / GLOSSARY_FILE, file, GlossaryFile)
    if found and isinstance(found[1], GlossaryFile):
        shelf.terms.extend(found[1].terms)
        problems += list(_check_terms(found[0], shelf.terms, targets))
    found = _if_there(folder / WALLS_FILE, file, WallsFile)
    if found and isinstance(found[1], WallsFile):
        shelf.walls.extend(found[1].walls)
        problems += list(_check_walls(found[0], shelf, targets))
    return shelf, problems


def _if_there(path: Path, file: FileReader, model: type) -> tuple[Source, object] | None:
    return file(path, model) if path.is_file() else None


def _check_terms(
    source: Source, terms: list[TermEntry], targets: Targets
) -> Iterator[ContentProblem]:
    places = [(term.id, source, ("terms", at, "id")) for at, term in enumerate(terms)]
    yield from crosschecks.repeated(places, "term")
    for language in ("ja", "en"):
        yield from crosschecks.repeated(_written(source, terms, language), "term")
    for at, term in enumerate(terms):
        if term.concept and term.concept not in targets.concepts:
            steps = ("terms", at, "concept")
            yield source.problem(steps, "the id of a concept in concepts.yaml", term.concept)


def _written(source: Source, terms: list[TermEntry], language: str) -> list[crosschecks.Place]:
    """Every way to write a term: two terms written alike could not be told apart in a lesson."""
    places: list[crosschecks.Place] = []
    for at, term in enumerate(terms):
        steps: Steps = ("terms", at, language)
        places.append((getattr(term, language).casefold(), source, steps))
        others = getattr(term.also, language)
        places += [
            (text.casefold(), source, ("terms", at, "also", language, place))
            for place, text in enumerate(others)
        ]
    return places


def _check_walls(source: Source, shelf: Shelf, targets: Targets) -> Iterator[ContentProblem]:
    places = [(wall.id, source, ("walls", at, "id")) for at, wall in enumerate(shelf.walls)]
    yield from crosschecks.repeated(places, "wall")
    terms = {term.id for term in shelf.terms}
    for at, wall in enumerate(shelf.walls):
        for place, answer in enumerate(wall.answers):
            expected = address(answer.to, targets, terms)[1]
            if expected:
                steps = ("walls", at, "answers", place, "to")
                yield source.problem(steps, expected, answer.to)


def address(to: str, targets: Targets, terms: set[str]) -> tuple[str, str]:
    """The address of an answer and, when there is none, what was expected.

    Whether an address of the site's own exists is for the tests: this reads files only.
    """
    if to.startswith("/"):
        return to, ""
    scheme, _, rest = to.partition(":")
    if scheme == "term":
        found = rest in terms
        return f"/glossary/#{rest}", "" if found else "the id of a term in glossary.yaml"
    return links.resolve(to, targets, frozenset())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: blank lines part them."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
