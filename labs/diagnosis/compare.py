"""Compares a returned value with the expected one, on plain data and NumPy alone.

Walks nested results and stops at the first difference, which it names by its path. The returned
value comes from a decoder that yields only plain types, so no method of a learner's object runs.
"""

from __future__ import annotations

import math
import numbers
from dataclasses import dataclass
from typing import Any

import numpy as np

from labs.sandbox.wire import Unsupported

REAL_KINDS = "iuf"
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Rule:
    """How to compare: the author's close(), exact(), draws(), ... as data.

    `parts` has other rules for some paths, such as "['W1']".
    `chosen`: the tolerance is the author's and not the usual one; `why_*` say why, where given.
    """

    kind: str = "close"
    rtol: float = 1e-6
    atol: float = 1e-8
    dtype: bool = False
    lists: bool = False
    bools: bool = False
    parts: tuple[tuple[str, Rule], ...] = ()
    chosen: bool = False
    why_ja: str = ""
    why_en: str = ""

    @classmethod
    def of(cls, data: dict[str, Any]) -> Rule:
        """From what `authoring.Comparison.as_json` makes."""
        parts = tuple((path, cls.of(part)) for path, part in data.get("parts", ()))
        return cls(**{**data, "parts": parts})

    def at(self, path: str) -> Rule:
        """The rule for what stands at a path."""
        return dict(self.parts).get(path, self) if self.parts else self


@dataclass(frozen=True)
class Difference:
    """The first difference. kind: type, none, unsupported, keys, length, shape, dtype, values, nan.

    For kinds shape, dtype, values and nan, both sides are numbers and given as arrays.
    """

    path: str
    kind: str
    expected: Any = None
    got: Any = None
    detail: tuple[Any, ...] = ()


def first_difference(expected: Any, got: Any, rule: Rule, path: str = "") -> Difference | None:
    """None when `got` is as good as `expected` under the rule."""
    rule = rule.at(path)
    if rule.kind == "free" and got is not None:
        return None
    if isinstance(got, Unsupported) or isinstance(expected, Unsupported):
        return Difference(path, "unsupported", expected, got)
    if expected is None or isinstance(expected, str):
        return _compare_word(expected, got, path)
    if is_said(expected):
        kind = "values" if is_said(got) else "none" if got is None else "type"
        return None if expected == got else Difference(path, kind, expected, got)
    if isinstance(expected, dict):
        return _compare_dict(expected, got, rule, path)
    if isinstance(expected, (list, tuple)):
        return _compare_sequence(expected, got, rule, path)
    return _compare_numbers(expected, got, rule, path)


def is_said(value: Any) -> bool:
    """Whether a value is words of a lab's judge, in both languages (authoring.said)."""
    if not isinstance(value, dict) or value.keys() != {"ja", "en"}:
        return False
    return all(isinstance(words, str) for words in value.values())


def _compare_word(expected: Any, got: Any, path: str) -> Difference | None:
    if type(expected) is not type(got) and not (
        isinstance(expected, str) and isinstance(got, np.str_)
    ):
        return Difference(path, "none" if got is None else "type", expected, got)
    return None if expected == got else Difference(path, "values", expected, got)


def _compare_dict(expected: dict[Any, Any], got: Any, rule: Rule, path: str) -> Difference | None:
    if not isinstance(got, dict) or is_said(got):
        return Difference(path, "none" if got is None else "type", expected, got)
    missing = [key for key in expected if key not in got]
    extra = [key for key in got if key not in expected]
    if missing or extra:
        return Difference(path, "keys", expected, got, (missing, extra))
    for key, value in expected.items():
        difference = first_difference(value, got[key], rule, f"{path}[{key!r}]")
        if difference:
            return difference
    return None


def _compare_sequence(expected: Any, got: Any, rule: Rule, path: str) -> Difference | None:
    array = isinstance(got, np.ndarray) and got.ndim and got.dtype.kind != "U"
    if not isinstance(got, (list, tuple)) and not (array and _all_scalars(expected)):
        return Difference(path, "none" if got is None else "type", expected, got)
    if len(expected) != len(got):
        return Difference(path, "length", expected, got)
    if array:
        got = list(got)  # a list of numbers was asked for; an array of them serves as well
    for index, (wanted, value) in enumerate(zip(expected, got, strict=True)):
        difference = first_difference(wanted, value, rule, f"{path}[{index}]")
        if difference:
            return difference
    return None


def _all_scalars(values: Any) -> bool:
    return all(isinstance(value, (bool, numbers.Number, np.generic)) for value in values)


