"""Results of several parts: exchanged, missing, too many, renamed, or another call's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

import numpy as np

from labs.diagnosis.compare import Rule, first_difference, same_value
from labs.diagnosis.seen import Path, Seen, is_numbers

MAX_PARTS = 8
MOST_PERMUTED = 5


@dataclass(frozen=True)
class Whole:
    """A relation of whole results, with the path it holds at."""

    relation: str
    path: Path
    facts: Mapping[str, Any] = field(default_factory=dict)


def at(value: Any, path: Path) -> Any:
    """What lies at a path of a result; None where there is no such place."""
    try:
        for key in path:
            value = value[key]
    except (KeyError, IndexError, TypeError):
        return None
    return value


def whole_relations(calls: Sequence[Seen], paths: Sequence[Path]) -> Iterator[Whole]:
    """Relations that hold in every call, at one of the places (the innermost first)."""
    for path in paths:
        views = [_view(call, path) for call in calls]
        failing = [view for view in views if not view.right]
        if not failing or not _only_here(calls, path):
            continue
        for find in (_swapped, _part_only, _part_missing, _renamed, _extra, _list_for_array):
            yield from find(path, views, failing[0])
    yield from _stale(calls)


def _view(call: Seen, path: Path) -> Seen:
    expected, got = at(call.expected, path), at(call.got, path)
    right = first_difference(expected, got, call.rule) is None
    return Seen(call.inputs, expected, got, right, call.rule)


def _only_here(calls: Sequence[Seen], path: Path) -> bool:
    """Whether everything beside the path is right."""
    for call in calls:
        mended = _with(call.got, path, at(call.expected, path))
        if mended is None or first_difference(call.expected, mended, call.rule):
            return False
    return True


def _with(value: Any, path: Path, part: Any) -> Any:
    """A copy of a nested value with another part at the path."""
    if not path:
        return part
    key, rest = path[0], path[1:]
    if isinstance(value, dict) and key in value:
        return {**value, key: _with(value[key], rest, part)}
    if isinstance(value, (list, tuple)) and isinstance(key, int) and key < len(value):
        changed = [_with(one, rest, part) if i == key else one for i, one in enumerate(value)]
        return tuple(changed) if isinstance(value, tuple) else changed
    return None


def same(one: Any, other: Any, rule: Rule) -> bool:
    """Equal as the check compares, but strictly where the check leaves values free."""
    return same_value(one, other, rule)


def _parts(value: Any) -> dict[Any, Any] | None:
    if isinstance(value, dict):
        return value if 1 < len(value) <= MAX_PARTS else None
    if isinstance(value, (list, tuple)) and not is_numbers(value):
        return dict(enumerate(value)) if 1 < len(value) <= MAX_PARTS else None
    return None


def _swapped(path: Path, views: Sequence[Seen], lead: Seen) -> Iterator[Whole]:
    """Parts stand in each other's place."""
    right, yours = _parts(lead.expected), _parts(lead.got)
    if right is None or yours is None or right.keys() != yours.keys():
        return
    wrong = [key for key in right if not same(right[key], yours[key], lead.rule)]
    if not 2 <= len(wrong) <= MOST_PERMUTED:
        return
    for order in permutations(wrong):
        moves = dict(zip(wrong, order, strict=True))
        if all(one != other for one, other in moves.items()) and all(
            _is_moved(view, moves) for view in views
        ):
            keys = [str(key)[:60] for key in wrong]
            yield Whole("swapped-parts", path, {"parts": keys})
            return


def _is_moved(view: Seen, moves: Mapping[Any, Any]) -> bool:
    right, yours = _parts(view.expected), _parts(view.got)
    if right is None or yours is None or right.keys() != yours.keys():
        return False
    return all(same(right[moves.get(key, key)], yours[key], view.rule) for key in right)


def _part_only(path: Path, views: Sequence[Seen], lead: Seen) -> Iterator[Whole]:
    """One of several results was returned alone."""
    right = _parts(lead.expected)
    if right is None:
        return
    for key in right:
        if all(
            not view.right and same(at(view.expected, (key,)), view.got, view.rule)
            for view in views
        ):
            yield Whole("part-only", path, {"parts": [str(key)[:60]], "count": len(right)})


