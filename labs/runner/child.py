"""The last of our own lines in a child: reading orders, writing results, describing errors."""

from __future__ import annotations

import os
import random
import sys
import traceback
import types
from typing import Any

import numpy as np

from labs.runner import protocol, values

BOX = "/box"
MAX_MESSAGE = 2000
MAX_FRAMES = 12
MAX_LINE = 200


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


def arguments(payload: bytes) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Fresh arguments for one call, so that nobody sees what another changed in place."""
    args, keywords = values.decode(payload, tensor=as_tensor)
    return tuple(args), dict(keywords)


def load_module(name: str, source: str, path: str) -> types.ModuleType:
    """Run a source text as a module that is a real file (AutoGraph and tracebacks read it)."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", errors="surrogatepass") as handle:
        handle.write(source)
    module = types.ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    exec(compile(source, path, "exec"), module.__dict__)
    return module


def flush() -> None:
    """Push out what has been printed, whatever the code put in place of the streams."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:  # a learner's own stream object
            continue


def describe(error: BaseException, folder: str) -> dict[str, Any]:
    """An exception as plain data: only the frames of files below `folder`, harness left out."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(folder)
    ]
    if isinstance(error, SyntaxError) and (error.filename or "").startswith(folder):
        return _describe_syntax(error)
    shown = frames if len(frames) <= MAX_FRAMES else frames[:2] + frames[2 - MAX_FRAMES :]
    last = frames[-1] if frames else None
    return {
        "type": type(error).__name__[:80],
        "message": _text(error),
        "memory": _is_memory(error),
        "line": last.lineno if last else None,
        "source_line": (last.line or "")[:MAX_LINE] if last else None,
        "function": last.name[:80] if last else None,
        "traceback": [
            {
                "file": os.path.basename(f.filename),
                "line": f.lineno,
                "function": f.name[:80],
                "source": (f.line or "")[:MAX_LINE],
            }
            for f in shown
        ],
    }


def _describe_syntax(error: SyntaxError) -> dict[str, Any]:
    return {
        "type": type(error).__name__[:80],
        "message": str(error.msg)[:MAX_MESSAGE],
        "memory": False,
        "line": error.lineno,
        "column": error.offset,
        "source_line": (error.text or "").rstrip("\n")[:MAX_LINE],
        "function": None,
        "traceback": [],
    }


def _text(error: BaseException) -> str:
    try:
        return str(error)[:MAX_MESSAGE]
    except BaseException:  # a learner's exception with a broken __str__
        return ""


def _is_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError"
