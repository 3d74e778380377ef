"""An exception as plain data: the learner's frames, the failing expression, what stood in it.

Runs in the learner's process after it failed, so the worker believes none of it; it must only
never fail itself and never run the learner's code again.
"""

from __future__ import annotations

import ast
import difflib
import linecache
import os
import re
import types
from collections.abc import Iterator
from typing import Any

from labs.runner import looking

MAX_MESSAGE = 2000
MAX_FRAMES = 12
MAX_LINE = 200
MAX_NAMES = 12
MAX_CAUSES = 6
# TensorFlow tells of the learner's line in its message, beside many lines of its own and of ours.
QUOTED_FRAME = re.compile(
    r'^[ \t]*File "([^"\n]{1,300})", line (\d{1,6})(?:, in (\S{1,80}))?.*$', re.MULTILINE
)
COLOURS = re.compile(r"\x1b\[[0-9;]{0,20}m")
# Where libraries lie on this machine is not shown.
INSTALLED = re.compile(
    r"/[^\s\"'()]{1,200}/(?:site-packages|dist-packages|lib-dynload|lib/python3\.\d{1,2})/"
)
SPECIAL = ("in user code:", "Graph execution error:")
GENERATED = "__autograph_generated_file"


def describe(error: BaseException, folder: str) -> dict[str, Any]:
    """Only the frames of files below `folder`; the harness and the libraries are left out."""
    if isinstance(error, SyntaxError) and (error.filename or "").startswith(folder):
        return _describe_syntax(error)
    frames = [(frame, line) for frame, line in _walk(error) if _file(frame).startswith(folder)]
    shown = frames if len(frames) <= MAX_FRAMES else frames[:2] + frames[2 - MAX_FRAMES :]
    lines = [_frame(_file(frame), line, frame.f_code.co_name) for frame, line in shown]
    message = _text(error)
    quoted = _quoted(message, folder)
    if quoted and (not lines or quoted["line"] != lines[-1]["line"]):
        lines = [*lines[: MAX_FRAMES - 1], quoted]
    last = lines[-1] if lines else None
    return {
        "type": _type_name(error),
        "message": shorten(message, folder),
        "memory": _is_memory(error),
        "line": last["line"] if last else None,
        "source_line": last["source"] if last else None,
        "function": last["function"] if last else None,
        "traceback": lines,
        "seen": _seen(error, frames, quoted) if last else {},
    }


def _describe_syntax(error: SyntaxError) -> dict[str, Any]:
    return {
        "type": _type_name(error),
        "message": str(error.msg)[:MAX_MESSAGE],
        "memory": False,
        "line": error.lineno,
        "column": error.offset,
        "source_line": (error.text or "").rstrip("\n")[:MAX_LINE],
        "function": None,
        "traceback": [],
        "seen": {},
    }


def _type_name(error: BaseException) -> str:
    """What the class statement said, whatever a metaclass makes of `__name__`."""
    name: str = type.__dict__["__name__"].__get__(type(error))
    return name[:80]


def _walk(error: BaseException) -> list[tuple[types.FrameType, int]]:
    """The first frames and the last thousand: what recursion adds in between says nothing."""
    found: list[tuple[types.FrameType, int]] = []
    step = error.__traceback__
    while step is not None:
        found.append((step.tb_frame, step.tb_lineno))
        step = step.tb_next
    return found if len(found) <= 1100 else found[:100] + found[-1000:]


def _file(frame: types.FrameType) -> str:
    return frame.f_code.co_filename


def _frame(filename: str, line: int, function: str) -> dict[str, Any]:
    return {
        "file": os.path.basename(filename)[:80],
        "line": line,
        "function": function[:80],
        "source": linecache.getline(filename, line).strip()[:MAX_LINE],
    }


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:  # a learner's exception with a broken __str__
        return ""


def shorten(message: str, folder: str) -> str:
    """The message without quoted frames of others, and without its middle where it is long."""
    plain = INSTALLED.sub("", COLOURS.sub("", message[:200_000]))
    kept = [line for line in plain.split("\n") if _is_theirs(line, folder)]
    text = re.sub(r"\n\s*\n\s*\n+", "\n\n", "\n".join(kept))
    if len(text) <= MAX_MESSAGE:
        return text
    half = MAX_MESSAGE // 2 - 3
    return f"{text[:half]}\n...\n{text[-half:]}"