def _part_missing(path: Path, views: Sequence[Seen], lead: Seen) -> Iterator[Whole]:
    """All but one part are there and right."""
    right = _parts(lead.expected)
    if right is None or len(right) < 2:
        return
    for key in right:
        if all(not view.right and _is_without(view, key) for view in views):
            yield Whole("part-missing", path, {"parts": [str(key)[:60]]})
            return


def _is_without(view: Seen, key: Any) -> bool:
    if isinstance(view.expected, dict):
        rest: Any = {name: value for name, value in view.expected.items() if name != key}
        return isinstance(view.got, dict) and same(rest, view.got, view.rule)
    if not isinstance(view.expected, (list, tuple)) or not isinstance(view.got, (list, tuple)):
        return False
    rest = [value for index, value in enumerate(view.expected) if index != key]
    return len(view.got) == len(rest) and same(rest, view.got, view.rule)


def _renamed(path: Path, views: Sequence[Seen], lead: Seen) -> Iterator[Whole]:
    """A value is right but under another key."""
    if not isinstance(lead.expected, dict) or not isinstance(lead.got, dict):
        return
    missing = [key for key in lead.expected if key not in lead.got]
    extra = [key for key in lead.got if key not in lead.expected]
    if len(missing) != 1 or len(extra) != 1:
        return
    if all(_is_renamed(view, missing[0], extra[0]) for view in views):
        facts = {"right": str(missing[0])[:60], "yours": str(extra[0])[:60]}
        yield Whole("renamed-key", path, facts)


def _is_renamed(view: Seen, right: Any, yours: Any) -> bool:
    if not isinstance(view.got, dict) or yours not in view.got:
        return False
    renamed = {right if key == yours else key: value for key, value in view.got.items()}
    return same(view.expected, renamed, view.rule)


def _extra(path: Path, views: Sequence[Seen], lead: Seen) -> Iterator[Whole]:
    """All parts are right, and there is one more; or the result is wrapped in a list."""
    if all(not view.right and _unwraps(view) for view in views):
        yield Whole("wrapped", path, {"type": type(lead.got).__name__})
    for key in _parts(lead.got) or {}:
        if all(not view.right and _is_without(_turned(view), key) for view in views):
            yield Whole("part-too-many", path, {"parts": [str(key)[:60]]})
            return
    first = at(lead.got, (0,)) if isinstance(lead.got, tuple) else None
    if first is not None and all(
        not view.right and same(view.expected, at(view.got, (0,)), view.rule) for view in views
    ):
        yield Whole("part-too-many", path, {"parts": ["1"]})


def _unwraps(view: Seen) -> bool:
    single = isinstance(view.got, (list, tuple)) and len(view.got) == 1
    return single and same(view.expected, view.got[0], view.rule)


def _turned(view: Seen) -> Seen:
    return Seen(view.inputs, view.got, view.expected, view.right, view.rule)


def _list_for_array(path: Path, views: Sequence[Seen], lead: Seen) -> Iterator[Whole]:
    """The right numbers in a list where an array belongs."""
    if not isinstance(lead.expected, np.ndarray) or not isinstance(lead.got, (list, tuple)):
        return
    rules = [Rule(v.rule.kind, v.rule.rtol, v.rule.atol, v.rule.dtype, lists=True) for v in views]
    if all(same(v.expected, v.got, rule) for v, rule in zip(views, rules, strict=True)):
        yield Whole("list-for-array", path, {"type": type(lead.got).__name__})


def _stale(calls: Sequence[Seen]) -> Iterator[Whole]:
    """Each call returns what an earlier one should have: something was kept between calls."""
    if len(calls) < 3 or all(same(c.expected, calls[0].expected, c.rule) for c in calls[1:]):
        return
    before = [calls[0].expected, *(call.expected for call in calls[:-1])]
    first = [calls[0].expected] * len(calls)
    for which, predicted in (("previous", before), ("first", first)):
        if all(same(p, call.got, call.rule) for p, call in zip(predicted, calls, strict=True)):
            yield Whole("stale", (), {"which": which})
            return
