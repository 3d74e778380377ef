"""Our Markdown: CommonMark and tables, with formulas, figures, two styles and executed code.

Pure: text in, tokens and HTML out. `document.py` cuts the result into sections and checks it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from curriculum.content import highlighting, phrases

STYLES: Final = ("intuition", "formula")
ASIDES: Final = ("note", "warning")
CONTAINERS: Final = frozenset((*STYLES, *ASIDES, "figure"))
LABELS: Final = {
    "output": {"ja": "出力", "en": "Output"},
    "code": {"ja": "コード", "en": "Code"},
    "table": {"ja": "表", "en": "Table"},
    "intuition": {"ja": "直感", "en": "Intuition"},
    "formula": {"ja": "数式", "en": "Formula"},
}
HEADING: Final = re.compile(
    r"""\s*\{\#(?P<anchor>[^\s}]+)(?:\s+concepts=(?P<quote>["'])(?P<concepts>.*?)(?P=quote))?\s*\}\s*$"""
)
FIGURE: Final = re.compile(
    r"^\s*figure\s+(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)\s*(?P<params>\{.*\})?\s*$"
)
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one parser; it holds no state of a text."""
    md = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    dollarmath_plugin(md, allow_labels=False, allow_digits=False, double_inline=True)
    for name in CONTAINERS:
        container_plugin(md, name)
    container_plugin(md, "unknown", validate=_is_unknown)
    md.core.ruler.after("block", "heading_attributes", _heading_attributes)
    md.core.ruler.after("block", "pair_outputs", _pair_outputs)
    md.core.ruler.after("block", "pair_styles", _pair_styles)
    md.core.ruler.after("inline", "stray_marks", _stray_marks)
    md.core.ruler.push("japanese", _japanese)
    for name, rule in _RULES.items():
        md.add_render_rule(name, rule)
    return md


def parse(text: str, language: str) -> tuple[list[Token], dict[str, Any]]:
    """Parse a text into block tokens; the second value goes to `render`."""
    environment: dict[str, Any] = {"language": language}
    return parser().parse(text, environment), environment


def render(tokens: Sequence[Token], environment: dict[str, Any]) -> str:
    """HTML of some of the tokens, not sanitised yet."""
    return str(parser().renderer.render(tokens, parser().options, environment))


def plain(token: Token) -> str:
    """The words of an inline token: no marks, formulas as their TeX."""
    parts = (" " if "break" in child.type else child.content for child in token.children or [])
    return "".join(parts).strip()


def figure_of(info: str) -> tuple[str, dict[str, Any]] | None:
    """Name and parameters of a `figure` container; None when they cannot be read."""
    match = FIGURE.match(info)
    try:
        params = json.loads(match["params"] or "{}") if match else None
    except ValueError:
        return None
    return (match["name"], params) if match and isinstance(params, dict) else None


def is_executed(token: Token) -> bool:
    """Whether a fence holds code that the tests run."""
    return token.type == "fence" and token.info.split() == ["python", "exec"]


def is_output(token: Token) -> bool:
    """Whether a fence holds what the code above it must print."""
    return token.type == "fence" and token.info.strip() == "output"


# --- rules on tokens ------------------------------------------------------------------------------


def _heading_attributes(state: StateCore) -> None:
    """Take `{#anchor concepts="a b"}` off the end of headings."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        match = HEADING.search(inline.content) if heading.type == "heading_open" else None
        if match:
            inline.content = inline.content[: match.start()]
            heading.attrSet("id", match["anchor"])
            heading.meta["concepts"] = (match["concepts"] or "").split()


def _pair_outputs(state: StateCore) -> None:
    """Hang each output on the code block right above it."""
    for code, output in zip(state.tokens, state.tokens[1:], strict=False):
        if is_executed(code) and is_output(output):
            code.meta["output"] = output.content
            output.meta["paired"] = True


def _pair_styles(state: StateCore) -> None:
    """Mark where a pair of explanations of the same thing begins and ends."""
    kinds = [token.type.removeprefix("container_") for token in state.tokens]
    opened = False
    for token, kind, following in zip(state.tokens, kinds, [*kinds[1:], ""], strict=False):
        style, _, end = kind.rpartition("_")
        if style not in STYLES:
            continue
        if end == "open" and not opened:
            token.meta["begins"] = opened = True
        elif end == "close" and following != f"{_other(style)}_open":
            token.meta["ends"] = True
            opened = False


def _other(style: str) -> str:
    return STYLES[1 - STYLES.index(style)]


def _stray_marks(state: StateCore) -> None:
    r"""Note marks that did not become anything; escaped ones (`\$`) are not text tokens yet."""
    for token in state.tokens:
        line = 0
        for child in token.children or []:
            if child.type == "text" and ("**" in child.content or "$" in child.content):
                token.meta.setdefault("stray", []).append((line, child.content))
            line += child.type in ("softbreak", "hardbreak")


def _is_unknown(params: str, markup: str) -> bool:
    return bool(params.strip()) and params.split()[0] not in CONTAINERS