def _is_theirs(line: str, folder: str) -> bool:
    quoted = QUOTED_FRAME.match(line)
    return quoted is None or quoted.group(1).startswith(folder)


def _quoted(message: str, folder: str) -> dict[str, Any] | None:
    """The learner's innermost line as TensorFlow's message tells it."""
    if not message.startswith(SPECIAL):
        return None
    found = None
    for match in QUOTED_FRAME.finditer(message[:50_000]):
        if match.group(1).startswith(folder):
            found = _frame(match.group(1), int(match.group(2)), match.group(3) or "")
    return found


def _is_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError) or _type_name(error) == "ResourceExhaustedError"


# --- what stood in the failing line ---------------------------------------------------------------


def _seen(
    error: BaseException,
    frames: list[tuple[types.FrameType, int]],
    quoted: dict[str, Any] | None,
) -> dict[str, Any]:
    """Values, operands, similar names, keys: all that a frame can tell. Never raises."""
    try:
        frame, spot, path = _innermost(error, frames, quoted)
        nodes = _nodes(path, spot)
        scope = looking.Scope(frame)
        found = {
            "values": looking.values_in(nodes, scope),
            "operands": _operands(nodes, scope),
            "span": _span(path, spot),
            **_names(error, nodes, scope),
        }
        return {key: value for key, value in found.items() if value}
    except BaseException:  # hostile frames, deep sources, no memory left: the error itself remains
        return {}


Spot = tuple[int, int | None, int | None, int | None]


def _innermost(
    error: BaseException, frames: list[tuple[types.FrameType, int]], quoted: dict[str, Any] | None
) -> tuple[types.FrameType, Spot, str]:
    """The frame whose names count, and the place in the learner's file."""
    frame, line = frames[-1]
    if quoted is None or quoted["line"] == line:
        return frame, _position(error, frame, line), _file(frame)
    spot: Spot = (quoted["line"], None, None, None)
    inner = [one for one in _generated(error) if one.f_code.co_name.endswith(quoted["function"])]
    return (inner[-1] if inner else frame), spot, _file(frame)


def _generated(error: BaseException) -> Iterator[types.FrameType]:
    """Frames of functions that AutoGraph rewrote: they hold the learner's variables."""
    for _ in range(MAX_CAUSES):
        for frame, _line in _walk(error):
            if GENERATED in _file(frame):
                yield frame
        following = error.__cause__ or error.__context__
        if following is None:
            return
        error = following


def _position(error: BaseException, frame: types.FrameType, line: int) -> Spot:
    """(line, end line, column, end column) of the instruction that failed; columns in bytes."""
    step, last = error.__traceback__, -1
    while step is not None:
        if step.tb_frame is frame:
            last = step.tb_lasti
        step = step.tb_next
    for index, position in enumerate(frame.f_code.co_positions()):
        if index == last // 2:
            start, end, column, end_column = position
            return (start or line, end, column, end_column)
    return (line, None, None, None)


def _nodes(path: str, spot: Spot) -> list[ast.AST]:
    """The failing expression, then the whole statement around it."""
    line, end, column, end_column = spot
    statement = expression = None
    for node in ast.walk(ast.parse("".join(linecache.getlines(path)))):
        first = getattr(node, "lineno", None)
        if first is None or not isinstance(node, (ast.stmt, ast.expr)):
            continue
        if isinstance(node, ast.stmt) and first <= line <= (node.end_lineno or first):
            statement = node  # walked from the outside in: the last one is the innermost
        place = (first, node.end_lineno, node.col_offset, node.end_col_offset)
        if isinstance(node, ast.expr) and place == (line, end, column, end_column):
            expression = node
    return [node for node in (expression, *_header(statement)) if node is not None]


def _header(statement: ast.stmt | None) -> list[ast.AST]:
    """A statement without the block below it."""
    if statement is None:
        return []
    if not hasattr(statement, "body"):
        return [statement]
    parts = (getattr(statement, name, None) for name in ("test", "iter", "subject"))
    return [part for part in parts if part is not None]


