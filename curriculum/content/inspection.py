"""What can be wrong inside one Markdown text: links, formulas, figures, code, stray marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from curriculum.content import highlighting, links, markdown
from curriculum.content.context import Targets
from curriculum.content.document import Document, flattened
from curriculum.content.problems import ContentProblem

Report = Callable[[int, str, str, str], None]
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([a-zA-Z*]+)\}")
# A slug, or the name of a lab's function, whose section of the instructions is called like it.
_ANCHOR = re.compile(r"^([a-z0-9]+(-[a-z0-9]+)*|[A-Za-z][A-Za-z0-9_]*)$")


def inspect(document: Document, targets: Targets, here: frozenset[str]) -> list[ContentProblem]:
    """Check a parsed text and put addresses into its links. Returns every problem."""
    problems: list[ContentProblem] = []

    def report(line: int, key: str, expected: str, found: str = "") -> None:
        problems.append(ContentProblem(document.file, line, key, expected, found))

    lines = document.source.split("\n")
    for part in document.parts:
        for token in flattened(part.tokens):
            _inspect_token(token, report, lines)
            if token.type == "link_open":
                _resolve(token, targets, here, report)
    return problems


def _inspect_token(token: Token, report: Report, lines: list[str]) -> None:
    line = (token.map or [0])[0] + 1
    for below, text in token.meta.get("stray", ()):
        _stray_mark(text, line + below, report)
    if token.type == "text" and token.content.startswith(":::"):
        report(line, ":::", _CONTAINERS, token.content.strip()[:40])
    elif token.type.startswith("math_"):
        _formula(token.content, line, report)
    elif token.type == "fence":
        _fence(token, line, report)
    elif token.type == "image":
        report(line, "![", "figures placed with '::: figure NAME'; images are not loaded", "")
    elif token.type == "heading_open":
        _heading(token, line, report)
    elif token.type.startswith("container_") and token.nesting > 0:
        _container(token, line, report, lines)


def _stray_mark(text: str, line: int, report: Report) -> None:
    if "**" in text:
        report(
            line, "**", "bold marks right around letters: 「**word**」, not **「word」**", text[:40]
        )
    if "$" in text:
        report(line, "$", r"a formula between two $ signs, or \$ for a dollar sign", text[:40])


_CONTAINERS = (
    "one of ':::: intuition', ':::: formula', '::: figure NAME', '::: note', '::: warning', closed "
    "by as many colons"
)


def _formula(tex: str, line: int, report: Report) -> None:
    bare = tex.replace("\\\\", "").replace("\\{", "").replace("\\}", "")
    if not tex.strip():
        report(line, "$", "a formula between the $ signs", "nothing")
    if bare.count("{") != bare.count("}"):
        report(line, "$", "as many { as } in the formula", tex.strip()[:60])
    opened: list[str] = []
    for kind, name in _ENVIRONMENT.findall(tex):
        if kind == "begin":
            opened.append(name)
        elif not opened or opened.pop() != name:
            report(line, "$", f"\\begin{{{name}}} before \\end{{{name}}}", tex.strip()[:60])
    for name in opened:
        report(line, "$", f"\\end{{{name}}} for \\begin{{{name}}}", tex.strip()[:60])


def _fence(token: Token, line: int, report: Report) -> None:
    words = token.info.split()
    language = words[0] if words else ""
    if words[1:] and words != ["python", "exec"]:
        report(line, "```", "a language alone, or 'python exec'", token.info.strip())
    elif not highlighting.is_known(language):
        report(line, "```", "a language that Pygments knows", language)
    if markdown.is_output(token) and not token.meta.get("paired"):
        report(line, "```output", "a '```python exec' block right above it", "")


def _heading(token: Token, line: int, report: Report) -> None:
    anchor = str(token.attrGet("id") or "")
    if token.tag == "h1":
        report(line, "#", "sections that begin with '## '", "a second title")
    if token.tag == "h2" and not anchor:
        report(line, "##", "an anchor at the end of the title: {#anchor}", "none")
    elif anchor and not _ANCHOR.match(anchor):
        report(
            line,
            f"#{anchor}",
            "an anchor of lower-case letters, digits and hyphens, or a function's name",
            anchor,
        )


def _container(token: Token, line: int, report: Report, lines: list[str]) -> None:
    name = token.type.removeprefix("container_").removesuffix("_open")
    if name == "unknown":
        report(line, token.markup, _CONTAINERS, token.info.strip())
        return
    end = (token.map or [0, 0])[1]
    closing = lines[end].strip() if end < len(lines) else ""
    if len(closing) < len(token.markup) or closing.strip(":"):
        report(line, f"{token.markup} {name}", f"a closing line '{token.markup}'", "none")
    if name == "figure" and markdown.figure_of(token.info) is None:
        expected = "'figure NAME' and, after it, its parameters as a JSON object"
        report(line, f"{token.markup} figure", expected, token.info.strip())
    elif name != "figure" and token.info.strip() != name:
        report(line, f"{token.markup} {name}", f"'{name}' alone", token.info.strip())


def _resolve(token: Token, targets: Targets, here: frozenset[str], report: Report) -> None:
    href = str(token.attrGet("href") or "")
    if token.meta.get("resolved"):
        return
    address, expected = links.resolve(href, targets, here)
    if expected:
        report((token.map or [0])[0] + 1, f"]({href})", expected, href)
    token.attrSet("href", address)
    token.meta["resolved"] = True
    if href.startswith(("http:", "https:")):
        token.attrSet("rel", "noopener noreferrer")
