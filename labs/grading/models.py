"""The first layer in which two model tables differ (labs/runner/models.py makes them)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from labs.diagnosis.compare import Rule, first_difference

MAX_ROW = 200
MAX_SETTINGS, MAX_SETTING = 8, 60
RESULTS = ("inputs", "output_shape", "params", "trainable", "layers", "input_shape", "inner")


def layer_difference(expected: Any, got: Any, rule: Rule, *, show: bool) -> dict[str, Any] | None:
    """Facts for the card: the row's number from 1, both rows in words, the settings that differ.

    `rows` has those settings with what each is: [name, expected (None unless shown), yours].
    None when no tables differ. `show`: the expected row may be told; else only which settings.
    """
    for right, yours in _tables(expected, got):
        index = _first(right, yours, rule)
        if index is not None:
            return _facts(right, yours, index, rule, show)
    return None


def _tables(expected: Any, got: Any) -> Iterator[tuple[list[Any], list[Any]]]:
    """Pairs of tables at the same places, outer ones first."""
    if isinstance(expected, dict) and isinstance(got, dict):
        if _is_table(expected) and _is_table(got):
            yield expected["layers"], got["layers"]
            return
        for key in expected:
            if key in got:
                yield from _tables(expected[key], got[key])
    elif isinstance(expected, (list, tuple)) and isinstance(got, (list, tuple)):
        for one, other in zip(expected, got, strict=False):
            yield from _tables(one, other)


def _is_table(value: dict[Any, Any]) -> bool:
    rows = value.get("layers")
    return isinstance(rows, list) and all(isinstance(row, dict) and "class" in row for row in rows)


def _first(right: list[Any], yours: list[Any], rule: Rule) -> int | None:
    for index, (one, other) in enumerate(zip(right, yours, strict=False)):
        if first_difference(one, other, rule):
            return index
    return min(len(right), len(yours)) if len(right) != len(yours) else None


def _facts(
    right: list[Any], yours: list[Any], index: int, rule: Rule, show: bool
) -> dict[str, Any]:
    one, other = _at(right, index), _at(yours, index)
    facts: dict[str, Any] = {
        "number": index + 1,
        "count": [len(right), len(yours)],
        "got": row_text(other),
        "class": str((other or {}).get("class") or "")[:40],
        "differs": [],
    }
    if one and other:
        keys = _differing(one, other, rule)
        facts["differs"] = [str(key)[:40] for key in keys]
        facts["rows"] = [
            [str(key)[:40], _setting(one, key) if show else None, _setting(other, key)]
            for key in keys
        ]
    return facts | ({"expected": row_text(one)} if show else {})


def _differing(one: dict[str, Any], other: dict[str, Any], rule: Rule) -> list[str]:
    keys = dict.fromkeys([*one, *other])
    return [
        key
        for key in keys
        if key not in one or key not in other or first_difference(one[key], other[key], rule)
    ][:MAX_SETTINGS]


def _setting(row: dict[str, Any], key: str) -> str:
    """A setting as it is; of layers inside a layer only how many there are."""
    value = row.get(key, "–")
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return f"{len(value)}"
    return row_text(value) or "–" if isinstance(value, dict) else str(value)[:MAX_SETTING]


def _at(rows: list[Any], index: int) -> dict[str, Any] | None:
    return rows[index] if index < len(rows) else None


def row_text(row: dict[str, Any] | None) -> str | None:
    """A row as one would write the layer: Conv2D(filters=8, kernel_size=[3, 3]) -> [None, 8]."""
    if row is None:
        return None
    asked = {key: value for key, value in row.items() if key not in (*RESULTS, "class")}
    settings = ", ".join(f"{key}={value}" for key, value in asked.items())
    shape = row.get("output_shape")
    text = f"{row.get('class')}({settings})" + (f" → {shape}" if shape else "")
    return text[:MAX_ROW]