def _compare_numbers(expected: Any, got: Any, rule: Rule, path: str) -> Difference | None:
    if got is None or isinstance(got, (str, dict)):
        return Difference(path, "none" if got is None else "type", expected, got)
    if isinstance(got, (list, tuple)):
        if not (rule.lists and isinstance(expected, np.ndarray)):
            return Difference(path, "type", expected, got)
        got = _from_list(got)
    wanted, value = np.asarray(expected), np.asarray(got)
    if wanted.dtype == object:  # an integer beyond 64 bits
        return (
            None
            if type(got) is int and got == expected
            else Difference(path, "values", expected, got)
        )
    if value.dtype == object or value.dtype.kind not in "biufcUS":
        return Difference(path, "type", expected, got)
    return _compare_arrays(wanted, value, rule, path)


def _from_list(values: Any) -> Any:
    """A list of numbers as an array. Words are none: one long word makes every entry as long."""
    try:
        return np.array(values) if _all_numbers(values) else np.array(None, dtype=object)
    except (ValueError, TypeError, OverflowError):  # ragged
        return np.array(None, dtype=object)


def _all_numbers(values: Any) -> bool:
    if isinstance(values, (list, tuple)):
        return all(_all_numbers(value) for value in values)
    if isinstance(values, (np.ndarray, np.generic)):
        return values.dtype.kind in "biufc"
    return isinstance(values, (bool, numbers.Number))


def _compare_arrays(expected: Array, got: Array, rule: Rule, path: str) -> Difference | None:
    if expected.shape != got.shape:
        return Difference(path, "shape", expected, got)
    if rule.bools and got.dtype.kind == "b":
        got = got.astype(float)
    if family(expected) != family(got) or (rule.dtype and expected.dtype != got.dtype):
        return Difference(path, "dtype", expected, got)
    if rule.kind == "structure":
        hurt = not_finite(got) & ~not_finite(expected)
        return Difference(path, "nan", expected, got) if hurt.any() else None
    if rule.kind == "draws":
        alike = not not_finite(got).any() and drawn_alike(expected, got, rule.rtol)
        return None if alike else Difference(path, "values", expected, got)
    if wrong_entries(expected, got, rule).any():
        return Difference(path, "values", expected, got)
    return None


def family(array: Array) -> str:
    """Kinds of entries that may stand for each other: whole and real numbers; nothing else."""
    kind = array.dtype.kind
    return "real" if kind in REAL_KINDS else kind


def not_finite(array: Array) -> Any:
    """Where an array holds NaN or infinity (nowhere, for entries that cannot)."""
    if array.dtype.kind in "fc":
        return ~np.isfinite(array)
    return np.zeros(array.shape, dtype=bool)


def wrong_entries(expected: Array, got: Array, rule: Rule) -> Any:
    """Boolean array: where two arrays of one shape differ by more than the rule allows.

    An entry that is NaN or infinite is right only where the expected one is the same.
    """
    if rule.kind == "exact" or expected.dtype.kind in "bUS":
        same = expected == got
        if expected.dtype.kind in "fc" and got.dtype.kind in "fc":
            same = same | (np.isnan(expected) & np.isnan(got))
        return np.asarray(~same)
    wanted, value = _wide(expected), _wide(got)
    if rule.kind == "magnitude":
        wanted, value = np.abs(wanted), np.abs(value)
    with np.errstate(all="ignore"):
        near = np.abs(value - wanted) <= rule.atol + rule.rtol * np.abs(wanted)
        special = not_finite(wanted) | not_finite(value)
        same = (wanted == value) | (np.isnan(wanted) & np.isnan(value))
    return np.where(special, ~same, ~near)


CHANCE = 6.0  # standard errors: two honest samples are further apart once in many millions


def drawn_alike(expected: Array, got: Array, rtol: float) -> bool:
    """Whether two arrays of one shape look like draws from one distribution; see draws()."""
    wanted, value = _wide(expected), _wide(got)
    spreads = [float(np.sqrt(np.mean(np.square(one)))) for one in (wanted, value)]
    if not all(spreads):
        return spreads[0] == spreads[1]
    room = rtol + CHANCE / math.sqrt(wanted.size)
    near = abs(math.log(spreads[1] / spreads[0])) <= room
    centred = abs(float(np.mean(value)) - float(np.mean(wanted))) <= room * max(spreads)
    return near and centred and all(_lines(value, axis) >= _lines(wanted, axis) for axis in (0, 1))


def _lines(array: Array, axis: int) -> int:
    """How many different rows (axis 0) or columns (axis 1) a matrix has."""
    return np.unique(array, axis=axis).shape[axis] if array.ndim == 2 else 0


def _wide(array: Array) -> Array:
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


def same_value(one: Any, other: Any, rule: Rule) -> bool:
    """Whether two outputs are the same for naming a mistake (then `structure` is too weak)."""
    strict = rule if rule.kind != "structure" else Rule("close", 1e-6, 1e-8)
    return first_difference(one, other, strict) is None


def ratio(numerator: float, denominator: float) -> float:
    """A quotient that is infinite for a zero denominator."""
    return numerator / denominator if denominator else math.inf
