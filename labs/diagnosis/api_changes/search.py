"""find(source): walks the syntax tree once and collects what the rules say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from labs.diagnosis.api_changes import calls, imports
from labs.diagnosis.api_changes.findings import Edit, Finding
from labs.diagnosis.api_changes.names import NESTED, Scope, argument_names, scope_of
from labs.diagnosis.api_changes.tables import Change, change_of
from labs.diagnosis.api_changes.text import Text
from labs.diagnosis.api_changes.walking import children, walk
from labs.diagnosis.api_changes.wording import message, short

CHECKED_CHARACTERS = 64 * 1024  # longer ones are run without this look, which has to be quick
MOST = 50
LIBRARY = re.compile(r"\b(numpy|tensorflow|keras)\b")
USUAL = {"numpy": "import numpy as np", "tensorflow": "import tensorflow as tf"}
GUARDS = {"ImportError", "ModuleNotFoundError", "AttributeError"}


def find(source: str) -> list[Finding]:
    """Uses of removed and renamed APIs, by line. Code that Python cannot parse gives none."""
    if len(source) > CHECKED_CHARACTERS or not LIBRARY.search(source):
        return []
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        search = Search(source, ast.parse(source))
        search.walk()
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = sorted(search.found, key=lambda finding: (finding.line, finding.column))
    return found[:MOST]


class Search:
    """One walk through one file."""

    def __init__(self, source: str, tree: ast.Module) -> None:
        self.text, self.tree = Text(source), tree
        self.module = scope_of(tree.body, None)
        self.file = calls.File.of(tree)
        self.found: list[Finding] = []

    def walk(self) -> None:
        """Visit everything."""
        self._all(self.tree.body, self.module)

    def _all(self, nodes: Sequence[ast.AST], scope: Scope) -> None:
        for node in nodes:
            self._visit(node, scope)

    def _visit(self, node: ast.AST, scope: Scope) -> None:
        if isinstance(node, NESTED):
            self._nested(node, scope)
            return
        if _is_guard(node):
            return  # the author looks which version is there
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            self.found += self._import(node)
            return
        if isinstance(node, ast.Attribute) and (finding := self._name(node, scope)):
            self.found.append(finding)
            return
        if isinstance(node, ast.Attribute):
            self.found += calls.attribute(node, scope, self.text, self.file)
        if isinstance(node, ast.Call):
            self.found += calls.call(node, scope, self.text, self.file)
        for child in children(node):
            self._visit(child, scope)

    def _nested(self, node: ast.AST, scope: Scope) -> None:
        """A function or class: its body has a scope of its own, the rest belongs outside."""
        if isinstance(node, ast.ClassDef):
            self._all([*node.decorator_list, *node.bases, *node.keywords], scope)
            inner = scope_of(node.body, scope)
            for statement in node.body:  # a class's names are not seen inside its methods
                self._visit(statement, scope if isinstance(statement, NESTED) else inner)
        elif isinstance(node, ast.Lambda):
            self._all([node.args], scope)
            self._visit(node.body, scope_of([node.body], scope, argument_names(node)))
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            outside = [*node.decorator_list, node.args, *([node.returns] if node.returns else [])]
            self._all(outside, scope)
            self._all(node.body, scope_of(node.body, scope, argument_names(node)))

    def _import(self, node: ast.Import | ast.ImportFrom) -> Iterator[Finding]:
        changed = imports.moved(node)
        text = imports.rewritten(node) if changed else None
        place = self.text.place(node)
        for one in changed:
            new = text.replace("\n", "; ") if text else ""
            can = bool(text) and imports.importable(one.change)
            edits = (place.edit(text or ""),) if can else ()
            written = new if can else _replacement(one.change)
            yield self._finding(one.change, written, one.alias, edits)

    def _name(self, node: ast.Attribute, scope: Scope) -> Finding | None:
        path = scope.resolve(node)
        change = change_of(path) if path else None
        if not change:
            return None
        root = _root(node)
        bound = scope.path(root)
        if bound and "." in bound and change_of(bound):
            return None  # the import is at fault, and mending it mends this
        written, more = self._spelling(change, scope, root)
        place = self.text.place(node)
        safe = written and change.safe and self.text.is_dotted(place, node)
        edits = (place.edit(written), *more) if safe else ()
        return self._finding(change, written or _replacement(change), node, edits)

    def _spelling(self, change: Change, scope: Scope, root: str) -> tuple[str, list[Edit]]:
        """The new name as this file writes it, with an import where it needs one."""
        if not change.new:
            return "", []
        written = scope.spell(change.new, like=root)
        if written or change.new.startswith("builtins."):
            return written or "", []
        library = change.new.lstrip("-").split(".", 1)[0]
        statement = USUAL.get(library, f"import {library}")
        name = statement.split()[-1]
        line = self._first_import()
        if not line or self.file.names_anything(name):
            return "", []
        return change.new.replace(library, name, 1), [Edit(line, 1, line, 1, f"{statement}\n")]

    def _first_import(self) -> int | None:
        """The line of the first import, above which another may stand."""
        for node in self.tree.body:
            future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
            if isinstance(node, (ast.Import, ast.ImportFrom)) and not future:
                return node.lineno if node.col_offset == 0 else None
        return None

    def _finding(
        self, change: Change, replacement: str, node: ast.AST, edits: tuple[Edit, ...]
    ) -> Finding:
        place = self.text.place(node)
        kind = "renamed" if change.breaks else "deprecated"
        version = f"{change.library} {change.version}"
        words = {"old": short(change.old), "new": short(change.new), "version": version}
        return Finding(
            kind="renamed" if change.new else "removed",
            library=change.library,
            version=change.version,
            old=change.old,
            new=change.new,
            replacement=replacement,
            line=place.line,
            column=place.column,
            end_line=place.end_line,
            end_column=place.end_column,
            breaks=change.breaks,
            message=message(kind if change.new else "removed", change.advice, **words),
            edits=edits,
        )


def _replacement(change: Change) -> str:
    return short(change.new) if change.new else ""


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _is_guard(node: ast.AST) -> bool:
    """`try: ... except ImportError` and `if hasattr(...)`: code for several versions."""
    if isinstance(node, ast.Try):
        return any(_names(handler.type) & GUARDS for handler in node.handlers if handler.type)
    if isinstance(node, (ast.If, ast.IfExp)):
        return bool(_names(node.test) & {"hasattr", "__version__"})
    return False


def _names(node: ast.AST) -> set[str]:
    inside = list(walk(node))
    return {one.id for one in inside if isinstance(one, ast.Name)} | {
        one.attr for one in inside if isinstance(one, ast.Attribute)
    }
