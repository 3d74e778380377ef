"""Which of a file's functions use which others, read from its text without running it."""

from __future__ import annotations

import ast
from collections.abc import Mapping

MOST_NAMES = 20_000


def uses(source: str, function: str, other: str) -> bool:
    """Whether `function` can come to use `other`, through helpers too.

    True when the text cannot be read, or reaches for names in ways that a text does not show.
    """
    try:
        mentions = _mentions(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True
    if function not in mentions:
        return True
    reached, waiting = {function}, [function]
    while waiting:
        for name in mentions.get(waiting.pop(), ()):
            if name in (other, "globals", "getattr", "eval", "exec"):
                return True
            if name in mentions and name not in reached:
                reached.add(name)
                waiting.append(name)
    return False


def _mentions(tree: ast.Module) -> Mapping[str, set[str]]:
    """By name that the module defines: all names that its definition mentions."""
    found: dict[str, set[str]] = {}
    for node in tree.body:
        for name in _defined(node):
            found.setdefault(name, set()).update(_names(node))
    return found


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    names = [part for target in targets if target for part in ast.walk(target)]
    return [name.id for name in names if isinstance(name, ast.Name)]


def _names(node: ast.stmt) -> set[str]:
    names: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            names.add(part.id)
        elif isinstance(part, ast.Attribute):
            names.add(part.attr)
        if len(names) > MOST_NAMES:
            raise MemoryError
    return names
