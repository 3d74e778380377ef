"""Small wrong changes to numeric code, as people make them: one operator for each kind of slip.

Each operator takes a place in a syntax tree and yields what could stand there instead. Pure: no
code runs here, and equal trees give equal changes in the same order.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Site:
    """A place in the tree: the node there, the nodes above it (nearest last), and in which field.

    `modules` are the names that imports gave (np, tf), `keys` the string keys of the whole file.
    """

    node: ast.AST
    parents: tuple[ast.AST, ...]
    field: str
    modules: frozenset[str]
    keys: tuple[str, ...]

    @property
    def parent(self) -> ast.AST:
        """The node directly above."""
        return self.parents[-1]


Operator = Callable[[Site], Iterator[ast.AST]]
ARITHMETIC: dict[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv,
}  # fmt: skip
ORDERED = (ast.Sub, ast.Div, ast.MatMult, ast.Pow, ast.FloorDiv, ast.Mod)
COMPARED: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip
PAIRS = (
    "sum mean", "max min", "maximum minimum", "argmax argmin", "zeros ones", "dot multiply",
    "zeros_like ones_like", "std var", "floor ceil", "add subtract", "hstack vstack",
    "reduce_sum reduce_mean", "reduce_max reduce_min", "assign_add assign_sub", "any all",
    "matmul multiply", "GlorotNormal GlorotUniform", "HeNormal HeUniform", "randn rand",
    "normal uniform", "sin cos", "tanh sigmoid", "relu sigmoid", "cumsum cumprod",
    "median mean", "divide multiply", "power multiply", "append extend",
)  # fmt: skip
SWAPS: dict[str, list[str]] = {"log": ["log2", "log10", "log1p"], "exp": ["expm1"]}
for _pair in PAIRS:
    _one, _other = _pair.split()
    SWAPS.setdefault(_one, []).append(_other)
    SWAPS.setdefault(_other, []).append(_one)
BUILTIN_SWAPS = {"max": "min", "min": "max", "any": "all", "all": "any"}
AXES = {"axis", "axes"}
SIGNED = (ast.BinOp, ast.Call, ast.Name, ast.Attribute, ast.Subscript)
LOOPS = (ast.For, ast.While)
DROPPED = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.If, *LOOPS)


def arithmetic(site: Site) -> Iterator[ast.AST]:
    """Another operator, the operands the other way round, one of the two alone."""
    node = site.node
    if isinstance(node, ast.AugAssign) and type(node.op) in ARITHMETIC:
        other = ARITHMETIC[type(node.op)]()
        yield ast.AugAssign(node.target, other, node.value)
        yield ast.Assign([node.target], node.value, lineno=0)
    if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)
        if isinstance(node.op, ORDERED):
            yield ast.BinOp(node.right, node.op, node.left)
        yield node.left
        yield node.right


def comparison(site: Site) -> Iterator[ast.AST]:
    """The neighbouring and the opposite comparison; and for or."""
    node = site.node
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            for other in COMPARED.get(type(op), ()):
                ops = [*node.ops[:at], other(), *node.ops[at + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def constant(site: Site) -> Iterator[ast.AST]:
    """A number one more, one less, none, doubled; a truth value turned round."""
    node = site.node
    if not isinstance(node, ast.Constant) or _is_axis(site):
        return
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, (int, float)):
        value = node.value
        near = (value + 1, value - 1, type(value)(0), value * 2)
        for other in dict.fromkeys(near):
            if other != value:
                yield _number(other)


def _number(value: float) -> ast.expr:
    """A literal; negative ones are an operator and a literal, as the parser has it."""
    return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if value < 0 else ast.Constant(value)


def _is_axis(site: Site) -> bool:
    above = [node for node in site.parents if isinstance(node, ast.keyword)][-1:]
    return bool(above) and above[0].arg in AXES


def axis(site: Site) -> Iterator[ast.AST]:
    """The other axis."""
    node = site.node
    if isinstance(node, ast.Constant) and type(node.value) is int and _is_axis(site):
        yield ast.Constant(1 - node.value if node.value in (0, 1) else node.value - 1)


def keyword(site: Site) -> Iterator[ast.AST]:
    """A keyword argument left out: axis, keepdims, dtype, seed."""
    node = site.node
    if isinstance(node, ast.Call):
        for at in range(len(node.keywords)):
            yield ast.Call(node.func, node.args, node.keywords[:at] + node.keywords[at + 1 :])


def sign(site: Site) -> Iterator[ast.AST]:
    """A minus lost or added."""
    node = site.node
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield node.operand
    elif isinstance(node, SIGNED) and _is_result(site):
        yield ast.UnaryOp(ast.USub(), node)


def _is_result(site: Site) -> bool:
    """What is assigned, added or returned, alone or as a part of a tuple or dictionary."""
    holder = site.parent
    if isinstance(holder, (ast.Tuple, ast.Dict)) and len(site.parents) > 1:
        return isinstance(site.parents[-2], ast.Return) and site.field != "keys"
    return isinstance(holder, (ast.Assign, ast.AugAssign, ast.Return)) and site.field == "value"


def other_function(site: Site) -> Iterator[ast.AST]:
    """sum for mean, max for min, log2 for log, zeros for ones."""
    node = site.node
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Attribute):
        for name in SWAPS.get(node.func.attr, ()):
            func = ast.Attribute(node.func.value, name, ast.Load())
            yield ast.Call(func, node.args, node.keywords)
    if isinstance(node.func, ast.Name) and node.func.id in BUILTIN_SWAPS:
        name = BUILTIN_SWAPS[node.func.id]
        yield ast.Call(ast.Name(name, ast.Load()), node.args, node.keywords)


def unwrapped(site: Site) -> Iterator[ast.AST]:
    """A call left out: np.exp(z) becomes z, w.copy() and A.T become w and A."""
    node = site.node
    if isinstance(node, ast.Attribute) and node.attr in ("T", "mT"):
        yield node.value
    if not isinstance(node, ast.Call) or isinstance(site.parent, ast.Expr):
        return
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]
    if isinstance(node.func, ast.Attribute) and not _is_module(node.func.value, site.modules):
        yield node.func.value


def _is_module(node: ast.AST, modules: frozenset[str]) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in modules


def order(site: Site) -> Iterator[ast.AST]:
    """Two neighbouring arguments, or parts of a shape, list or tuple, in the other order."""
    node = site.node
    if isinstance(node, ast.Call):
        for args in _exchanged(node.args):
            yield ast.Call(node.func, args, node.keywords)
    if isinstance(node, (ast.Tuple, ast.List)) and isinstance(node.ctx, ast.Load):
        for parts in _exchanged(node.elts):
            yield type(node)(parts, ast.Load())
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)


def _exchanged(parts: list[Any]) -> Iterator[list[Any]]:
    for at in range(len(parts) - 1):
        yield [*parts[:at], parts[at + 1], parts[at], *parts[at + 2 :]]


def keys(site: Site) -> Iterator[ast.AST]:
    """Values of a dictionary exchanged or left out; another key looked up."""
    node = site.node
    if isinstance(node, ast.Dict):
        for values in _exchanged(node.values):
            yield ast.Dict(node.keys, values)
        for at in range(len(node.keys)):
            yield ast.Dict(
                node.keys[:at] + node.keys[at + 1 :], node.values[:at] + node.values[at + 1 :]
            )
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        at = site.keys.index(node.slice.value) + 1 if node.slice.value in site.keys else 0
        if at and len(site.keys) > 1:
            key = ast.Constant(site.keys[at % len(site.keys)])
            yield ast.Subscript(node.value, key, node.ctx)


def bounds(site: Site) -> Iterator[ast.AST]:
    """A slice or a loop that begins one later or ends one earlier."""
    node = site.node
    if isinstance(node, ast.Slice):
        if node.lower is None:
            yield ast.Slice(ast.Constant(1), node.upper, node.step)
        if node.upper is None:
            yield ast.Slice(node.lower, _number(-1), node.step)
    if site.field == "iter" and isinstance(node, ast.expr):
        everything = ast.Call(ast.Name("list", ast.Load()), [node], [])
        for part in (ast.Slice(ast.Constant(1), None, None), ast.Slice(None, _number(-1), None)):
            yield ast.Subscript(everything, part, ast.Load())
    if isinstance(node, ast.comprehension) and node.ifs:
        yield ast.comprehension(node.target, node.iter, [], node.is_async)


def flow(site: Site) -> Iterator[ast.AST]:
    """A loop that runs once, a condition that always or never holds, break for continue."""
    node = site.node
    if isinstance(node, LOOPS):
        fields = dict(ast.iter_fields(node))
        yield type(node)(**{**fields, "body": [*node.body, ast.Break()]})
    if isinstance(node, ast.If):
        yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        yield ast.If(ast.Constant(True), node.body, node.orelse)
    if isinstance(node, ast.Break):
        yield ast.Continue()
    if isinstance(node, ast.Continue):
        yield ast.Break()


def dropped(site: Site) -> Iterator[ast.AST]:
    """A statement left out; for a return, nothing returned."""
    if isinstance(site.node, DROPPED):
        yield ast.Pass()
    if isinstance(site.node, ast.Return) and site.node.value is not None:
        yield ast.Return(None)


OPERATORS: tuple[Operator, ...] = (
    arithmetic, comparison, constant, axis, keyword, sign, other_function, unwrapped, order, keys,
    bounds, flow, dropped,
)  # fmt: skip
