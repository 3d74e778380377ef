"""Markdown of questions as safe HTML, with the lessons' own parser and sanitiser."""

from __future__ import annotations

import re
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from curriculum.content.highlighting import coloured
from curriculum.content.markdown import parse, render
from curriculum.content.sanitising import sanitised
from quizzes.content_checks import MARKER

_ONE_PARAGRAPH = re.compile(r"\A<p>((?:(?!</?p>).)*)</p>\s*\Z", re.DOTALL)


@lru_cache(maxsize=4096)
def rich(text: str, language: str) -> SafeString:
    """HTML blocks for prompts, feedback and explanations."""
    return mark_safe(sanitised(render(*parse(text, language))))  # noqa: S308  sanitised


def inline(text: str, language: str) -> SafeString:
    """HTML that may stand in a label: a single paragraph loses its tags."""
    html = rich(text, language)
    found = _ONE_PARAGRAPH.match(html)
    return mark_safe(found[1]) if found else html  # noqa: S308  sanitised


def with_gaps(template: str, language: str, label: str) -> SafeString:
    """A fill template whose `{{1}}` markers have become numbered gaps."""
    # A word that survives Markdown and Pygments unchanged stands in for the gap meanwhile.
    html = rich(MARKER.sub(lambda m: f"GapMarker{m[1].encode().hex()}End", template), language)
    return mark_safe(_GAP.sub(lambda m: _gap(bytes.fromhex(m[1]).decode(), label), html))  # noqa: S308


_GAP = re.compile(r"GapMarker([0-9a-f]+)End")


def _gap(key: str, label: str) -> str:
    return f'<span class="gap" role="img" aria-label="{label} {key}">{key}</span>'


def code_line(text: str) -> SafeString:
    """One line of Python, coloured."""
    return mark_safe(coloured(text, "python"))  # noqa: S308  Pygments escapes


def listing(code: str, language: str) -> SafeString:
    """A whole Python listing."""
    fence = "`" * 4
    return rich(f"{fence}python\n{code.rstrip()}\n{fence}", language)
