"""Reads of cards."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from config.problems import NotFound
from curriculum.content.cards import EXECUTED
from curriculum.content.highlighting import coloured
from curriculum.models import Card

NAMES = {"numpy": "NumPy", "tensorflow": "TensorFlow", "keras": "Keras", "pytorch": "PyTorch"}


def cards() -> QuerySet[Card]:
    """All cards in the order of the files. One query."""
    rows = Card.objects.filter(active=True, program__active=True)
    return rows.order_by("program__position", "position")


def card(slug: str) -> Card:
    """The card at an address, with its concepts; raises NotFound."""
    found = cards().prefetch_related("concepts").filter(slug=slug).first()
    if found is None:
        raise NotFound
    return found


def columns(card: Card) -> list[dict[str, Any]]:
    """What a card shows for each framework: name, code, coloured code, version that ran it."""
    return [
        {
            "framework": one["framework"],
            "name": NAMES[one["framework"]],
            "code": one["code"],
            "html": coloured(one["code"], "python"),
            "executed": one["framework"] in EXECUTED,
            "version": card.checked_with.get(one["framework"], ""),
        }
        for one in card.codes
    ]
