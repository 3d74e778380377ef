"""The last gate before HTML is stored: only what our own renderer writes may pass."""

from __future__ import annotations

import nh3

TAGS = {
    "a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure",
    "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "s", "samp", "span", "strong", "table",
    "tbody", "td", "th", "thead", "tr", "ul", "wbr",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"class", "id", "lang", "role", "tabindex", "aria-label"},
    "a": {"href", "rel"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align", "scope"},
}
SCHEMES = {"http", "https", "mailto"}


def sanitised(html: str) -> str:
    """Drop every tag, attribute and address scheme that lessons have no use for."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        generic_attribute_prefixes={"data-"},
        url_schemes=SCHEMES,
        link_rel=None,
    )
