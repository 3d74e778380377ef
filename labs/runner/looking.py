"""What stands in a frame, read without running anybody's code.

Names, attributes of arrays and of plain objects, items of plain containers: never a call, never a
property, never an operator of a learner's class. What an object says of itself (`__class__`,
`shape`) is not asked; its real type and that type's own descriptors are.
"""

from __future__ import annotations

import ast
import sys
import types
from collections.abc import Iterator
from typing import Any

import numpy as np

MAX_VALUES = 8
MAX_TEXT = 60
MAX_RANK = 32
MAX_ITEMS = 50  # of a list that are looked at
MAX_KEYS = 2000  # of a dictionary that are walked through
ARRAY_ATTRIBUTES = frozenset({"T", "shape", "size", "ndim", "real", "imag"})
MISSING = object()
NUMBERS = {bool: "bool", int: "int", float: "float", complex: "complex"}
# The descriptors of `type` itself, which no metaclass can answer for.
MRO = type.__dict__["__mro__"].__get__
NAMESPACE = type.__dict__["__dict__"].__get__
NAME = type.__dict__["__name__"].__get__
SILENT = ("function", "class", "module", "other")


class Scope:
    """The names that a line of code sees."""

    def __init__(self, frame: types.FrameType) -> None:
        self.locals, self.globals = frame.f_locals, frame.f_globals

    def name(self, name: str) -> Any:
        """The value of a name, MISSING when there is none."""
        for mapping in (self.locals, self.globals):
            found = _item(mapping, name)
            if found is not MISSING:
                return found
        return MISSING

    def names(self) -> list[str]:
        """All names that are plain strings."""
        return [key for mapping in (self.locals, self.globals) for key in keys_of(mapping)]


def keys_of(mapping: Any) -> list[str]:
    """The keys of an exact dictionary that are exact strings."""
    if type(mapping) is not dict:
        return []
    keys = list(mapping)[:MAX_KEYS]
    return [key for key in keys if type(key) is str]


def _item(mapping: Any, key: str | int) -> Any:
    """An item of an exact dictionary, without asking strange keys whether they are equal."""
    if type(mapping) is not dict:
        return MISSING
    for index, (have, value) in enumerate(mapping.items()):
        if type(have) is type(key) and have == key:
            return value
        if index > MAX_KEYS:
            break
    return MISSING


def own_attributes(value: Any) -> dict[str, Any]:
    """The instance dictionary of an object, read past any `__getattribute__`."""
    for owner in ancestors(value):
        slot = NAMESPACE(owner).get("__dict__")
        if slot is not None:
            known = type(slot) is types.GetSetDescriptorType
            found = slot.__get__(value) if known else None
            return found if type(found) is dict else {}
    return {}


