"""Line breaks for Japanese headings and sentences in templates."""

from __future__ import annotations

from functools import lru_cache

import budoux
from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=4096)
def _with_breaks(text: str) -> SafeString:
    if all(ord(character) < 0x3000 for character in text):
        return conditional_escape(text)
    return mark_safe("<wbr>".join(conditional_escape(part) for part in _parser().parse(text)))


@register.filter
def phrases(text: object) -> SafeString:
    """Allow line breaks between phrases only (BudouX); plain Latin text passes unchanged."""
    return _with_breaks(str(text))


@register.simple_tag
def gap() -> str:
    """What stands between two sentences: a space, and nothing in Japanese."""
    return "" if (get_language() or "").startswith("ja") else " "
