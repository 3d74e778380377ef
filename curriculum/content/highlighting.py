"""Colours for code, as classes that the style sheet names; nothing is run here."""

from __future__ import annotations

from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

PLAIN = frozenset({"", "text", "output"})


def is_known(language: str) -> bool:
    """Whether code in this language can be coloured (plain text counts)."""
    if language in PLAIN:
        return True
    try:
        get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return True


def coloured(code: str, language: str) -> str:
    """The code as HTML: escaped, its tokens in `<span class>` by Pygments' short names."""
    if language in PLAIN or not is_known(language):
        return escape(code, quote=False)
    lexer = get_lexer_by_name(language, stripnl=False)
    return str(highlight(code, lexer, HtmlFormatter(nowrap=True))).removesuffix("\n")
