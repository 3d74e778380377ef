"""`papers/<id>/`: a guided reading of a paper in three passes, in our own words.

Kept: what to look at, questions, the paper's letters beside ours, an experiment that runs. Never
the paper's sentences.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from curriculum.content import crosschecks
from curriculum.content.context import Targets
from curriculum.content.document import Document, parse_document
from curriculum.content.problems import ContentProblem
from curriculum.content.rendering import Rendered, render, render_fragment
from curriculum.content.schemas import Heading, Slug, Strict, Text, Words
from curriculum.content.yaml import Source

FOLDER = "papers"
PAPER_FILE = "paper.yaml"
READINGS = {"ja": "reading.ja.md", "en": "reading.en.md"}
QUIZ_FILE = "quiz.yaml"
KNOWN = frozenset({PAPER_FILE, *READINGS.values(), QUIZ_FILE})
ANCHORS = ("pass-1", "pass-2", "pass-3")
"""Sections of a reading, in this order; questions of its quiz name one of them."""
Arxiv = Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{4,5}$")]
Problems = list[ContentProblem]


class Reference(Strict):
    """Where the paper was published."""

    authors: Annotated[list[Words], Field(min_length=1)]
    title: Words
    year: Annotated[int, Field(ge=1940, le=2100)]
    venue: Words
    arxiv: Arxiv | None = None


class Pass(Strict):
    """One time through the paper: how long, and what to write down."""

    minutes: Annotated[int, Field(gt=0, le=300)]
    prompts: Annotated[list[Text], Field(min_length=1, max_length=6)]


class PaperFile(Strict):
    """`paper.yaml`."""

    id: Slug
    title: Heading
    summary: Text
    reference: Reference
    week: Slug
    """The week that it belongs to."""
    minutes: Annotated[int, Field(gt=0, le=900)]
    concepts: Annotated[list[Slug], Field(min_length=1)]
    terms: list[Slug] = []
    """Entries of the glossary that one meets in it."""
    passes: Annotated[list[Pass], Field(min_length=3, max_length=3)]


@dataclass(frozen=True)
class PaperData:
    """A reading, checked and rendered."""

    entry: PaperFile
    titles: list[dict[str, str]]
    """Of the three passes."""
    html: dict[str, list[str]]
    """By language: what stands above, then the three passes, each with its heading."""
    prompts: list[list[dict[str, str]]]
    """Of the three passes, as HTML."""

    @property
    def hash(self) -> str:
        """Equal texts have equal hashes."""
        stored = [self.entry.model_dump(mode="json"), self.html, self.prompts]
        text = json.dumps(stored, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


FileReader = Callable[[Path, type[PaperFile]], tuple[Source, PaperFile] | None]


def folders(program: Path) -> list[Path]:
    """The readings of a program, by name."""
    if not (program / FOLDER).is_dir():
        return []
    return sorted(
        one for one in (program / FOLDER).iterdir() if one.is_dir() and one.name[0] not in "._"
    )


def read(
    program: Path,
    file: FileReader,
    name_of: Callable[[Path], str],
    targets: Targets,
    terms: frozenset[str],
) -> tuple[list[PaperData], Problems]:
    """Every reading of a program, and everything that is wrong with them."""
    found, problems = [], []
    for folder in folders(program):
        data, wrong = _one(folder, file, name_of, targets, terms)
        problems += wrong
        found += [data] if data else []
    return found, problems


def _one(
    folder: Path,
    file: FileReader,
    name_of: Callable[[Path], str],
    targets: Targets,
    terms: frozenset[str],
) -> tuple[PaperData | None, Problems]:
    problems = list(_names(folder, name_of))
    read_ = file(folder / PAPER_FILE, PaperFile)
    if read_ is None or problems:
        return None, problems
    source, entry = read_
    problems += _check(source, entry, folder.name, targets, terms)
    documents = {
        language: parse_document(
            (folder / name).read_text(encoding="utf-8"), language, name_of(folder / name)
        )
        for language, name in READINGS.items()
    }
    problems += [wrong for document in documents.values() for wrong in _sections(document)]
    problems += _alike(documents["ja"], documents["en"])
    rendered = {language: render(one, targets) for language, one in documents.items()}
    problems += [wrong for one in rendered.values() for wrong in one.problems]
    prompts, wrong = _prompts(source, entry, targets)
    problems += wrong
    return (None if problems else _data(entry, rendered, prompts)), problems


def _names(folder: Path, name_of: Callable[[Path], str]) -> Iterator[ContentProblem]:
    present = {path.name for path in folder.iterdir() if path.name[0] not in "._"}
    for name in sorted(present - KNOWN):
        expected = f"one of {', '.join(sorted(KNOWN))}"
        yield ContentProblem(name_of(folder / name), 1, "", expected, name)
    for name in sorted(KNOWN - present):
        yield ContentProblem(name_of(folder / name), 1, "", "this file, which a reading needs")


def _check(
    source: Source, entry: PaperFile, folder: str, targets: Targets, terms: frozenset[str]
) -> Iterator[ContentProblem]:
    if entry.id != folder:
        yield source.problem(("id",), f"the folder's name, {folder}", entry.id)
    if entry.week not in targets.weeks:
        yield source.problem(("week",), "the id of a week of this program", entry.week)
    for at, concept in enumerate(entry.concepts):
        if concept not in targets.concepts:
            expected = "the id of a concept in concepts.yaml"
            yield source.problem(("concepts", at), expected, concept)
    for at, term in enumerate(entry.terms):
        if term not in terms:
            yield source.problem(("terms", at), "the id of a term in glossary.yaml", term)
    yield from crosschecks.repeated(
        [(name, source, ("terms", at)) for at, name in enumerate(entry.terms)], "term"
    )


def _sections(document: Document) -> Iterator[ContentProblem]:
    anchors = [part.anchor for part in document.sections]
    if anchors != list(ANCHORS):
        expected = f"the sections {', '.join(f'#{one}' for one in ANCHORS)} in this order"
        yield ContentProblem(document.file, 1, "##", expected, ", ".join(anchors))


def _alike(ja: Document, en: Document) -> Iterator[ContentProblem]:
    """The two languages hold the same code and formulas."""
    for one, other in zip(ja.sections, en.sections, strict=False):
        pairs = {
            "executed code": ([b.code for b in one.executed()], [b.code for b in other.executed()]),
            "outputs": ([b.output for b in one.executed()], [b.output for b in other.executed()]),
            "number of different formulas": (one.formulas(), other.formulas()),
        }
        for what, (left, right) in pairs.items():
            if left != right:
                expected = f"the same {what} as in {ja.file}"
                found = "" if what != "number of different formulas" else f"{right}, not {left}"
                yield ContentProblem(en.file, other.line, f"#{other.anchor}", expected, found)


def _prompts(
    source: Source, entry: PaperFile, targets: Targets
) -> tuple[list[list[dict[str, str]]], Problems]:
    problems: Problems = []
    found = []
    for at, one in enumerate(entry.passes):
        rows = []
        for place, prompt in enumerate(one.prompts):
            row = {}
            for language in READINGS:
                line = source.line(("passes", at, "prompts", place, language))
                row[language], wrong = render_fragment(
                    getattr(prompt, language), language,
                    file=source.file, line=line, targets=targets,
                )  # fmt: skip
                problems += wrong
            rows.append(row)
        found.append(rows)
    return found, problems


def _data(
    entry: PaperFile, rendered: dict[str, Rendered], prompts: list[list[dict[str, str]]]
) -> PaperData:
    pairs = zip(rendered["ja"].sections, rendered["en"].sections, strict=True)
    return PaperData(
        entry,
        [{"ja": ja.title, "en": en.title} for ja, en in pairs],
        {
            language: [one.intro, *(section.html for section in one.sections)]
            for language, one in rendered.items()
        },
        prompts,
    )
