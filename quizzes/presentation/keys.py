"""The order in which everything is shown, and the keys that stand for authors' ids."""

import random
from functools import singledispatch
from typing import Any

from quizzes.items import Case, Explain, Fill, Item, Match, Multiple, Order, PlotQuestion, Single

Orders = dict[str, list[str]]
"""Ids in the order they are shown, by group: "", a blank's id, "left", "right", "rubric",
"round 1", ..."""

Maps = dict[str, dict[str, str]]
NO_SUCH_KEY = "?"
"""Stands for keys that were never shown; no id can be spelt like this."""
FIXED = frozenset({"left", "rubric", "curves"})
"""Groups that keep their order."""


def orders(item: Item, *, seed: int) -> Orders:
    """The order of everything that is shuffled."""
    rng = random.Random(f"show:{seed}:{item.id}")  # noqa: S311  the seed itself is a secret
    shown = {group: _shuffled(rng, group, ids, item) for group, ids in _groups(item).items()}
    return {"" if group == "curves" else group: ids for group, ids in shown.items()}


def _shuffled(rng: random.Random, group: str, ids: list[str], item: Item) -> list[str]:
    """A random order; steps are never shown in the right one, which would be answered already."""
    if group in FIXED:
        return ids
    order = rng.sample(ids, len(ids))
    while isinstance(item, Order) and order == ids:
        order = rng.sample(ids, len(ids))
    return order


def decode(item: Item, *, seed: int, raw: object) -> object:
    """A response in shown keys, rewritten with authors' ids; anything else passes unchanged."""
    if not isinstance(raw, dict):
        return raw
    shown = orders(item, seed=seed)
    maps = {g: {str(n): id_ for n, id_ in enumerate(ids, 1)} for g, ids in shown.items()}
    return _renamed(raw, maps, NO_SUCH_KEY)


def encode(item: Item, *, seed: int, response: dict[str, Any]) -> dict[str, Any]:
    """A stored response in the keys that were shown: the inverse of `decode`."""
    shown = orders(item, seed=seed)
    maps = {g: {id_: str(n) for n, id_ in enumerate(ids, 1)} for g, ids in shown.items()}
    return _renamed(response, maps, NO_SUCH_KEY)


def _renamed(raw: dict[Any, Any], maps: Maps, other: str) -> dict[str, Any]:
    """The response with every name replaced by its partner in the map of its group."""
    rename = _Renaming(maps, other)
    return {key: rename.field(key, value) for key, value in raw.items()}


class _Renaming:
    """Replaces names in whatever came in; what is no name is left for the reader to refuse."""

    def __init__(self, maps: Maps, other: str) -> None:
        self.maps, self.other = maps, other

    def field(self, key: Any, value: object) -> object:
        """The value of one key of a response."""
        if key == "option":
            return self.name(value)
        if key in ("options", "steps", "met", "rounds") and isinstance(value, list):
            groups = {"met": "rubric"}
            return [
                self.name(part, round_group(n) if key == "rounds" else groups.get(key, ""))
                for n, part in enumerate(value, 1)
            ]
        if key == "pairs" and isinstance(value, dict):
            return {self.name(a, "left"): self.name(b, "right") for a, b in value.items()}
        if key == "blanks" and isinstance(value, dict):
            return {blank: self.name(option, str(blank)) for blank, option in value.items()}
        return value

    def name(self, value: object, group: str = "") -> object:
        """The partner of one name; nothing stays nothing."""
        if value in (None, ""):
            return value
        known = self.maps.get(group, {})
        return known.get(value, self.other) if isinstance(value, str) else self.other


def round_group(number: int) -> str:
    """The group of the options of a round (from 1)."""
    return f"round {number}"


@singledispatch
def _groups(item: object) -> Orders:
    return {}


@_groups.register
def _choice_groups(item: Single | Multiple) -> Orders:
    return {"": [option.id for option in item.options]}


@_groups.register
def _plot_groups(item: PlotQuestion) -> Orders:
    """Curves have letters by seed already; their options stand in the order of the letters."""
    lettered = any(option.curve for option in item.options)
    return {"curves" if lettered else "": [option.id for option in item.options]}


@_groups.register
def _order_groups(item: Order) -> Orders:
    return {"": [step.id for step in item.steps]}


@_groups.register
def _match_groups(item: Match) -> Orders:
    ids = [pair.id for pair in item.pairs]
    return {"left": ids, "right": ids}


@_groups.register
def _fill_groups(item: Fill) -> Orders:
    return {blank.id: [option.id for option in blank.options] for blank in item.blanks}


@_groups.register
def _explain_groups(item: Explain) -> Orders:
    return {"rubric": [criterion.id for criterion in item.rubric]}


@_groups.register
def _case_groups(item: Case) -> Orders:
    return {
        round_group(number): [option.id for option in round_.options]
        for number, round_ in enumerate(item.rounds, 1)
    }
