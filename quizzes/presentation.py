"""What a learner may see of a question before answering it, in the order that the seed decides.

Options, steps, partners and blanks' options are shuffled and get keys "1", "2", ... in the shown
order; authors' ids, which may give an answer away, never leave the server. The question's own id
and the seed stay here for the same reason. The same seed gives the same order in both languages.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from quizzes.items import BugLine, Fill, Item, Match, Multiple, Numeric, Option, Order, Single
from quizzes.listings import code_lines

Orders = dict[str, list[str]]
"""Ids in the order they are shown, by group: "" or the id of a blank or "left", "right"."""

NO_SUCH_KEY = "?"
"""Stands for keys that were never shown; no id can be spelt like this."""


@dataclass(frozen=True)
class Choice:
    """Something to pick; `text` is Markdown."""

    key: str
    text: str


@dataclass(frozen=True)
class Listing:
    """One line of a listing; only those that can be picked are `pickable`."""

    line: int
    text: str
    pickable: bool


@dataclass(frozen=True)
class Gap:
    """A blank of a text: `key` stands in its `{{key}}` marker."""

    key: str
    options: list[Choice]


@dataclass(frozen=True)
class Question:
    """A question without anything that helps to answer it. Texts are Markdown."""

    type: str
    prompt: str
    code: str | None = None
    figure: str | None = None
    unit: str | None = None
    options: list[Choice] = field(default_factory=list)
    steps: list[Choice] = field(default_factory=list)
    left: list[Choice] = field(default_factory=list)
    right: list[Choice] = field(default_factory=list)
    lines: list[Listing] = field(default_factory=list)
    template: str | None = None
    blanks: list[Gap] = field(default_factory=list)


def present(item: Item, *, seed: int, language: str) -> Question:
    """The question as it is shown in an attempt with `seed`, in `language`."""
    common: dict[str, Any] = {
        "type": item.type,
        "prompt": item.prompt.localized(language),
        "code": item.code,
        "figure": item.figure,
    }
    return Question(**common | _parts(item, orders(item, seed=seed), language))


def orders(item: Item, *, seed: int) -> Orders:
    """The order of everything that is shuffled."""
    rng = random.Random(f"show:{seed}:{item.id}")  # noqa: S311  the seed itself is a secret
    return {group: _shuffled(rng, group, ids, item) for group, ids in _groups(item).items()}


def _shuffled(rng: random.Random, group: str, ids: list[str], item: Item) -> list[str]:
    """A random order; steps are never shown in the right one, which would be answered already."""
    if group == "left":
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

    def names(value: object) -> object:
        return [name(part) for part in value] if isinstance(value, list) else value

    def pairs(value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {name(left, "left"): name(right, "right") for left, right in value.items()}

    def blanks(value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {blank: name(option, str(blank)) for blank, option in value.items()}

    rewrite = {"option": name, "options": names, "steps": names, "pairs": pairs, "blanks": blanks}
    return {key: rewrite.get(key, lambda same: same)(value) for key, value in raw.items()}


@singledispatch
def _groups(item: object) -> Orders:
    return {}


@_groups.register
def _choice_groups(item: Single | Multiple) -> Orders:
    return {"": [option.id for option in item.options]}


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


@singledispatch
def _parts(item: object, shown: Orders, language: str) -> dict[str, Any]:
    return {}


@_parts.register
def _numeric_parts(item: Numeric, shown: Orders, language: str) -> dict[str, Any]:
    return {"unit": item.unit.localized(language) if item.unit else None}


@_parts.register
def _choice_parts(item: Single | Multiple, shown: Orders, language: str) -> dict[str, Any]:
    return {"options": _options(item.options, shown[""], language)}


@_parts.register
def _order_parts(item: Order, shown: Orders, language: str) -> dict[str, Any]:
    texts = {step.id: step.text.localized(language) for step in item.steps}
    return {"steps": _choices(shown[""], texts)}


@_parts.register
def _match_parts(item: Match, shown: Orders, language: str) -> dict[str, Any]:
    left = {pair.id: pair.left.localized(language) for pair in item.pairs}
    right = {pair.id: pair.right.localized(language) for pair in item.pairs}
    return {"left": _choices(shown["left"], left), "right": _choices(shown["right"], right)}


@_parts.register
def _bug_line_parts(item: BugLine, shown: Orders, language: str) -> dict[str, Any]:
    pickable = set(code_lines(item.code))
    lines = enumerate(item.code.splitlines(), 1)
    return {"code": None, "lines": [Listing(n, text, n in pickable) for n, text in lines]}


@_parts.register
def _fill_parts(item: Fill, shown: Orders, language: str) -> dict[str, Any]:
    blanks = [Gap(b.id, _options(b.options, shown[b.id], language)) for b in item.blanks]
    return {"template": item.template.localized(language), "blanks": blanks}


def _options(options: Iterable[Option], order: list[str], language: str) -> list[Choice]:
    return _choices(order, {option.id: option.text.localized(language) for option in options})


def _choices(order: list[str], texts: dict[str, str]) -> list[Choice]:
    return [Choice(str(number), texts[id_]) for number, id_ in enumerate(order, 1)]
