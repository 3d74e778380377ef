"""Sentences with code in them, as the explanations of errors write them."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
CODE = re.compile(r"`([^`]+)`")


@register.filter
def inline_code(text: object) -> SafeString:
    """Everything escaped; what stands between backticks becomes code."""
    parts = CODE.split(str(text))
    pairs = zip(parts[::2], [*parts[1::2], ""], strict=True)
    return format_html_join("", "{}{}", ((plain, _code(code)) for plain, code in pairs))


def _code(text: str) -> SafeString:
    return format_html("<code>{}</code>", text) if text else SafeString()
