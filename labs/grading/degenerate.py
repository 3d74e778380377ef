"""Answers that nobody worked for: every check must refuse each of them.

Made from the right answer's shape alone, as plain data, so that no code has to run: nothing,
emptiness, one number, NaN or zeros in the right shape, the input itself, a part missing, the
transpose, entries of no numeric type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from labs.diagnosis.compare import Rule, first_difference
from labs.grading.authors import Case
from labs.sandbox.wire import Tensor, Unsupported, decode

ABSENT = object()
"""There is no such answer for this call: a number has no transpose."""
EXACT = Rule("exact", dtype=True)


def accepted(cases: Sequence[Case]) -> tuple[list[str], int]:
    """Of one check: the degenerate answers that would pass all its calls; how many were tried."""
    names = list(dict.fromkeys(name for case in cases for name, _ in answers(case)))
    given = {name: [dict(answers(case)).get(name, ABSENT) for case in cases] for name in names}
    passing = [
        name
        for name, outputs in given.items()
        if _all_pass(cases, outputs) and not _is_right(name, cases, outputs)
    ]
    return passing, len(names)


def _all_pass(cases: Sequence[Case], outputs: Sequence[Any]) -> bool:
    return all(
        output is not ABSENT and first_difference(case.expected, output, case.rule) is None
        for case, output in zip(cases, outputs, strict=True)
    )


def _is_right(name: str, cases: Sequence[Case], outputs: Sequence[Any]) -> bool:
    """Zeros or a transpose may be the right answer itself; the input may not be all there is."""
    return not name.startswith("the input") and all(
        first_difference(case.expected, output, EXACT) is None
        for case, output in zip(cases, outputs, strict=True)
    )


def answers(case: Case) -> Iterator[tuple[str, Any]]:
    """Degenerate answers to one call, by name."""
    expected = case.expected
    yield "None", None
    yield "an empty list", []
    yield "an empty array", np.zeros(0)
    yield "the number 0", 0
    shaped: dict[str, Callable[[Any], Any]] = {
        "NaN in the right shape": _nan,
        "zeros in the right shape": _zeros,
        "the transpose": _transposed,
        "an array of objects": _objects,
    }
    for name, change in shaped.items():
        changed = _each(expected, change)
        if not _same(changed, expected):
            yield name, changed
    yield from _shorter(expected)
    yield from _inputs(case)


def _same(one: Any, other: Any) -> bool:
    return first_difference(other, one, EXACT) is None


def _each(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same nesting with every number or array changed."""
    if isinstance(value, dict):
        return {key: _each(item, change) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_each(item, change) for item in value)
    if value is None or isinstance(value, (str, Unsupported)):
        return value
    return change(value)


def _nan(value: Any) -> Any:
    return np.full(np.shape(value), np.nan)[()]


def _zeros(value: Any) -> Any:
    array = np.asarray(value)
    return np.zeros(array.shape, array.dtype if array.dtype.kind != "O" else float)[()]


def _transposed(value: Any) -> Any:
    return value.T if isinstance(value, np.ndarray) and value.ndim > 1 else value


def _objects(value: Any) -> Any:
    """What an array of objects is on the wire."""
    return Unsupported("array of objects") if isinstance(value, np.ndarray) else value


def _shorter(expected: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(expected, dict) and expected:
        yield "a part missing", dict(list(expected.items())[:-1])
    elif isinstance(expected, (list, tuple)) and expected:
        yield "a part missing", expected[:-1]
        yield "the first part alone", expected[0]
    elif isinstance(expected, np.ndarray) and expected.ndim and len(expected):
        yield "a part missing", expected[:-1]


def _inputs(case: Case) -> Iterator[tuple[str, Any]]:
    arguments, _ = decode(case.payload)
    for number, value in enumerate(arguments, 1):
        value = value.array if isinstance(value, Tensor) else value
        yield f"the input returned (argument {number})", value
