"""The expressions of authors: Python's arithmetic over numbers and arrays, and nothing else.

The syntax tree is walked by hand; only the nodes and names listed here mean anything. There are no
attributes, no calls of anything but `functions.FUNCTIONS`, and sizes are bounded.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from quizzes.parameters.functions import FUNCTIONS, Faulty, bounded

LONGEST = 500
HIGHEST_POWER = 64
CONSTANTS = {"pi": 3.141592653589793, "e": 2.718281828459045, "True": True, "False": False}


def _power(base: Any, exponent: Any) -> Any:
    if np.max(np.abs(exponent)) > HIGHEST_POWER:
        raise Faulty(f"a power of at most {HIGHEST_POWER}")
    whole = isinstance(base, int) and isinstance(exponent, int) and exponent >= 0
    return base**exponent if whole else np.power(np.asarray(base, float), exponent)


_BINARY: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.MatMult: operator.matmul,
    ast.Pow: _power,
}
_COMPARE: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda a, b: any(bool(np.all(a == x)) for x in b),
    ast.NotIn: lambda a, b: not any(bool(np.all(a == x)) for x in b),
}
_UNARY: Mapping[type, Callable[[Any], Any]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
}


def evaluate(text: str, names: Mapping[str, Any]) -> Any:
    """The value of an expression: a number, a text, a list, or an array.

    Raises Faulty for anything outside the language and for values that are not finite.
    """
    try:
        with np.errstate(all="raise", under="ignore"):
            return bounded(_value(parsed(text), {**CONSTANTS, **names}))
    except Faulty:
        raise
    except (ArithmeticError, ValueError, TypeError, IndexError, KeyError) as error:
        raise Faulty(f"{text}: {error}") from None


@lru_cache(maxsize=4096)
def parsed(text: str) -> ast.expr:
    """The syntax tree of one expression."""
    if len(text) > LONGEST:
        raise Faulty(f"an expression of at most {LONGEST} characters")
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Faulty(f"an expression, not {text!r}") from None


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """The names of values (not of functions) in an expression."""
    tree = parsed(text)
    called = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    names = (n for n in ast.walk(tree) if isinstance(n, ast.Name) and id(n) not in called)
    return frozenset(name.id for name in names)


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:  # noqa: C901  one case for each node
    match node:
        case ast.Constant(value=bool() | int() | float() | str()):
            return node.value
        case ast.Name():
            if node.id not in names:
                raise Faulty(f"a parameter's name, not {node.id!r}")
            return names[node.id]
        case ast.List() | ast.Tuple():
            return [_value(part, names) for part in node.elts]
        case ast.BinOp() if type(node.op) in _BINARY:
            sides = [_number(_value(side, names)) for side in (node.left, node.right)]
            return bounded(_BINARY[type(node.op)](*sides))
        case ast.UnaryOp() if type(node.op) in _UNARY:
            return _UNARY[type(node.op)](_number(_value(node.operand, names)))
        case ast.BoolOp():
            values = (bool(_value(part, names)) for part in node.values)
            return all(values) if isinstance(node.op, ast.And) else any(values)
        case ast.Compare():
            return _compare(node, names)
        case ast.IfExp():
            return _value(node.body if _value(node.test, names) else node.orelse, names)
        case ast.Subscript():
            return _number(_value(node.value, names))[_index(node.slice, names)]
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in FUNCTIONS:
            return bounded(FUNCTIONS[name](*(_value(part, names) for part in node.args)))
    raise Faulty(f"nothing but arithmetic and {', '.join(sorted(FUNCTIONS))}")


def _compare(node: ast.Compare, names: Mapping[str, Any]) -> bool:
    left = _value(node.left, names)
    for operation, part in zip(node.ops, node.comparators, strict=True):
        right = _value(part, names)
        if type(operation) not in _COMPARE:
            raise Faulty("a comparison of numbers")
        if not bool(np.all(_COMPARE[type(operation)](left, right))):
            return False
        left = right
    return True


def _index(node: ast.expr, names: Mapping[str, Any]) -> Any:
    if isinstance(node, ast.Slice):
        ends = (node.lower, node.upper, node.step)
        return slice(*(None if end is None else int(_value(end, names)) for end in ends))
    if isinstance(node, ast.Tuple):
        return tuple(_index(part, names) for part in node.elts)
    return int(_value(node, names))


def _number(value: Any) -> Any:
    """A list becomes an array, so that arithmetic goes element by element; text has none."""
    if isinstance(value, str):
        raise Faulty("arithmetic on numbers, not on text")
    return np.asarray(value) if isinstance(value, list) else value
