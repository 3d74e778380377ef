"""What is known of a call, and the places where a learner's result and the right one differ.

A result is walked in parallel with the right one down to its leaves: arrays of numbers (a list of
plain numbers counts as one), and everything else as it is.
"""

from __future__ import annotations

import ast
import numbers
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from labs.diagnosis.compare import Array, Rule, first_difference, is_said

Key = Any
Path = tuple[Key, ...]
MAX_NODES = 2_000
MAX_ENTRIES = 1 << 18  # of one leaf; beyond, nothing is named
LOOSEST = 1e-3  # a coarser tolerance of a check is no measure for a relation


@dataclass(frozen=True)
class Seen:
    """One call: what went in (by parameter), what should come out, and what did."""

    inputs: Mapping[str, Any]
    expected: Any
    got: Any
    right: bool
    rule: Rule = field(default_factory=Rule)
    seed: int = 0


@dataclass(frozen=True)
class Raised:
    """Stands for an output: the call raised this."""

    type_name: str
    message: str


class TooMuchError(Exception):
    """There is more to look at than is looked at."""


@dataclass(frozen=True)
class Leaf:
    """Two arrays at one path of a result, in float64 or complex128, with their call."""

    path: Path
    expected: Array
    got: Array
    seen: Seen
    dtypes: tuple[str, str] = ("float64", "float64")
    differs: bool = True
    call: int = 0

    @property
    def inputs(self) -> Mapping[str, Any]:
        """The call's arguments by parameter."""
        return self.seen.inputs

    @property
    def is_real(self) -> bool:
        """Whether entries can be ordered."""
        return {self.expected.dtype.kind, self.got.dtype.kind} == {"f"}

    @property
    def same_shape(self) -> bool:
        """Whether entries can be compared one by one."""
        return bool(self.expected.shape == self.got.shape)

    def tolerance(self, values: Array) -> Array:
        """How far an entry may be from `values` and still count as equal to it."""
        rule = self.seen.rule
        rtol, atol = (rule.rtol, rule.atol) if rule.kind == "close" else (1e-9, 1e-12)
        floor = 8 * _epsilon(self.dtypes)  # equally right formulas round differently
        tolerance: Array = min(atol, LOOSEST) + max(min(rtol, LOOSEST), floor) * np.abs(values)
        return tolerance

    def near(self, predicted: Any, got: Array | None = None) -> bool:
        """Whether a prediction is what came: shape and every entry, NaN and infinity included."""
        actual = self.got if got is None else got
        with np.errstate(all="ignore"):
            value = np.asarray(predicted)
            if value.shape != actual.shape or value.dtype.kind not in "biufc":
                return False
            same = (value == actual) | (np.isnan(value) & np.isnan(actual))
            finite = np.isfinite(value) & np.isfinite(actual)
            close = np.abs(value - actual) <= self.tolerance(np.where(finite, value, 0))
            return bool((same | (finite & close)).all())

    def wrong(self) -> Any:
        """Boolean array of the entries that differ by more than is allowed. Same shapes only."""
        with np.errstate(all="ignore"):
            same = (self.got == self.expected) | (np.isnan(self.got) & np.isnan(self.expected))
            close = np.abs(self.got - self.expected) <= self.tolerance(self.expected)
            return ~(same | (close & np.isfinite(self.got)))


def _epsilon(dtypes: tuple[str, str]) -> float:
    narrow = {"float16": 1e-3, "float32": 1.2e-7}
    return max(narrow.get(name, 2.3e-16) for name in dtypes)


@dataclass(frozen=True)
class Node:
    """A place at which two results were compared: arrays become a Leaf, the rest stays raw."""

    path: Path
    expected: Any
    got: Any
    differs: bool


def nodes(seen: Seen) -> list[Node]:
    """The leaves of one call's results, and the places where their structure parts."""
    found: list[Node] = []
    for node in _walk((), seen.expected, seen.got, seen.rule):
        found.append(node)
        if len(found) > MAX_NODES:
            raise TooMuchError
    return found


