"""A parsed text as HTML, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from curriculum.content import inspection, markdown
from curriculum.content.context import Targets
from curriculum.content.document import Document, Part, parse_document
from curriculum.content.problems import ContentProblem
from curriculum.content.sanitising import sanitised


@dataclass(frozen=True)
class Section:
    """A rendered section; `html` begins with its heading."""

    anchor: str
    title: str
    concepts: tuple[str, ...]
    html: str


@dataclass(frozen=True)
class Rendered:
    """A rendered text: `intro` is what stands above the first section."""

    title: str
    intro: str
    sections: tuple[Section, ...]
    problems: tuple[ContentProblem, ...]


def render(
    document: Document, targets: Targets, *, anchors: frozenset[str] | None = None
) -> Rendered:
    """Render a parsed text; links are resolved against `targets` and the text's own anchors."""
    here = document.anchors if anchors is None else anchors
    problems = inspection.inspect(document, targets, here)
    sections = tuple(_section(part, document) for part in document.sections)
    intro = "".join(_html(part.tokens, document) for part in document.parts if not part.anchor)
    return Rendered(document.title, intro, sections, tuple(problems))


def _section(part: Part, document: Document) -> Section:
    return Section(part.anchor, part.title, part.concepts, _html(part.tokens, document))


def _html(tokens: Sequence[Token], document: Document) -> str:
    return sanitised(markdown.render(tokens, document.environment)).strip()


def render_document(
    text: str, language: str, *, file: str = "", targets: Targets | None = None
) -> Rendered:
    """Parse and render a sectioned text in one step (instructions of labs)."""
    return render(parse_document(text, language, file), targets or Targets())


def render_fragment(
    text: str,
    language: str,
    *,
    file: str = "",
    line: int = 1,
    targets: Targets | None = None,
    anchors: frozenset[str] = frozenset(),
) -> tuple[str, list[ContentProblem]]:
    """Render a text without sections: a question, a feedback, a caption.

    `line` is where the text stands in its file, `anchors` those that `#...` links may name.
    """
    tokens, environment = markdown.parse(text, language)
    part = Part("", "", (), 1, tuple(tokens))
    document = Document(file, language, "", (part,), environment, text)
    found = inspection.inspect(document, targets or Targets(), anchors)
    moved = [ContentProblem(p.file, p.line + line - 1, p.key, p.expected, p.found) for p in found]
    return _html(tokens, document), moved


def render_phrase(text: str, language: str) -> str:
    """Render one line (a title, a short option) without a paragraph around it."""
    html, _ = render_fragment(text, language)
    inner = html.removeprefix("<p>").removesuffix("</p>")
    return html if "<p>" in inner else inner
