"""Why a value may differ by so much and no more, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from config.bilingual import pick


def tolerance_text(card: Mapping[str, Any]) -> str:
    """The tolerance of an array card and where it comes from.

    Cards of older runs do not say where from; they keep the figures alone.
    """
    origin = card.get("tolerance") or {}
    source = origin.get("source")
    if source == "exact":
        return _("No tolerance: these values are the same or they are not.")
    if source == "structure":
        return _("The values are free; only their shape counts, and that they are finite.")
    if source == "draws":
        return _(
            "These are random numbers, and any are right whose centre and spread are as asked and "
            "of which no row and no column comes twice."
        )
    words = {"rtol": f"{card['rtol']:g}", "atol": f"{card['atol']:g}"}
    figures = _("Tolerance: relative %(rtol)s, absolute %(atol)s.") % words
    return _joined(figures, reason_text(card))


def reason_text(card: Mapping[str, Any]) -> str:
    """Why the figures are these: the end of `tolerance_text`, which need not be said twice."""
    origin = card.get("tolerance") or {}
    return _joined(_who(origin.get("source")), _why(origin))


def _who(source: Any) -> str:
    if source == "author":
        return _("The author of the lab chose it for this check.")
    return _("It is the usual one.") if source == "usual" else ""


def _why(origin: Mapping[str, Any]) -> str:
    """The author's reason, else what this kind of number can keep."""
    if origin.get("why"):
        return str(pick(origin["why"]))
    asked, kept = origin.get("asked"), origin.get("digits")
    if not asked or not kept or asked > kept:
        return ""
    words = {"dtype": origin.get("dtype"), "kept": kept, "asked": asked}
    text = _(
        "%(dtype)s keeps about %(kept)s digits, and the first %(asked)s must agree: other right "
        "ways to compute it round differently in the last ones."
    )
    return text % words


def _joined(*sentences: str) -> str:
    """Sentences in one line; Japanese ones need no space between them."""
    said = [sentence for sentence in sentences if sentence]
    if not said:
        return ""
    return ("" if said[0].endswith("。") else " ").join(said)
