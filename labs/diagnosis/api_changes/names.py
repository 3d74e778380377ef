"""Which library's name an expression means: imports, aliases and the scopes they hold in.

A name that is bound twice in a scope, or by anything but an import or a plain alias, means nothing
here: no finding is better than a false one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from labs.diagnosis.api_changes.walking import children

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
Bound = str | ast.expr | None  # a full name, an alias to look up, or something else


@dataclass
class Scope:
    """The names of one module, class or function."""

    outer: Scope | None = None
    names: dict[str, Bound] = field(default_factory=dict)

    def bind(self, name: str, value: Bound) -> None:
        """A second, different binding makes the name unknown."""
        same = name not in self.names or self.names[name] == value
        self.names[name] = value if same else None

    def path(self, name: str) -> str | None:
        """The full name that a bare name stands for."""
        if name not in self.names:
            return self.outer.path(name) if self.outer else None
        value = self.names[name]
        if isinstance(value, ast.expr):
            self.names[name] = None  # while it is looked up: an alias of itself means nothing
            self.names[name] = value = self.resolve(value)
        return value

    def resolve(self, node: ast.expr) -> str | None:
        """The full name of a dotted expression."""
        if isinstance(node, ast.Name):
            return self.path(node.id)
        if isinstance(node, ast.Attribute) and (base := self.resolve(node.value)):
            return f"{base}.{node.attr}"
        return None

    def visible(self) -> Iterator[tuple[str, str]]:
        """Names that stand for a library's, inner scopes first."""
        seen: set[str] = set()
        scope: Scope | None = self
        while scope:
            for name in [name for name in scope.names if name not in seen]:
                seen.add(name)
                if path := scope.path(name):
                    yield name, path
            scope = scope.outer

    def spell(self, path: str, like: str = "") -> str | None:
        """How a full name is written here; `like` is preferred as its first name."""
        if path.startswith("-"):
            inner = self.spell(path[1:], like)
            return f"-{inner}" if inner else None
        if path.startswith("builtins."):
            name = path.removeprefix("builtins.")
            return name if all(name not in scope.names for scope in self._chain()) else None
        fitting = [
            (name == like, len(known), f"{name}{path[len(known) :]}")
            for name, known in self.visible()
            if path == known or path.startswith(f"{known}.")
        ]
        return max(fitting)[2] if fitting else None

    def _chain(self) -> Iterator[Scope]:
        scope: Scope | None = self
        while scope:
            yield scope
            scope = scope.outer


def scope_of(body: Iterable[ast.AST], outer: Scope | None, arguments: Iterable[str] = ()) -> Scope:
    """The scope that these statements make."""
    scope = Scope(outer)
    for name in arguments:
        scope.bind(name, None)
    elsewhere: set[str] = set()
    for statement in body:
        _bind_all(statement, scope, elsewhere)
    for name in elsewhere:
        scope.names.pop(name, None)
    return scope


def argument_names(node: Function) -> list[str]:
    """The parameters of a function."""
    found = node.args
    every = [*found.posonlyargs, *found.args, *found.kwonlyargs, found.vararg, found.kwarg]
    return [one.arg for one in every if one]


def _bind_all(node: ast.AST, scope: Scope, elsewhere: set[str]) -> None:
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        for name, path in imported(node):
            scope.bind(name, path)
        return
    if isinstance(node, ast.Assign) and _is_alias(node):
        scope.bind(node.targets[0].id, node.value)  # type: ignore[attr-defined]
        return
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        elsewhere.update(node.names)
    for name in _bound_here(node):
        scope.bind(name, None)
    if isinstance(node, NESTED):
        return
    for child in children(node):
        _bind_all(child, scope, elsewhere)


def _bound_here(node: ast.AST) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return [node.id]
    if isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
        return [node.name]
    return []


def _is_alias(node: ast.Assign) -> bool:
    plain = isinstance(node.value, (ast.Name, ast.Attribute))
    return plain and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)


def imported(node: ast.Import | ast.ImportFrom) -> list[tuple[str, str | None]]:
    """The names that an import binds, with what they stand for (None: not known)."""
    if isinstance(node, ast.Import):
        return [
            (one.asname, one.name) if one.asname else (one.name.split(".", 1)[0],) * 2
            for one in node.names
        ]
    base = node.module if node.module and not node.level else None
    return [(one.asname or one.name, f"{base}.{one.name}" if base else None) for one in node.names]
