"""The last of our own lines in a child: reading orders, writing results."""

from __future__ import annotations

import ast
import os
import random
import sys
import types
from typing import Any

import numpy as np

from labs.runner import protocol, values
from labs.runner.faults import describe

__all__ = [
    "BOX",
    "Wire",
    "arguments",
    "as_tensor",
    "describe",
    "flush",
    "load_module",
    "made",
    "seed_everything",
]

BOX = "/box"


class Wire:
    """The two pipes to the worker."""

    def __init__(self, orders: int, results: int, limit: int) -> None:
        self.orders, self.results, self.limit = orders, results, limit

    def read(self) -> tuple[bytes, dict[str, Any], bytes]:
        """The next order: kind, head, payload. The process ends when the worker hangs up."""
        kind, size = protocol.FRAME.unpack(self._exactly(protocol.FRAME.size))
        head, payload = protocol.unpack_body(self._exactly(size))
        return kind, head, payload

    def _exactly(self, size: int) -> bytes:
        parts = []
        while size:
            part = os.read(self.orders, min(size, 1 << 20))
            if not part:
                os._exit(0)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def write(self, kind: bytes, head: dict[str, Any], payload: bytes = b"") -> None:
        """One frame to the worker."""
        view = memoryview(protocol.pack_frame(kind, head, payload))
        while view:
            view = view[os.write(self.results, view) :]


def seed_everything(seed: int) -> None:
    """Python's, NumPy's and, where it is loaded, Keras's and TensorFlow's global generators."""
    seed %= 2**32
    keras = sys.modules.get("keras")
    if keras is not None:
        keras.utils.set_random_seed(seed)
        return
    random.seed(seed)
    np.random.seed(seed)


def as_tensor(array: Any) -> Any:
    """A tf.constant where TensorFlow is loaded; the array itself elsewhere."""
    tensorflow = sys.modules.get("tensorflow")
    return tensorflow.constant(array) if tensorflow is not None else array


def arguments(payload: bytes, module: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Fresh arguments for one call, so that nobody sees what another changed in place."""
    args, keywords = values.decode(payload, as_tensor, lambda own: made(own, module))
    return tuple(args), dict(keywords)


def made(own: values.Own, module: Any) -> Any:
    """The solution's part where the learner's has the same keys or there is none; else hers.

    So a fault of the earlier function does not show in the later one, and a learner whose two
    functions speak another form between themselves (a tuple, other keys) gets that form.
    """
    try:
        theirs = getattr(module, own.function)(*own.args)[own.part]
    except Exception:
        return own.ours
    same_form = isinstance(theirs, dict) and theirs.keys() <= own.ours.keys()
    return own.ours if theirs is None or same_form else theirs


def load_module(
    name: str,
    source: str,
    path: str,
    *,
    tree: ast.Module | None = None,
    names: dict[str, Any] | None = None,
) -> types.ModuleType:
    """Run a source text as a module that is a real file (AutoGraph and tracebacks read it).

    `tree`: what is run in place of the text's own syntax tree. `names`: what it finds there.
    """
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", errors="surrogatepass") as handle:
        handle.write(source)
    module = types.ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    module.__dict__.update(names or {})
    exec(compile(tree or source, path, "exec"), module.__dict__)
    return module


def flush() -> None:
    """Push out what has been printed, whatever the code put in place of the streams."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:  # a learner's own stream object
            continue
