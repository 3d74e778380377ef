"""The order in which everything is shown, and the keys that stand for authors' ids."""

import random
from functools import singledispatch
from typing import Any

from quizzes.items import Case, Explain, Fill, Item, Match, Multiple, Order, PlotQuestion, Single

Orders = dict[str, list[str]]
"""Ids in the order they are shown, by group: "", a blank's id, "left", "right", "rubric",
"round 1", ..."""

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


def _renamed(raw: dict[Any, Any], maps: dict[str, dict[str, str]], other: str) -> dict[str, Any]:
    """The response with every name replaced by its partner in the map of its group."""

    def name(value: object, group: str = "") -> object:
        if value in (None, ""):
            return value
        return maps.get(group, {}).get(value, other) if isinstance(value, str) else other

    def names(value: object, group: str = "") -> object:
        return [name(part, group) for part in value] if isinstance(value, list) else value

    def pairs(value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {name(left, "left"): name(right, "right") for left, right in value.items()}

    def blanks(value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {blank: name(option, str(blank)) for blank, option in value.items()}

    def rounds(value: object) -> object:
        if not isinstance(value, list):
            return value
        return [name(part, round_group(number)) for number, part in enumerate(value, 1)]

    rewrite = {
        "option": name, "options": names, "steps": names, "pairs": pairs, "blanks": blanks,
        "rounds": rounds, "met": lambda value: names(value, "rubric"),
    }  # fmt: skip
    return {key: rewrite.get(key, lambda same: same)(value) for key, value in raw.items()}


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
