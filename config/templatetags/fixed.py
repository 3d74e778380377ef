"""Pieces of pages that look the same for everybody: rendered once in each language."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def fixed(piece: str, **given: Any) -> SafeString:
    """A template of which only the given values and the language decide what it shows.

    It sees neither request nor user. The values are few and small: icons, states, whole per cents.
    """
    if settings.DEBUG:  # whoever edits a template wants to see it
        return _render(piece, given)
    return _kept(piece, get_language(), tuple(given.items()))


@lru_cache(maxsize=2048)
def _kept(piece: str, _language: str | None, given: tuple[tuple[str, Any], ...]) -> SafeString:
    return _render(piece, dict(given))


def _render(piece: str, given: dict[str, Any]) -> SafeString:
    return cast("SafeString", get_template(piece).render(given))
