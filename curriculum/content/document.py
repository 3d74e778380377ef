"""A Markdown text cut into its sections, rendered, with everything wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from curriculum.content import inspection, markdown
from curriculum.content.context import Targets
from curriculum.content.problems import ContentProblem
from curriculum.content.sanitising import sanitised


@dataclass(frozen=True)
class ExecutedCode:
    """A code block that is run, and what it must print (None: it may print anything)."""

    code: str
    output: str | None
    line: int


@dataclass(frozen=True)
class Part:
    """One section as tokens: `anchor` is empty for what stands above the first section."""

    anchor: str
    title: str
    concepts: tuple[str, ...]
    line: int
    tokens: tuple[Token, ...]

    def figures(self) -> list[tuple[str, str]]:
        """Names and parameters of the figures, in order."""
        infos = [t.info for t in self.tokens if t.type == "container_figure_open"]
        found = [markdown.figure_of(info) for info in infos]
        return [(name, repr(sorted(params.items()))) for name, params in filter(None, found)]

    def formulas(self) -> tuple[int, int]:
        """How many displayed and how many different inline formulas there are."""
        kinds = [(token.type, token.content) for token in inspection.flattened(self.tokens)]
        displayed = [kind for kind, _ in kinds if kind in ("math_block", "math_inline_double")]
        return len(displayed), len({tex for kind, tex in kinds if kind == "math_inline"})

    def styles(self) -> frozenset[str]:
        """Which of the two explanations stand in this section."""
        opened = {token.type for token in self.tokens}
        return frozenset(s for s in markdown.STYLES if f"container_{s}_open" in opened)

    def executed(self) -> list[ExecutedCode]:
        """The code blocks that are run, in order."""
        return [
            ExecutedCode(token.content, token.meta.get("output"), (token.map or [0])[0] + 1)
            for token in self.tokens
            if markdown.is_executed(token)
        ]


@dataclass(frozen=True)
class Document:
    """A parsed text: `file` as problems name it, `title` of a first-level heading if any."""

    file: str
    language: str
    title: str
    parts: tuple[Part, ...]
    environment: dict[str, Any] = field(compare=False)
    source: str = field(compare=False)

    @property
    def sections(self) -> tuple[Part, ...]:
        """The parts that have a heading."""
        return tuple(part for part in self.parts if part.anchor)

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of the sections."""
        return frozenset(part.anchor for part in self.sections)


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


def parse_document(text: str, language: str, file: str) -> Document:
    """Cut a text at its second-level headings."""
    tokens, environment = markdown.parse(text, language)
    title, rest = _title(tokens)
    parts = tuple(_part(group) for group in _groups(rest))
    return Document(file, language, title, parts, environment, text)


def _title(tokens: list[Token]) -> tuple[str, list[Token]]:
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return markdown.plain(tokens[1]), tokens[3:]
    return "", tokens


def _groups(tokens: list[Token]) -> Iterator[list[Token]]:
    starts = [i for i, t in enumerate(tokens) if t.level == 0 and t.type == "heading_open"]
    edges = [0, *(i for i in starts if tokens[i].tag == "h2"), len(tokens)]
    yield from (tokens[a:b] for a, b in pairwise(edges) if a < b)


def _part(tokens: list[Token]) -> Part:
    head = tokens[0]
    if head.type != "heading_open" or head.tag != "h2":
        return Part("", "", (), _line(head), tuple(tokens))
    concepts = tuple(head.meta.get("concepts", ()))
    anchor = str(head.attrGet("id") or "?")
    return Part(anchor, markdown.plain(tokens[1]), concepts, _line(head), tuple(tokens))


def _line(token: Token) -> int:
    return (token.map or [0])[0] + 1


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
