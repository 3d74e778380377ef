"""The nodes of a syntax tree, without those that are never about a name.

The library's own walk builds a tuple for every field of every node, also for operators and
constants; this look stands between a learner's click and the queue.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

PLAIN: Final = {"ctx", "op", "ops", "id", "attr", "kind", "type_comment"}


def children(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes directly below, in order, but constants, operators and contexts."""
    for name in _fields(type(node)):
        value = getattr(node, name, None)
        if isinstance(value, list):
            for one in value:
                if isinstance(one, ast.AST) and not isinstance(one, ast.Constant):
                    yield one
        elif isinstance(value, ast.AST) and not isinstance(value, ast.Constant):
            yield value


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all below it, in no order."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(children(one))


def _fields(kind: type[ast.AST]) -> tuple[str, ...]:
    """The fields of a class of nodes that may hold nodes."""
    if kind not in _known:
        _known[kind] = tuple(name for name in kind._fields if name not in PLAIN)
    return _known[kind]


_known: dict[type[ast.AST], tuple[str, ...]] = {}
