"""The learner's child: gets inputs, calls the learner's functions, returns plain data.

After the learner's file has run, nothing in this process is believed. There is no expected value
in it, in its files or in its ancestors.
"""

from __future__ import annotations

import ast
import gc
import hashlib
import os
import sys
from contextlib import suppress
from typing import Any

from labs.runner import child, offering, protocol, tracing, values
from labs.runner.plain import plain

PATH = f"{child.BOX}/submission.py"


def main(orders: int, results: int, limit: int) -> None:
    """Load the file, then answer one call at a time until the worker hangs up."""
    wire = child.Wire(orders, results, limit)
    gc.enable()
    module: Any = None
    while True:
        kind, head, payload = wire.read()
        if kind == protocol.LOAD:
            module = _load(wire, head)
        elif kind == protocol.CALL:
            _call(wire, module, head, payload)
        elif kind == protocol.TRACE:
            _trace(wire, head, payload)


def prepare() -> None:
    """Do what the first TensorFlow operations of a process wait for, before anybody waits.

    Nothing random, no variable, no layer, no function: the run must not be able to tell.
    """
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow is None:
        return
    with suppress(Exception):  # then the run itself meets it, and says so
        _use(tensorflow)


def _use(tf: Any) -> None:
    """What nearly every lab does first; shapes above 1, for which other kernels are chosen."""
    x, b = tf.ones((4, 5)), tf.ones((4, 1))
    labels = tf.one_hot(tf.cast(tf.reshape(tf.range(4), (2, 2)), "int32"), 4)[0]
    with tf.GradientTape() as tape:
        tape.watch(x)
        z = tf.matmul(x, x, transpose_b=True) + b
        a = tf.concat([tf.nn.relu(z), tf.sigmoid(z), tf.tanh(z) * 2.0], axis=0)
        logits = tf.transpose(tf.nn.softmax(a, axis=0))[:2, :4]
        losses = tf.nn.softmax_cross_entropy_with_logits(labels, logits)
        cost = tf.reduce_sum(losses) / 2.0 + tf.reduce_mean(tf.square(z)) - tf.reduce_max(z)
    tape.gradient(cost, x).numpy()
    tf.math.log(tf.exp(b)), tf.argmax(z, axis=1), tf.equal(z, z), tf.stack([z, z]), tf.zeros((2, 2))


def _load(wire: child.Wire, head: dict[str, Any]) -> Any:
    try:
        wire.write(protocol.OUTLINE, {"functions": outline(head["source"])})
        child.seed_everything(0)  # not what another process happens to have been forked with
        module = child.load_module("submission", head["source"], PATH)
        child.flush()
        names = [name for name in head["functions"] if not callable(getattr(module, name, None))]
        wire.write(protocol.RETURNED, {"token": head["token"], "missing": names})
    except BaseException as error:
        child.flush()
        wire.write(protocol.RAISED, {"token": head["token"], "error": child.describe(error, PATH)})
        return None
    return module


def _call(wire: child.Wire, module: Any, head: dict[str, Any], payload: bytes) -> None:
    token = head["token"]
    try:
        function = getattr(module, head["function"])
        args, keywords = _arguments(function, head, payload, module)
        child.seed_everything(head["seed"])
        result = function(*args, **keywords)
        body = values.encode(result, wire.limit, plain)
        del args, keywords, result
        child.flush()
        wire.write(protocol.RETURNED, {"token": token}, body)
    except protocol.TooLarge as error:
        child.flush()
        wire.write(protocol.RAISED, {"token": token, "too_large": error.size or wire.limit + 1})
    except BaseException as error:
        child.flush()
        wire.write(protocol.RAISED, {"token": token, "error": child.describe(error, PATH)})


def _arguments(
    function: Any, head: dict[str, Any], payload: bytes, module: Any
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The call's arguments, with those it offers that this function asks for."""
    size = len(payload) - head.get("offered", 0)
    args, keywords = child.arguments(payload[:size], module)
    if size == len(payload):
        return args, keywords

    def offer() -> dict[str, Any]:
        return dict(values.decode(payload[size:], child.as_tensor))

    return args, keywords | offering.accepted(function, args, keywords, offer)


def _trace(wire: child.Wire, head: dict[str, Any], payload: bytes) -> None:
    """Load the file anew, instrumented, and make one call; send what its assignments were."""
    token, recorder = head["token"], tracing.Recorder(head["function"], head["seconds"])
    error, stopped = None, False
    try:
        child.seed_everything(0)
        module = tracing.load(head["source"], PATH, recorder)
        function = getattr(module, head["function"])
        args, keywords = _arguments(function, head, payload, module)
        child.seed_everything(head["seed"])
        recorder.begin()
        function(*args, **keywords)
    except tracing.Enough:
        stopped = True
    except BaseException as caught:
        error = child.describe(caught, PATH)
    body = values.encode(recorder.result(stopped=stopped), wire.limit)
    child.flush()
    kind = protocol.RAISED if error else protocol.RETURNED
    wire.write(kind, {"token": token, **({"error": error} if error else {})}, body)


def outline(source: str) -> dict[str, str]:
    """Digest of each top-level function without its docstring, by name: to tell a starter apart.

    Made here and not in the worker: the parser can be driven out of its stack by hostile text.
    """
    return {
        node.name: digest(node)
        for node in ast.parse(source, filename=PATH).body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }


def digest(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Short digest of a function's body; "" for one that does nothing at all."""
    body = [item for item in node.body if not _is_text(item)]
    if all(_is_idle(item) for item in body):
        return ""
    text = "\n".join(ast.dump(item) for item in body)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_idle(node: ast.stmt) -> bool:
    if isinstance(node, ast.Return):
        return node.value is None or (
            isinstance(node.value, ast.Constant) and node.value.value is None
        )
    if isinstance(node, ast.Raise):
        return "NotImplementedError" in ast.dump(node)
    return isinstance(node, ast.Pass)


def leave() -> None:
    """End without finalisers."""
    os._exit(0)
