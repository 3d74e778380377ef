"""Rewrites a learner's functions so that every assignment is shown to a recorder.

Done on the syntax tree: the text, its line numbers and what it computes stay the same. Generators
and coroutines are left as they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

HOOK = "__trace__"
MAX_NAME = 80
YIELDS = (ast.Yield, ast.YieldFrom, ast.Await)
NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def instrumented(source: str, path: str) -> ast.Module:
    """The module with calls of HOOK in its functions."""
    tree = ast.parse(source, filename=path)
    _Module().visit(tree)
    return ast.fix_missing_locations(tree)


class _Module(ast.NodeTransformer):
    """Finds functions; what stands outside of them is left alone."""

    def __init__(self) -> None:
        self.inside: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.inside.append(node.name)
        self.generic_visit(node)
        self.inside.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        if _yields(node):
            return node
        name = ".".join([*self.inside, node.name])
        node.body = _function(node, name, _Body(self.inside).statements(node.body))
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return node


class _Body:
    """Rewrites the statements of one function."""

    def __init__(self, inside: list[str]) -> None:
        self.inside = inside

    def statements(self, nodes: list[ast.stmt]) -> list[ast.stmt]:
        """Each statement with what it is to show, in place."""
        return [new for node in nodes for new in self.statement(node)]

    def statement(self, node: ast.stmt) -> list[ast.stmt]:
        """One statement as one or more."""
        if isinstance(node, NESTED):
            module = _Module()
            module.inside = list(self.inside)
            return [module.visit(node)]
        _named(node)
        if isinstance(node, (ast.For, ast.While)):
            return self._loop(node)
        self._inner(node)
        if isinstance(node, ast.Assign):
            return _assign(node)
        if isinstance(node, ast.AnnAssign) and node.value:
            node.value = _value(node, ast.unparse(node.target), node.value)
        if isinstance(node, ast.AugAssign) and _is_plain(node.target):
            return [node, _see(node, [node.target])]
        if isinstance(node, ast.Return) and node.value:
            node.value = _value(node, "return", node.value)
        return [node]

    def _inner(self, node: ast.stmt) -> None:
        """The statements inside of another."""
        for name in ("body", "orelse", "finalbody"):
            if isinstance(getattr(node, name, None), list):
                setattr(node, name, self.statements(getattr(node, name)))
        for part in (*getattr(node, "handlers", []), *getattr(node, "cases", [])):
            part.body = self.statements(part.body)
        if isinstance(node, ast.With):
            names = [name for item in node.items for name in _names(item.optional_vars)]
            node.body = [*([_see(node, names)] if names else []), *node.body]

    def _loop(self, node: ast.For | ast.While) -> list[ast.stmt]:
        self._inner(node)
        begin = [_call(node, "step")]
        if isinstance(node, ast.For) and (names := _names(node.target)):
            begin.append(_see(node, names))
        node.body = [*begin, *node.body]
        return [_call(node, "enter", ast.Constant(node.lineno)), node, _call(node, "leave")]


def _function(node: ast.FunctionDef, name: str, body: list[ast.stmt]) -> list[ast.stmt]:
    """with HOOK.function(name): show the arguments, then the body; a docstring stays first."""
    head: list[ast.stmt] = []
    if ast.get_docstring(node, clean=False) is not None:
        head, body = body[:1], body[1:]
    arguments = node.args
    given = [*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs]
    given.append(arguments.kwarg)
    names = [ast.Name(one.arg, ast.Load()) for one in given if one]
    context = _hook("function", [ast.Constant(name[:MAX_NAME])])
    first = [_see(node, names, "arguments")] if names else []
    block = ast.With([ast.withitem(context)], [*first, *body] or [ast.Pass()])
    return [*head, ast.copy_location(block, body[0] if body else node)]


def _assign(node: ast.Assign) -> list[ast.stmt]:
    """x = value shows the value; a, b = value shows a and b afterwards."""
    single = [target for target in node.targets if not isinstance(target, (ast.Tuple, ast.List))]
    for target in single:
        node.value = _value(node, ast.unparse(target), node.value)
    names = [name for target in node.targets if target not in single for name in _names(target)]
    return [node, _see(node, names)] if names else [node]


def _named(node: ast.stmt) -> None:
    """(n := value) in a statement's own expressions."""
    for field in ast.iter_child_nodes(node):
        if not isinstance(field, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            for inner in ast.walk(field):
                if isinstance(inner, ast.NamedExpr):
                    inner.value = _value(inner, inner.target.id, inner.value)


def _names(target: ast.expr | None) -> list[ast.expr]:
    """The plain names that an assignment binds."""
    if isinstance(target, ast.Name):
        return [target]
    if isinstance(target, ast.Starred):
        return _names(target.value)
    if isinstance(target, (ast.Tuple, ast.List)):
        return [name for part in target.elts for name in _names(part)]
    return []


def _is_plain(node: ast.expr) -> bool:
    """Whether looking at it again calls nothing of the learner's."""
    if isinstance(node, ast.Subscript):
        return _is_plain(node.value) and isinstance(node.slice, (ast.Constant, ast.Name))
    if isinstance(node, ast.Attribute):
        return _is_plain(node.value)
    return isinstance(node, ast.Name)


def _see(node: ast.AST, targets: Iterable[ast.expr], method: str = "see") -> ast.stmt:
    """HOOK.see(line, (("a", a), ("b", b)))."""
    pairs: list[ast.expr] = []
    for target in targets:
        text = ast.unparse(target)
        loaded = ast.parse(text, mode="eval").body
        pairs.append(ast.Tuple([ast.Constant(text[:MAX_NAME]), loaded], ast.Load()))
    shown = ast.Tuple(pairs, ast.Load())
    return _call(node, method, ast.Constant(_line(node)), shown)


def _value(node: ast.AST, name: str, value: ast.expr) -> ast.expr:
    """HOOK.value(line, name, value), which gives the value back."""
    arguments = [ast.Constant(_line(node)), ast.Constant(name[:MAX_NAME]), value]
    return ast.copy_location(_hook("value", arguments), value)


def _call(node: ast.AST, method: str, *arguments: ast.expr) -> ast.stmt:
    """A statement that stands, in every part, where `node` does."""
    statement = ast.Expr(_hook(method, list(arguments)))
    for part in ast.walk(statement):
        ast.copy_location(part, node)
    return statement


def _hook(method: str, arguments: list[ast.expr]) -> ast.Call:
    function = ast.Attribute(ast.Name(HOOK, ast.Load()), method, ast.Load())
    return ast.Call(function, arguments, [])


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _yields(node: ast.AST) -> bool:
    """Whether a function is a generator: its own body, not that of functions inside it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, YIELDS):
            return True
        if not isinstance(child, NESTED) and _yields(child):
            return True
    return False