def resolve(node: ast.AST, scope: Scope) -> Any:
    """The value of a simple expression, MISSING for any that would have to be computed."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return scope.name(node.id)
    if isinstance(node, ast.Attribute):
        return _attribute(resolve(node.value, scope), node.attr)
    if isinstance(node, ast.Subscript):
        return _subscript(resolve(node.value, scope), _key(node.slice, scope))
    return MISSING


def _attribute(owner: Any, name: str) -> Any:
    if owner is MISSING:
        return MISSING
    if is_a(owner, np.ndarray):
        return getattr(np.ndarray, name).__get__(owner) if name in ARRAY_ATTRIBUTES else MISSING
    if type(owner) is types.ModuleType:
        return _item(types.ModuleType.__getattribute__(owner, "__dict__"), name)
    return _item(own_attributes(owner), name)


def _key(node: ast.AST, scope: Scope) -> Any:
    """An index made of plain integers, texts and slices."""
    if isinstance(node, ast.Slice):
        parts = [part and _key(part, scope) for part in (node.lower, node.upper, node.step)]
        return MISSING if MISSING in parts else slice(*parts)
    if isinstance(node, ast.Tuple):
        items = [_key(item, scope) for item in node.elts]
        return MISSING if any(item is MISSING for item in items) else tuple(items)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        number = _key(node.operand, scope)
        return -number if type(number) is int else MISSING
    found = resolve(node, scope)
    return found if type(found) in (int, str) else MISSING


def _subscript(owner: Any, key: Any) -> Any:
    if owner is MISSING or key is MISSING:
        return MISSING
    if type(owner) is dict:
        return _item(owner, key) if type(key) in (int, str) else MISSING
    if type(owner) in (list, tuple):
        return owner[key] if type(key) is int and -len(owner) <= key < len(owner) else MISSING
    if is_a(owner, np.ndarray) and type(key) is not str:
        try:
            return np.ndarray.__getitem__(owner, key)  # basic indexing: a view or a number
        except (IndexError, ValueError):
            return MISSING
    return MISSING


def ancestors(value: Any) -> tuple[type, ...]:
    """The real type of a value and what it derives from."""
    found: tuple[type, ...] = MRO(type(value))
    return found


def is_a(value: Any, kind: type) -> bool:
    """Whether the real type of a value is a kind, whatever its `__class__` says."""
    return kind in ancestors(value)


# --- what a value is ------------------------------------------------------------------------------


def look(value: Any) -> dict[str, Any]:
    """Kind, shape and dtype of a value; never its contents."""
    try:
        found = _look(value)
    except BaseException:  # a learner's object that defends itself
        found = {"kind": "other"}
    return {"type": NAME(type(value))[:MAX_TEXT], **found}


def _look(value: Any) -> dict[str, Any]:
    if value is None:
        return {"kind": "none"}
    if type(value) in NUMBERS:
        return {"kind": "number", "dtype": NUMBERS[type(value)]}
    if type(value) in (str, bytes):
        return {"kind": "text", "length": len(value)}
    if is_a(value, np.ndarray):
        shape, dtype = np.ndarray.shape.__get__(value), np.ndarray.dtype.__get__(value)
        return {"kind": "array", "shape": list(shape), "dtype": _dtype(dtype)}
    if is_a(value, np.generic):
        return {"kind": "array_scalar", "shape": [], "dtype": _dtype(np.asarray(value).dtype)}
    if type(value) in (list, tuple, dict, set):
        return _look_at_container(value)
    return _look_at_tensor(value) or {"kind": _plain_kind(value)}


def _plain_kind(value: Any) -> str:
    if is_a(value, types.ModuleType):
        return "module"
    if is_a(value, type):
        return "class"
    callables = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, np.ufunc)
    return "function" if any(is_a(value, kind) for kind in callables) else "other"


def _look_at_container(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": type(value).__name__, "length": len(value)}
    if type(value) in (list, tuple):
        shape = _nested_shape(value, 3)
        found["shape"] = shape
        if shape is None and any(type(item) in (list, tuple) for item in value[:MAX_ITEMS]):
            found["ragged"] = True
    return found


def _nested_shape(value: Any, depth: int) -> list[int] | None:
    """The shape that a regular nested list of numbers has; None for anything else."""
    if type(value) in NUMBERS or is_a(value, np.generic):
        return []
    if type(value) not in (list, tuple) or not depth or len(value) > 10_000:
        return None
    if not value:
        return [0]
    inner = [_nested_shape(item, depth - 1) for item in value[:MAX_ITEMS]]
    first = inner[0]
    return None if first is None or any(i != first for i in inner) else [len(value), *first]


def _dtype(dtype: Any) -> str:
    return str(dtype.name if dtype.names is None else "structured")[:MAX_TEXT]


def _look_at_tensor(value: Any) -> dict[str, Any] | None:
    kind = _tensor_kind(value)
    if kind is None:
        return None
    if kind == "layer":
        return {"kind": kind}
    shape = value.shape
    known = shape is not None and (not hasattr(shape, "rank") or shape.rank is not None)
    sizes = [_size(size) for size in tuple(shape)[:MAX_RANK]] if known else None
    dtype = str(getattr(value.dtype, "name", value.dtype))[:MAX_TEXT]
    symbolic = kind in ("keras_tensor", "graph_tensor")
    return {"kind": kind, "shape": sizes, "dtype": dtype, "symbolic": symbolic}


def _size(size: Any) -> int | None:
    return size if type(size) is int else None


def _tensor_kind(value: Any) -> str | None:
    tf, keras = sys.modules.get("tensorflow"), sys.modules.get("keras")
    if tf is not None and is_a(value, tf.Tensor):
        eager = any(NAME(owner) == "EagerTensor" for owner in ancestors(value))
        return "tensor" if eager else "graph_tensor"
    if tf is not None and is_a(value, tf.Variable):
        return "variable"
    if keras is None:
        return None
    for kind, owner in (
        ("keras_tensor", keras.KerasTensor),
        ("variable", keras.Variable),
        ("layer", keras.Layer),
    ):
        if is_a(value, owner):
            return kind
    return None


# --- the values of a failing line -----------------------------------------------------------------


def values_in(nodes: list[ast.AST], scope: Scope) -> list[dict[str, Any]]:
    """The simple expressions below the nodes that have a shape or a telling type, in order."""
    found: dict[str, dict[str, Any]] = {}
    for node in nodes:
        for text, value in _simple_expressions(node, scope):
            seen = look(value)
            if seen["kind"] not in SILENT and len(found) < MAX_VALUES:
                found.setdefault(text, {"expression": text, **seen})
            for extra in _parts(text, value) if seen["kind"] in ("list", "tuple") else ():
                if len(found) < MAX_VALUES:
                    found.setdefault(extra["expression"], extra)
    return list(found.values())


def _parts(text: str, value: Any) -> Iterator[dict[str, Any]]:
    """The first arrays in a list, since those are what np.concatenate and Add complain about."""
    for index, item in enumerate(value[:4]):
        seen = look(item)
        if seen["kind"] in ("array", "tensor", "graph_tensor", "keras_tensor", "variable", "none"):
            yield {"expression": f"{text}[{index}]"[:MAX_TEXT], **seen}


def _simple_expressions(node: ast.AST, scope: Scope) -> Iterator[tuple[str, Any]]:
    """Chains of names, attributes and items from left to right, each as long as it resolves."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return  # what it held before says nothing of this line
    if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
        value = _quietly(node, scope)
        if value is not MISSING:
            yield ast.unparse(node)[:MAX_TEXT], value
            if isinstance(node, ast.Subscript):
                yield from _simple_expressions(node.value, scope)
            return
    if isinstance(node, (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.Call) and child is node.func and _calls_a_model(child, scope)):
            yield from _simple_expressions(child, scope)


def _calls_a_model(function: ast.AST, scope: Scope) -> bool:
    """`model(x)` and `model.fit(x)`: what matters is x."""
    owner = function.value if isinstance(function, ast.Attribute) else function
    value = _quietly(owner, scope)
    return value is not MISSING and look(value)["kind"] == "layer"


def _quietly(node: ast.AST, scope: Scope) -> Any:
    try:
        return resolve(node, scope)
    except BaseException:  # nothing that stands in a frame may end the description of an error
        return MISSING
