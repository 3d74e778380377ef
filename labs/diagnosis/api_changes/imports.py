"""The import statement in which an old name stands, written anew."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from labs.diagnosis.api_changes.tables import Change, change_of


@dataclass(frozen=True)
class Moved:
    """An imported name that has changed."""

    alias: ast.alias
    change: Change


def moved(node: ast.Import | ast.ImportFrom) -> list[Moved]:
    """The names of an import that are no longer there."""
    found = []
    for alias in node.names:
        path = _path(node, alias)
        change = change_of(path) if path else None
        if change:
            found.append(Moved(alias, change))
    return found


def _path(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> str | None:
    if isinstance(node, ast.Import):
        return alias.name
    if node.level or not node.module:
        return None
    return node.module if alias.name == "*" else f"{node.module}.{alias.name}"


def rewritten(node: ast.Import | ast.ImportFrom) -> str | None:
    """The statement with its names where they are now; None when none has anywhere to go."""
    changed = [one for one in moved(node) if importable(one.change)]
    if not changed:
        return None
    return _plain(node, changed) if isinstance(node, ast.Import) else _from(node, changed)


def importable(change: Change) -> bool:
    """Whether an import can name the new thing: no builtin, no expression."""
    return change.safe and not change.new.startswith(("-", "builtins."))


def _plain(node: ast.Import, changed: list[Moved]) -> str | None:
    """`import a.b as c` keeps its name; without one, uses further down are spelt out and stay."""
    new = {one.alias: one.change.new for one in changed}
    if any(one.alias.asname is None and not _same_root(one) for one in changed):
        return None
    parts = [_as(new.get(alias, alias.name), alias.asname) for alias in node.names]
    return f"import {', '.join(parts)}"


def _same_root(one: Moved) -> bool:
    return one.alias.name.split(".", 1)[0] == one.change.new.split(".", 1)[0]


def _from(node: ast.ImportFrom, changed: list[Moved]) -> str | None:
    new = {one.alias: one.change.new for one in changed}
    lines: dict[str, list[str]] = {}
    for alias in node.names:
        if alias.name == "*":
            return f"from {new[alias]} import *"
        path = new.get(alias, f"{node.module}.{alias.name}")
        module, _, name = path.rpartition(".")
        lines.setdefault(module, []).append(_as(name, alias.asname or alias.name))
    indent = "\n" + " " * node.col_offset
    return indent.join(
        f"from {module} import {', '.join(names)}" for module, names in lines.items()
    )


def _as(name: str, asname: str | None) -> str:
    return name if asname in (None, name) else f"{name} as {asname}"
