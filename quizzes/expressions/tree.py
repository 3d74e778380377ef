"""What a formula is made of, and its value at a point."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """A number as it was written; `text` keeps its spelling for showing."""

    value: float
    text: str


@dataclass(frozen=True)
class Name:
    """A variable, or a constant such as pi."""

    name: str


@dataclass(frozen=True)
class Call:
    """`operator` is one of + - * / ^ neg or the name of a function."""

    operator: str
    arguments: tuple[Node, ...]


Node = Number | Name | Call


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _power(base: float, exponent: float) -> float:
    if base < 0 and exponent != int(exponent):
        raise ValueError("no real power")
    return float(math.pow(base, exponent))


OPERATIONS: Mapping[str, Callable[..., float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": _power,
    "neg": lambda a: -a,
    "exp": math.exp,
    "ln": math.log,
    "sqrt": math.sqrt,
    "abs": abs,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "tanh": math.tanh,
    "sigmoid": _sigmoid,
    "relu": lambda a: max(0.0, a),
    "max": max,
    "min": min,
}


@dataclass(frozen=True)
class Value:
    """A value, and the largest number met on the way to it, which bounds its rounding error."""

    value: float
    largest: float


def value_at(node: Node, point: Mapping[str, float]) -> Value | None:
    """The value where the names have these values; None where it is not a finite real number."""
    try:
        value = _value(node, point)
    except (ValueError, OverflowError, ZeroDivisionError):
        return None
    return value if math.isfinite(value.value) and math.isfinite(value.largest) else None


def _value(node: Node, point: Mapping[str, float]) -> Value:
    if isinstance(node, Number):
        return Value(node.value, abs(node.value))
    if isinstance(node, Name):
        return Value(point[node.name], abs(point[node.name]))
    parts = [_value(part, point) for part in node.arguments]
    value = float(OPERATIONS[node.operator](*(part.value for part in parts)))
    return Value(value, max(abs(value), *(part.largest for part in parts)))


def names_in(node: Node) -> Iterator[str]:
    """Every name that stands in the formula, with repetitions."""
    if isinstance(node, Name):
        yield node.name
    elif isinstance(node, Call):
        for part in node.arguments:
            yield from names_in(part)
