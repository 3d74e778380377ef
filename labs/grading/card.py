"""The array card: what a learner sees of a wrong value, small enough to store and draw.

Keys: path, kind (see compare.Difference), expected and got ({type, shape?, dtype?, length?, keys?,
text?}; a text in both languages is a judge's), `judged` where a judge of the lab said both,
`layer` where Keras models differ (labs.grading.models),
and for numbers: entries, wrong, positions, max_absolute, max_relative, rtol, atol,
tolerance ({source: usual, author, exact, structure or draws; dtype and digits that it keeps;
asked: digits that must agree; why: {ja, en}}), nan, infinite,
picture ({rows, columns, cells}: share of wrong entries per cell, 0 to 9), and for visible checks
`samples` ([{index, expected, got}]). Hidden checks never carry expected values.
"""

from __future__ import annotations

import math
import sys
from typing import Any

import numpy as np

from labs.diagnosis.compare import (
    Array,
    Difference,
    Rule,
    family,
    is_said,
    not_finite,
    wrong_entries,
)
from labs.sandbox.wire import Unsupported

MAX_POSITIONS = 5
PICTURE_ROWS, PICTURE_COLUMNS = 8, 16
MAX_TEXT = 80
MAX_PATH = 200
MAX_KEYS = 20


def make_card(difference: Difference, rule: Rule, *, show_values: bool) -> dict[str, Any]:
    """The card of a difference; `show_values` only for visible checks."""
    expected, got, rule = difference.expected, difference.got, rule.at(difference.path)
    card: dict[str, Any] = {
        "path": difference.path[:MAX_PATH],
        "kind": difference.kind,
        "expected": describe(expected, show_values),
        "got": describe(got, show_text=True),
    }
    if difference.kind == "keys":
        missing, extra = difference.detail
        card |= {"missing": _keys(missing), "extra": _keys(extra)}
    if isinstance(expected, np.ndarray) and isinstance(got, np.ndarray):
        card |= _numbers(expected, got, difference, rule, show_values)
    return card


def describe(value: Any, show_text: bool) -> dict[str, Any]:
    """Type and size of a value; `text` of a small one if it may be shown.

    Words of a judge are always shown, in both languages: they were written to be read.
    """
    if is_said(value):
        return {"text": {language: words[:MAX_TEXT] for language, words in value.items()}}
    if isinstance(value, Unsupported):
        return {"type": value.type_name}
    if isinstance(value, np.ndarray) and value.ndim:
        return {"type": "array", "shape": list(value.shape), "dtype": _dtype(value)}
    if isinstance(value, (np.ndarray, np.generic)):
        facts: dict[str, Any] = {"type": "number", "shape": [], "dtype": _dtype(np.asarray(value))}
        return facts | ({"text": str(value)[:MAX_TEXT]} if show_text else {})
    if isinstance(value, dict):
        return {"type": "dict", "length": len(value), "keys": _keys(list(value))}
    if isinstance(value, (list, tuple)):
        return {"type": type(value).__name__, "length": len(value)}
    facts = {"type": "None" if value is None else type(value).__name__}
    return facts | ({"text": repr(value)[:MAX_TEXT]} if show_text and value is not None else {})


def _dtype(array: Array) -> str:
    return "str" if array.dtype.kind in "US" else array.dtype.name


def _keys(keys: Any) -> list[str]:
    return [str(key)[:MAX_TEXT] for key in list(keys)[:MAX_KEYS]]


def _numbers(
    expected: Array, got: Array, difference: Difference, rule: Rule, show: bool
) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "rtol": rule.rtol,
        "atol": rule.atol,
        "tolerance": tolerance(expected, rule),
        "nan": int(np.isnan(got).sum()) if got.dtype.kind in "fc" else 0,
        "infinite": int(np.isinf(got).sum()) if got.dtype.kind in "fc" else 0,
    }
    if expected.shape != got.shape or family(expected) != family(got) or rule.kind == "draws":
        return facts
    wrong = (
        not_finite(got) & ~not_finite(expected)
        if difference.kind == "nan"
        else wrong_entries(expected, got, rule)
    )
    return (
        facts
        | _where(wrong)
        | _how_far(expected, got, exactly=show)
        | (_samples(expected, got, wrong) if show else {})
    )


