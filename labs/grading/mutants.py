"""Mutants of a solution: the same file with one small wrong change, in a fixed order.

A mutant that behaves differently and still passes shows a check that is missing. Which changes
are made is decided in `mutation_operators`; nothing is run here.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from labs.grading.mutation_operators import OPERATORS, Site

Path = tuple[tuple[str, int | None], ...]
UNTOUCHED = {"annotation", "returns", "decorator_list", "type_comment", "type_params", "ctx", "op"}
TEXT_WIDTH = 100


@dataclass(frozen=True)
class Mutant:
    """One changed file. `function` is the top-level definition it lies in ("" for none).

    `before` and `after` are the changed statement (its first line); `line` is the solution's.
    """

    function: str
    operator: str
    line: int
    before: str
    after: str
    source: str
    number: int = 1

    @property
    def name(self) -> str:
        """What authors call it by; does not change when lines move."""
        again = f" ({self.number})" if self.number > 1 else ""
        return f"{self.function or 'module'}: {self.before} -> {self.after}{again}"


def mutants_of(source: str) -> list[Mutant]:
    """Every mutant of a file, without doubles, in the order of the lines."""
    tree = ast.parse(source)
    modules, keys = _imported(tree), _keys(tree)
    lines = source.splitlines(keepends=True)
    found: dict[str, Mutant] = {}
    for top in tree.body:
        if not isinstance(top, (ast.Import, ast.ImportFrom)) and not _is_text(top):
            for mutant in _of_statement(top, lines, modules, keys):
                found.setdefault(mutant.source, mutant)
    found.pop(_with(lines, None, ""), None)
    return _numbered(found.values())


def _imported(tree: ast.Module) -> frozenset[str]:
    """Names that stand for modules or for what was taken out of them."""
    return frozenset(
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    )


def _keys(tree: ast.Module) -> tuple[str, ...]:
    """String keys that the file looks up or builds dictionaries with."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            found |= {key.value for key in node.keys if isinstance(key, ast.Constant)}
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            found.add(node.slice.value)
    return tuple(sorted(key for key in found if isinstance(key, str)))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _of_statement(
    top: ast.stmt, lines: list[str], modules: frozenset[str], keys: tuple[str, ...]
) -> Iterator[Mutant]:
    name = getattr(top, "name", "")
    plain = ast.dump(top)
    for path, site in _sites(top, (), (), modules, keys):
        for operator in OPERATORS:
            for new in operator(site):
                changed = _replaced(top, path, new)
                if ast.dump(changed) == plain:
                    continue
                text = _text_of(changed)
                if text is not None:
                    before, after = _statements(top, changed, path)
                    source = _with(lines, top, text)
                    line = getattr(site.node, "lineno", top.lineno)
                    yield Mutant(name, operator.__name__, line, before, after, source)


def _sites(
    node: ast.AST,
    path: Path,
    parents: tuple[ast.AST, ...],
    modules: frozenset[str],
    keys: tuple[str, ...],
) -> Iterator[tuple[Path, Site]]:
    """All places below a node where something could stand instead, outermost first."""
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED:
            continue
        listed = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for at, child in listed:
            if isinstance(child, ast.AST) and not _is_text(child):
                here: Path = (*path, (field, at))
                above = (*parents, node)
                yield here, Site(child, above, field, modules, keys)
                yield from _sites(child, here, above, modules, keys)


def _replaced(top: ast.stmt, path: Path, new: ast.AST) -> ast.stmt:
    changed = copy.deepcopy(top)
    holder, (field, at) = _follow(changed, path[:-1]), path[-1]
    if at is None:
        setattr(holder, field, copy.deepcopy(new))
    else:
        getattr(holder, field)[at] = copy.deepcopy(new)
    return changed


def _follow(node: ast.AST, path: Path) -> ast.AST:
    for field, at in path:
        value = getattr(node, field)
        node = value if at is None else value[at]
    return node


def _text_of(changed: ast.stmt) -> str | None:
    """The statement as text; None for a change that Python would not read."""
    try:
        text = ast.unparse(ast.fix_missing_locations(changed))
        compile(text, "mutant", "exec")
    except (SyntaxError, ValueError, TypeError, AttributeError):
        return None
    return text


def _with(lines: list[str], top: ast.stmt | None, text: str) -> str:
    """The file with one top-level statement replaced; every other line stays as it is."""
    if top is None:
        return "".join(lines)
    first = min([top.lineno, *(node.lineno for node in getattr(top, "decorator_list", []))])
    return "".join([*lines[: first - 1], text + "\n", *lines[top.end_lineno :]])


def _statements(top: ast.stmt, changed: ast.stmt, path: Path) -> tuple[str, str]:
    """First lines of the innermost statement that holds the change, before and after."""
    depth = 0
    for length in range(1, len(path) + 1):
        if isinstance(_follow(top, path[:length]), ast.stmt):
            depth = length
    one, other = (ast.unparse(_follow(tree, path[:depth])) for tree in (top, changed))
    pairs = zip([*one.split("\n"), "(nothing)"], [*other.split("\n"), "(nothing)"], strict=False)
    differing = next(((a, b) for a, b in pairs if a != b), (one, other))
    before, after = _cropped(*(" ".join(text.split()) for text in differing))
    return before, "(dropped)" if after == "pass" else after


def _cropped(one: str, other: str) -> tuple[str, str]:
    """Two texts cut down to where they differ, when they are long."""
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1),
                min(len(one), len(other)))  # fmt: skip
    start = 0 if max(len(one), len(other)) <= TEXT_WIDTH else max(0, same - TEXT_WIDTH // 3)
    return _cut(one, start), _cut(other, start)


def _cut(text: str, start: int) -> str:
    end = start + TEXT_WIDTH
    return ("..." if start else "") + text[start:end] + ("..." if len(text) > end else "")


def _numbered(mutants: object) -> list[Mutant]:
    """Mutants in the order of lines; those of one name are told apart by a number."""
    seen: Counter[str] = Counter()
    result = []
    for mutant in sorted(mutants, key=lambda one: one.line):  # type: ignore[call-overload]
        seen[mutant.name] += 1
        result.append(replace(mutant, number=seen[mutant.name]))
    return result
