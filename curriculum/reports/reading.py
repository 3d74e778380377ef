"""What a reader saw, kept as plain text with formulas between dollar signs, and shown again."""

from __future__ import annotations

import html
import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_MATH = re.compile(r'<(span|div) class="math"( data-display="")?>(.*?)</\1>', re.DOTALL)
_LISTING = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_LINE_END = re.compile(
    r"</?(?:p|li|ul|ol|dl|dt|dd|tr|table|h[1-6]|div|section|aside|figure|figcaption|blockquote"
    r"|details|summary|br)\b[^>]*>"
)
_CELL_END = re.compile(r"</t[hd]>")
_TAG = re.compile(r"<[^>]+>")
_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+?)\$", re.DOTALL)


def as_read(markup: str) -> str:
    """HTML of a text as plain lines; formulas stay TeX, `$inline$` or `$$on lines of their own$$`.

    >>> as_read('<p>Take <span class="math">a^2</span>.</p><pre>if x:\\n    y</pre>')
    'Take $a^2$.\\nif x:\\n    y'
    """
    parts = _LISTING.split(_MATH.sub(_dollars, markup.replace("<wbr>", "")))
    lines = [line for part in parts for line in _lines(part)]
    return "\n".join(lines)


def _dollars(found: re.Match[str]) -> str:
    tex = " ".join(found[3].split())
    return f"<br>$${tex}$$<br>" if found[2] else f"${tex}$"


def _lines(part: str) -> list[str]:
    if part.startswith("<pre"):
        text = html.unescape(_TAG.sub("", part))
        return [line.rstrip() for line in text.splitlines() if line.strip()]
    text = _CELL_END.sub("  ", _LINE_END.sub("\0", part))
    lines = html.unescape(_TAG.sub("", text)).split("\0")
    return [words for line in lines if (words := " ".join(line.split()))]


def with_formulas(text: str) -> SafeString:
    """Plain text as HTML: escaped, formulas marked so that the page sets them.

    >>> with_formulas("1 < $x_1$\\nand $ alone")
    '1 &lt; <span class="math">x_1</span><br>and $ alone'
    """
    pieces, end = [], 0
    for found in _FORMULA.finditer(text):
        pieces += [_escaped(text[end : found.start()]), _formula(found)]
        end = found.end()
    return mark_safe("".join([*pieces, _escaped(text[end:])]))  # noqa: S308  escaped piece by piece


def _escaped(text: str) -> str:
    return str(escape(text)).replace("\n", "<br>")


def _formula(found: re.Match[str]) -> str:
    display = ' data-display=""' if found[1] else ""
    return f'<span class="math"{display}>{escape((found[1] or found[2]).strip())}</span>'
