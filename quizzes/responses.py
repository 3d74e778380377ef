"""What a learner may answer, read strictly: an unclear response is asked for again, not marked.

A response is JSON whose one key depends on the type of the question:

    single    {"option": id}            order     {"steps": [id, ...]}
    multiple  {"options": [id, ...]}    match     {"pairs": {left id: right id}}
    numeric   {"text": "0.5"}           bug_line  {"line": 3}
    shape     {"text": "(4, m)"}        fill      {"blanks": {blank id: option id}}
    trace     {"text": "..."}           plot      {"option": id}
    expression {"text": "2x"}           matrix    {"cells": [["1", "0"], ["0", "1"]]}
    explain   {"text": "...", "met": [criterion id, ...]}
    case      {"rounds": [option id, ...]}           any  {"unknown": true}
"""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from quizzes.items import (
    BugLine,
    Case,
    Explain,
    Fill,
    Item,
    Match,
    Matrix,
    Multiple,
    Order,
    PlotQuestion,
    Single,
)
from quizzes.listings import code_lines
from quizzes.unreadable import Unreadable

UNKNOWN: dict[str, Any] = {"unknown": True}
LONGEST_TEXT = 2000
LONGEST_WORDS = 4000
LONGEST_CELL = 40


def is_unknown(response: object) -> bool:
    """Whether the learner said that they do not know."""
    return response == UNKNOWN


def read_response(item: Item, raw: object) -> dict[str, Any]:
    """`raw` checked and in its one canonical form; raises `Unreadable`."""
    if not isinstance(raw, dict):
        raise Unreadable("format")
    if is_unknown(raw):
        return dict(UNKNOWN)
    return _read(item, raw)


@singledispatch
def _read(item: object, raw: dict[Any, Any]) -> dict[str, Any]:
    return {"text": _text(_only(raw, "text"))}


@_read.register
def _single(item: Single | PlotQuestion, raw: dict[Any, Any]) -> dict[str, Any]:
    return {"option": _one_of((o.id for o in item.options), _only(raw, "option"))}


@_read.register
def _multiple(item: Multiple, raw: dict[Any, Any]) -> dict[str, Any]:
    value = _only(raw, "options")
    if value in (None, []):
        raise Unreadable("choose_some")
    known = [option.id for option in item.options]
    chosen = {_one_of(known, part) for part in _list(value)}
    return {"options": [id_ for id_ in known if id_ in chosen]}


@_read.register
def _order(item: Order, raw: dict[Any, Any]) -> dict[str, Any]:
    known = [step.id for step in item.steps]
    value = _only(raw, "steps")
    if value is None:
        raise Unreadable("order")
    steps = [_one_of(known, part) for part in _list(value)]
    if sorted(steps) != sorted(known):
        raise Unreadable("order")
    return {"steps": steps}


@_read.register
def _match(item: Match, raw: dict[Any, Any]) -> dict[str, Any]:
    ids = [pair.id for pair in item.pairs]
    return {"pairs": _chosen(_only(raw, "pairs"), dict.fromkeys(ids, ids))}


@_read.register
def _bug_line(item: BugLine, raw: dict[Any, Any]) -> dict[str, Any]:
    value = _only(raw, "line")
    if value is None:
        raise Unreadable("choose_line")
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unreadable("format")
    if value not in code_lines(item.code):
        raise Unreadable("unknown_choice")
    return {"line": value}


@_read.register
def _fill(item: Fill, raw: dict[Any, Any]) -> dict[str, Any]:
    known = {blank.id: [option.id for option in blank.options] for blank in item.blanks}
    return {"blanks": _chosen(_only(raw, "blanks"), known)}


@_read.register
def _matrix(item: Matrix, raw: dict[Any, Any]) -> dict[str, Any]:
    rows = _only(raw, "cells")
    if rows is None:
        raise Unreadable("fill_all")
    cells = [[_cell(cell) for cell in _list(row)] for row in _list(rows)]
    if [len(row) for row in cells] != [len(row) for row in item.answer]:
        raise Unreadable("format")
    return {"cells": cells}


def _cell(value: object) -> str:
    """An entry as text; scripts may send numbers."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = repr(value)
    if value is None or (isinstance(value, str) and not value.strip()):
        raise Unreadable("fill_all")
    text = _text(value)
    if len(text) > LONGEST_CELL:
        raise Unreadable("number")
    return text


@_read.register
def _explain(item: Explain, raw: dict[Any, Any]) -> dict[str, Any]:
    if set(raw) - {"text", "met"}:
        raise Unreadable("format")
    known = [criterion.id for criterion in item.rubric]
    met = {_one_of(known, part) for part in _list(raw.get("met", []))}
    text = written_words(item, raw.get("text"))
    return {"text": text, "met": [id_ for id_ in known if id_ in met]}


def written_words(item: Explain, value: object) -> str:
    """The explanation in words, long enough to be one."""
    text = _text(value, longest=LONGEST_WORDS)
    if len("".join(text.split())) < item.shortest:
        raise Unreadable("too_short")
    return text


@_read.register
def _case(item: Case, raw: dict[Any, Any]) -> dict[str, Any]:
    chosen = _list(_only(raw, "rounds"))
    if len(chosen) != len(item.rounds):
        raise Unreadable("choose_all")
    return {"rounds": read_rounds(item, chosen)}


def read_rounds(item: Case, chosen: list[Any]) -> list[str]:
    """Decisions in the first rounds, each known and within the budget."""
    found: list[str] = []
    left = item.budget.amount if item.budget else None
    for round_, value in zip(item.rounds, chosen, strict=False):
        id_ = _one_of((option.id for option in round_.options), value)
        cost = next(option.cost for option in round_.options if option.id == id_)
        if left is not None:
            left -= cost
            if left < 0:
                raise Unreadable("budget")
        found.append(id_)
    return found


def _only(raw: dict[Any, Any], key: str) -> object:
    if raw and set(raw) != {key}:
        raise Unreadable("format")
    return raw.get(key)


def _one_of(known: Iterable[str], value: object) -> str:
    if value in (None, ""):
        raise Unreadable("choose_one")
    if not isinstance(value, str) or value not in set(known):
        raise Unreadable("unknown_choice")
    return value


def _chosen(value: object, known: dict[str, list[str]]) -> dict[str, str]:
    if not isinstance(value, dict) and value is not None:
        raise Unreadable("format")
    given = value or {}
    if set(given) - set(known):
        raise Unreadable("unknown_choice")
    if any(given.get(key) in (None, "") for key in known):
        raise Unreadable("choose_all")
    return {key: _one_of(known[key], given[key]) for key in known}


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > 100:
        raise Unreadable("format")
    return value


def _text(value: object, longest: int = LONGEST_TEXT) -> str:
    if value is None:
        raise Unreadable("empty")
    if not isinstance(value, str):
        raise Unreadable("format")
    if not value.strip():
        raise Unreadable("empty")
    if len(value) > longest:
        raise Unreadable("too_long")
    # Neither null bytes nor halves of surrogate pairs can be stored by PostgreSQL.
    if "\0" in value or any(0xD800 <= ord(character) <= 0xDFFF for character in value):
        raise Unreadable("characters")
    return value