def _japanese(state: StateCore) -> None:
    if state.env.get("language") == "ja":
        for token in state.tokens:
            if token.type == "inline":
                _mark_breaks(token.children or [])


def _mark_breaks(children: list[Token]) -> None:
    """Note in each text where a line may end, judged on the whole sentence.

    Code and formulas stand in as one character: the model sees that something is there, and no
    break falls inside.
    """
    shown = [_stand_in(child) for child in children]
    positions, start = phrases.breaks("".join(shown)), 0
    for index, (child, text) in enumerate(zip(children, shown, strict=True)):
        end = start + len(text)
        if child.type == "text":
            child.meta["breaks"] = [p - start for p in positions if start <= p < end]
        elif child.type == "softbreak":
            before, after = "".join(shown[:index]), "".join(shown[index + 1 :])
            child.meta["joined"] = _between_wide(before, after)
        start = end


def _stand_in(token: Token) -> str:
    if token.type == "text":
        return token.content
    return "" if token.nesting or token.type == "softbreak" else "\ufffc"


def _between_wide(before: str, after: str) -> bool:
    return bool(_WIDE.match(before[-1:]) and _WIDE.match(after[:1]))


# --- HTML -----------------------------------------------------------------------------------------


def _label(name: str, environment: EnvType) -> str:
    return LABELS[name][environment.get("language", "en")]


def _text(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[at]
    parts = phrases.cut(token.content, token.meta.get("breaks", []))
    return "<wbr>".join(escape(part, quote=False) for part in parts)


def _softbreak(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    return "" if tokens[at].meta.get("joined") else "\n"


def _inline_math(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    return f'<span class="math">{escape(tokens[at].content.strip(), quote=False)}</span>'


def _inline_display(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    """`$$..$$` inside a paragraph: a `div` may not stand there."""
    tex = escape(tokens[at].content.strip(), quote=False)
    return f'<span class="math" data-display="">{tex}</span>'


def _display_math(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    tex = escape(tokens[at].content.strip(), quote=False)
    return f'<div class="math" data-display="">{tex}</div>\n'


def _style(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[at]
    if token.nesting < 0:
        return "</div></div>\n" if token.meta.get("ends") else "</div>\n"
    style = token.info.split()[0]
    label = f'<p class="explain__label">{_label(style, env)}</p>'
    opening = '<div class="explain">\n' if token.meta.get("begins") else ""
    return f'{opening}<div class="explain__style style" data-style="{style}">{label}\n'


def _aside(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    if tokens[at].nesting < 0:
        return "</div>\n"
    return f'<div class="aside aside--{tokens[at].info.split()[0]}" role="note">\n'


def _figure(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    if tokens[at].nesting < 0:
        return "</figcaption></figure>\n"
    name, params = figure_of(tokens[at].info) or ("", {})
    data = escape(json.dumps(params, ensure_ascii=False, sort_keys=True))
    return (
        f'<figure class="figure" data-figure="{name}" data-params="{data}">'
        '<div class="figure__stage"></div><figcaption>\n'
    )


def _fence(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[at]
    if token.meta.get("paired"):
        return ""
    language = (token.info.split() or [""])[0]
    code = highlighting.coloured(token.content.removesuffix("\n"), language)
    output = _output(token.meta["output"], env) if "output" in token.meta else ""
    executed = ' data-exec=""' if is_executed(token) else ""
    label = _label("code", env)
    return (
        f'<div class="highlight"{executed}><pre tabindex="0" role="group" aria-label="{label}">'
        f'<code class="language-{escape(language or "text")}">{code}</code></pre></div>{output}\n'
    )


def _output(text: str, environment: EnvType) -> str:
    label = _label("output", environment)
    printed = escape(text.removesuffix("\n"), quote=False)
    return (
        f'<pre class="output" tabindex="0" role="group" aria-label="{label}">'
        f"<samp>{printed}</samp></pre>"
    )


def _table(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    if tokens[at].nesting < 0:
        return "</table></div>\n"
    label = _label("table", env)
    return (
        f'<div class="table-wrap" tabindex="0" role="group" aria-label="{label}">'
        '<table class="table">\n'
    )


def _cell(
    self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    """A cell without the inline style that CSP would block."""
    token = tokens[at]
    align = str(token.attrs.get("style", "")).removeprefix("text-align:")
    scope = ' scope="col"' if token.tag == "th" else ""
    return f"<{token.tag}{scope}" + (f' align="{align}">' if align else ">")


_RULES: Final[dict[str, Any]] = {
    "text": _text,
    "softbreak": _softbreak,
    "math_inline": _inline_math,
    "math_inline_double": _inline_display,
    "math_block": _display_math,
    "fence": _fence,
    "table_open": _table,
    "table_close": _table,
    "th_open": _cell,
    "td_open": _cell,
    "container_figure_open": _figure,
    "container_figure_close": _figure,
    **{f"container_{name}_{end}": _style for name in STYLES for end in ("open", "close")},
    **{f"container_{name}_{end}": _aside for name in ASIDES for end in ("open", "close")},
}
