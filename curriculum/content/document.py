"""A Markdown text cut into its sections, as tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from curriculum.content import markdown


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
        kinds = [(token.type, token.content) for token in flattened(self.tokens)]
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


def flattened(tokens: Sequence[Token]) -> Iterator[Token]:
    """All tokens with those inside lines; every one carries the line it stands on in `map`."""
    for token in tokens:
        yield token
        line = (token.map or [0])[0]
        for child in token.children or []:
            child.map = child.map or [line, line + 1]
            yield child
            line += child.type in ("softbreak", "hardbreak")