def _walk(path: Path, expected: Any, got: Any, rule: Rule) -> Iterator[Node]:
    if is_said(expected):
        yield Node(path, expected, got, expected != got)
    elif isinstance(expected, dict) and isinstance(got, dict) and _same_keys(expected, got):
        for key, value in expected.items():
            yield from _walk((*path, key), value, got[key], rule)
    elif _is_sequence(expected) and _is_sequence(got) and len(expected) == len(got):
        for index, (one, other) in enumerate(zip(expected, got, strict=True)):
            yield from _walk((*path, index), one, other, rule)
    else:
        yield Node(path, expected, got, first_difference(expected, got, rule) is not None)


def _same_keys(one: dict[Any, Any], other: dict[Any, Any]) -> bool:
    return len(one) == len(other) and all(key in other for key in one)


def _is_sequence(value: Any) -> bool:
    return isinstance(value, tuple) or (isinstance(value, list) and not is_numbers(value))


def is_numbers(value: Any) -> bool:
    """Whether a list is one of plain numbers, which is read as an array."""
    return isinstance(value, list) and all(
        isinstance(item, (bool, numbers.Number, np.number, np.bool_)) for item in value
    )


def leaf_of(node: Node, seen: Seen, call: int = 0) -> Leaf | None:
    """The node as arrays; None when it is anything else."""
    expected, got = _numbers_of(node.expected), _numbers_of(node.got)
    if expected is None or got is None:
        return None
    if max(expected.size, got.size) > MAX_ENTRIES:
        raise TooMuchError
    dtypes = (expected.dtype.name, got.dtype.name)
    return Leaf(node.path, wide(expected), wide(got), seen, dtypes, node.differs, call)


def _numbers_of(value: Any) -> Array | None:
    """A list without entries may be one of numbers."""
    return np.zeros(0) if isinstance(value, list) and not value else as_array(value)


def as_array(value: Any) -> Array | None:
    """A value as an array of numbers, or None."""
    value = getattr(value, "array", value)  # a tensor that is passed to the function
    if isinstance(value, list) and not (value and is_numbers(value)):
        return None
    if not isinstance(value, (np.ndarray, np.generic, numbers.Number, list)):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biufc" else None


def wide(array: Array) -> Array:
    """Numbers in double precision."""
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


def shown(path: Sequence[Key]) -> str:
    """A path as Python would write it after the result: [0]['dw']."""
    return "".join(f"[{key!r}]" for key in path)[:120]


def parameters(signature: str) -> list[str]:
    """Names of a signature such as "propagate(w, b, X, Y)"; empty when it cannot be read."""
    given = _arguments(signature)
    return [] if given is None else [one.arg for one in (*given.args, *given.kwonlyargs)]


def defaults(signature: str) -> dict[str, Any]:
    """Parameters with a default value, and that value."""
    given = _arguments(signature)
    if given is None:
        return {}
    late = given.args[len(given.args) - len(given.defaults) :]
    pairs = [*zip(late, given.defaults, strict=True)]
    pairs += [
        (one, value)
        for one, value in zip(given.kwonlyargs, given.kw_defaults, strict=True)
        if value is not None
    ]
    return {one.arg: value for one, node in pairs if (value := _literal(node)) is not None}


def _arguments(signature: str) -> ast.arguments | None:
    try:
        function = ast.parse(f"def {signature}: pass").body[0]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return function.args if isinstance(function, ast.FunctionDef) else None


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, RecursionError):
        return None


def by_parameter(
    args: Sequence[Any], keywords: Mapping[str, Any], names: Sequence[str]
) -> dict[str, Any]:
    """Arguments under the names that the lab gives them; "argument 2" where it gives none."""
    spare = [f"argument {index + 1}" for index in range(len(args))]
    labels = [*names, *spare[len(names) :]][: len(args)]
    return {**dict(zip(labels, args, strict=True)), **keywords}