def tolerance(expected: Array, rule: Rule) -> dict[str, Any]:
    """Where the tolerance comes from: who set it, and what the kind of number can keep."""
    if rule.kind in ("structure", "draws"):
        return {"source": rule.kind}
    if rule.kind == "exact" or expected.dtype.kind in "bUS" or not (rule.rtol or rule.atol):
        return {"source": "exact"}
    facts: dict[str, Any] = {"source": "author" if rule.chosen else "usual"}
    if expected.dtype.kind in "fc":
        info = np.finfo(expected.dtype)
        facts |= {"dtype": info.dtype.name, "digits": round(-math.log10(float(info.eps)))}
    if 0 < rule.rtol < 1:
        facts["asked"] = max(1, round(-math.log10(rule.rtol)))
    return facts | ({"why": {"ja": rule.why_ja, "en": rule.why_en}} if rule.why_en else {})


def _where(wrong: Any) -> dict[str, Any]:
    positions = np.argwhere(wrong)[:MAX_POSITIONS]
    return {
        "entries": int(wrong.size),
        "wrong": int(wrong.sum()),
        "positions": [[int(i) for i in position] for position in positions],
        "picture": picture(wrong),
    }


def picture(wrong: Any) -> dict[str, Any] | None:
    """A coarse grid of where entries are wrong: a string per row, 0 none to 9 all."""
    if wrong.ndim == 0 or wrong.size < 2:
        return None
    grid = wrong.reshape(1, -1) if wrong.ndim == 1 else wrong.reshape(-1, wrong.shape[-1])
    rows = np.array_split(np.arange(grid.shape[0]), min(PICTURE_ROWS, grid.shape[0]))
    columns = np.array_split(np.arange(grid.shape[1]), min(PICTURE_COLUMNS, grid.shape[1]))
    cells = [
        "".join(
            _digit(grid[row[0] : row[-1] + 1, column[0] : column[-1] + 1].mean())
            for column in columns
        )
        for row in rows
    ]
    return {"rows": len(rows), "columns": len(columns), "cells": cells}


def _digit(share: float) -> str:
    return "0" if share == 0 else str(max(1, min(9, int(share * 9))))


def _how_far(expected: Array, got: Array, *, exactly: bool) -> dict[str, Any]:
    """Largest errors. Of a hidden check one digit: who returns zeros would read the answer.

    Where a zero was to come and did not, no relative error says anything.
    """
    if family(expected) not in ("real", "c"):
        return {}
    with np.errstate(all="ignore"):
        distance = np.abs(got.astype(np.complex128) - expected.astype(np.complex128))
        relative = distance / np.abs(expected.astype(np.complex128))
        beside_zero = bool(np.any((expected == 0) & (distance > 0)))
    return {
        "max_absolute": _largest(distance, exactly),
        "max_relative": None if beside_zero else _largest(relative, exactly),
    }


def _largest(errors: Array, exactly: bool) -> float | None:
    finite = errors[np.isfinite(errors)]
    if not finite.size:
        return None
    if exactly:
        return float(finite.max())
    return min(float(f"{finite.max():.0e}"), sys.float_info.max)  # 1.5e308 rounds to infinity


def _samples(expected: Array, got: Array, wrong: Any) -> dict[str, Any]:
    indices = [tuple(int(i) for i in position) for position in np.argwhere(wrong)[:MAX_POSITIONS]]
    return {
        "samples": [
            {"index": list(index), "expected": _show(expected[index]), "got": _show(got[index])}
            for index in indices
        ]
    }


def _show(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, np.floating) else str(value)[:MAX_TEXT]
