"""A lesson: two texts of the same shape, rendered, as one version."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curriculum.content.context import Targets
from curriculum.content.document import Document, Part, parse_document
from curriculum.content.problems import ContentProblem
from curriculum.content.rendering import Rendered, render

LANGUAGES = ("ja", "en")
FILES = {language: f"lesson.{language}.md" for language in LANGUAGES}
Pair = tuple[Document, Document]


@dataclass(frozen=True)
class LessonData:
    """A rendered lesson, ready to be stored; equal texts have equal hashes."""

    hash: str
    sections: list[dict[str, Any]]
    """In order: `anchor`, `title_ja`, `title_en`, `concepts`."""
    html: dict[str, list[str]]
    """By language: the introduction (may be ""), then one entry for each section."""
    words: dict[str, int]
    """English: words; Japanese: characters. Code and formulas do not count."""


def read_lesson(
    folder: Path, name_of: Callable[[Path], str]
) -> tuple[Pair | None, list[ContentProblem]]:
    """Parse both languages of a week's lesson; (None, []) when neither is written."""
    paths = [folder / FILES[language] for language in LANGUAGES]
    present = [path.is_file() for path in paths]
    if not any(present):
        return None, []
    if not all(present):
        missing = paths[present.index(False)]
        expected = "this file: a lesson needs both languages"
        return None, [ContentProblem(name_of(missing), 1, "", expected, "nothing")]
    texts = [_read(path, name_of) for path in paths]
    problems = [text for text in texts if isinstance(text, ContentProblem)]
    if problems:
        return None, problems
    ja, en = (
        parse_document(str(text), language, name_of(path))
        for text, language, path in zip(texts, LANGUAGES, paths, strict=True)
    )
    return (ja, en), []


def _read(path: Path, name_of: Callable[[Path], str]) -> str | ContentProblem:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return ContentProblem(name_of(path), 1, "", "a readable UTF-8 text file", str(error))


def check_lesson(
    pair: Pair, targets: Targets, concepts: frozenset[str]
) -> tuple[LessonData | None, list[ContentProblem]]:
    """Render both languages and compare their shapes; data only when nothing is wrong."""
    problems = [problem for document in pair for problem in _check_one(document, concepts)]
    problems += _compare(*pair)
    rendered = [render(document, targets) for document in pair]
    problems += [problem for one in rendered for problem in one.problems]
    return (None if problems else _data(*rendered)), problems


def _check_one(document: Document, concepts: frozenset[str]) -> list[ContentProblem]:
    problems = []
    if not document.sections:
        expected = "at least one section '## Title {#anchor}'"
        problems.append(ContentProblem(document.file, 1, "##", expected, "none"))
    for anchor, count in Counter(part.anchor for part in document.sections).items():
        if count > 1:
            again = [part.line for part in document.sections if part.anchor == anchor][1]
            found = f"{anchor} again"
            key, expected = f"#{anchor}", "an anchor used once"
            problems.append(ContentProblem(document.file, again, key, expected, found))
    for part in document.sections:
        problems += _check_part(document.file, part, concepts)
    return problems


def _check_part(file: str, part: Part, concepts: frozenset[str]) -> list[ContentProblem]:
    key = f"#{part.anchor}"
    problems = [
        ContentProblem(file, part.line, key, "concepts of concepts.yaml", concept)
        for concept in part.concepts
        if concept not in concepts
    ]
    if len(part.styles()) == 1:
        expected = "both ':::: intuition' and ':::: formula'"
        found = f"{next(iter(part.styles()))} alone"
        problems.append(ContentProblem(file, part.line, key, expected, found))
    return problems


def _compare(ja: Document, en: Document) -> list[ContentProblem]:
    """The two languages must have the same sections, figures, formulas and executed code."""
    anchors = [[part.anchor for part in document.sections] for document in (ja, en)]
    if anchors[0] != anchors[1]:
        return [_first_difference(ja, en)]
    problems = []
    for one, other in zip(ja.sections, en.sections, strict=True):
        for what, shape in _SHAPES.items():
            if shape(one) != shape(other):
                expected = f"the same {what} as in {ja.file} ({shape(one)})"
                key, found = f"#{other.anchor}", str(shape(other))
                problems.append(ContentProblem(en.file, other.line, key, expected, found))
    return problems


def _first_difference(ja: Document, en: Document) -> ContentProblem:
    pairs = list(zip(ja.sections, en.sections, strict=False))
    for one, other in pairs:
        if one.anchor != other.anchor:
            expected = f"the section #{one.anchor}, as in {ja.file}"
            return ContentProblem(en.file, other.line, f"#{other.anchor}", expected, other.anchor)
    longer = ja if len(ja.sections) > len(en.sections) else en
    shorter = en if longer is ja else ja
    extra = longer.sections[len(pairs)]
    expected = f"this section in {shorter.file} too"
    return ContentProblem(longer.file, extra.line, f"#{extra.anchor}", expected, "nothing")


_SHAPES: dict[str, Callable[[Part], Any]] = {
    "concepts": lambda part: list(part.concepts),
    "figures": lambda part: part.figures(),
    "styles": lambda part: sorted(part.styles()),
    "number of displayed formulas": lambda part: part.formulas()[0],
    "number of different inline formulas": lambda part: part.formulas()[1],
    "number of executed code blocks": lambda part: len(part.executed()),
    "outputs": lambda part: [block.output is not None for block in part.executed()],
}


def _data(ja: Rendered, en: Rendered) -> LessonData:
    sections = [
        {
            "anchor": one.anchor,
            "title_ja": one.title,
            "title_en": other.title,
            "concepts": list(one.concepts),
        }
        for one, other in zip(ja.sections, en.sections, strict=True)
    ]
    html = {"ja": _html(ja), "en": _html(en)}
    stored = json.dumps([sections, html], ensure_ascii=False, sort_keys=True)
    words = {"ja": len("".join(_words(html["ja"]))), "en": len(_words(html["en"]))}
    return LessonData(hashlib.sha256(stored.encode()).hexdigest(), sections, html, words)


def _html(rendered: Rendered) -> list[str]:
    return [rendered.intro, *(section.html for section in rendered.sections)]


_SKIPPED = re.compile(r"<pre.*?</pre>|<(span|div) class=\"math\".*?</\1>", re.DOTALL)


def _words(html: list[str]) -> list[str]:
    text = re.sub(r"<[^>]+>", "", _SKIPPED.sub(" ", "\n".join(html)).replace("<wbr>", ""))
    return text.split()
