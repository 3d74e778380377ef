"""Filters for texts of questions; they follow the active language."""

from __future__ import annotations

import re

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from config.bilingual import active_language
from quizzes import messages, rendering
from quizzes.expressions.names import GREEK
from quizzes.plots.picture import Picture, svg, table

register = template.Library()


@register.filter
def rich(text: str) -> SafeString:
    """Markdown as HTML blocks."""
    return rendering.rich(text, active_language())


@register.filter
def rich_inline(text: str) -> SafeString:
    """Markdown as HTML for labels and headings."""
    return rendering.inline(text, active_language())


@register.filter
def gaps(text: str) -> SafeString:
    """A fill template with numbered gaps."""
    return rendering.with_gaps(text, active_language(), gettext("Blank"))


@register.filter
def code_line(text: str) -> SafeString:
    """One line of a listing."""
    return rendering.code_line(text)


@register.filter
def listing(code: str) -> SafeString:
    """A listing."""
    return rendering.listing(code, active_language())


@register.filter
def rich_plain(text: str) -> SafeString:
    """Markdown without its own links, for texts that are a link already."""
    return mark_safe(_LINK.sub("", rendering.inline(text, active_language())))  # noqa: S308


@register.filter
def drawing(picture: Picture) -> SafeString:
    """A plot as inline SVG; every word in it is escaped there."""
    return mark_safe(svg(picture))  # noqa: S308


@register.filter
def plot_table(picture: Picture) -> dict[str, object]:
    """The heads and rows of a plot's values."""
    heads, rows = table(picture)
    return {"heads": heads, "rows": rows}


@register.filter
def variable_names(names: list[str]) -> str:
    """The names that a formula may use; Greek ones with their letter."""
    letters = {name: letter for letter, name in GREEK.items()}
    return ", ".join(f"{letters[name]} ({name})" if name in letters else name for name in names)


@register.filter
def percent(share: float) -> int:
    """A share as whole per cent."""
    return messages.percent(share)


@register.filter
def certainty_word(level: int) -> object:
    """The word for a level of certainty."""
    return messages.CERTAINTY[level]


_LINK = re.compile(r"</?a\b[^>]*>")