def _operands(nodes: list[ast.AST], scope: looking.Scope) -> list[str]:
    """The two sides of the failing operation, or the first two arguments of the failing call."""
    node = nodes[0] if nodes else None
    pair: list[ast.expr] = []
    if isinstance(node, ast.BinOp):
        pair = [node.left, node.right]
    elif isinstance(node, ast.AugAssign):
        pair = [node.target, node.value]
    elif isinstance(node, ast.Compare):
        pair = [node.left, node.comparators[0]]
    elif isinstance(node, ast.Call):
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        value = looking.resolve(owner, scope) if owner is not None else looking.MISSING
        of_value = owner is not None and looking.look(value)["kind"] not in ("module", "class")
        pair = node.args[:2] if len(node.args) > 1 or not of_value else [owner, *node.args]
    texts = [ast.unparse(one) for one in pair[:2]]
    short = len(texts) == 2 and all(len(text) <= looking.MAX_TEXT for text in texts)
    return texts if short else []


def _span(path: str, spot: Spot) -> list[int]:
    """Where the failing expression stands in its line without indentation, in characters."""
    line, end, column, end_column = spot
    text = linecache.getline(path, line).rstrip("\n")
    if column is None or end_column is None:
        return []
    data = text.encode()
    begin = len(data[:column].decode("utf-8", "replace"))
    stop = len(data[:end_column].decode("utf-8", "replace")) if end == line else len(text)
    indent = len(text) - len(text.lstrip())
    span = [max(0, begin - indent), min(stop - indent, MAX_LINE)]
    return span if span[0] < span[1] else []


def _names(error: BaseException, nodes: list[ast.AST], scope: looking.Scope) -> dict[str, Any]:
    if isinstance(error, NameError):
        import builtins

        known = [*scope.names(), *(name for name in vars(builtins) if name[0] != "_")]
        return {"similar": _close(error.name, known)}
    if isinstance(error, AttributeError):
        return _attribute_names(error)
    if isinstance(error, KeyError):
        return _key_names(error, nodes, scope)
    if isinstance(error, TypeError):
        return {"accepts": _accepted(nodes, scope)}
    return {}


def _attribute_names(error: AttributeError) -> dict[str, Any]:
    owner = error.obj
    if owner is None:
        return {}
    names = looking.keys_of(looking.own_attributes(owner))
    for kind in looking.ancestors(owner):
        names += [name for name in looking.NAMESPACE(kind) if type(name) is str]
    public = [name for name in names if not name.startswith("_")]
    return {"similar": _close(error.name, public), "subject": looking.look(owner)}


def _key_names(error: KeyError, nodes: list[ast.AST], scope: looking.Scope) -> dict[str, Any]:
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Subscript):
                owner = looking.resolve(part.value, scope)
                if type(owner) is dict:
                    keys = [k for k in list(owner)[:MAX_NAMES] if type(k) in (str, int)]
                    asked = error.args[0] if error.args else None
                    close = _close(asked, looking.keys_of(owner)) if type(asked) is str else []
                    return {"keys": [repr(key)[:40] for key in keys], "similar": close}
    return {}


def _accepted(nodes: list[ast.AST], scope: looking.Scope) -> list[str]:
    """The parameters of the learner's function that was called in a way it does not take."""
    node = nodes[0] if nodes else None
    function = looking.resolve(node.func, scope) if isinstance(node, ast.Call) else None
    if type(function) is not types.FunctionType:
        return []
    code = function.__code__
    return list(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount][:MAX_NAMES])


def _close(name: Any, known: list[str]) -> list[str]:
    """Up to three names that may have been meant; the same name in other letters first."""
    if type(name) is not str or len(name) > 60:
        return []
    names = [one for one in dict.fromkeys(known) if len(one) <= 60 and one != name][:1500]
    same = [one for one in names if one.lower() == name.lower()]
    close = difflib.get_close_matches(name, names, 3, 0.7) if len(name) > 1 else []
    return list(dict.fromkeys([*same, *close]))[:3]
