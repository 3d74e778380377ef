"""Frames and values between the worker and a child in the sandbox.

A frame is one byte of kind, a length, a JSON head and a payload. A payload is one encoded value:
JSON whose arrays stand beside it as .npy bodies. Nothing here can hold an object with code:
reading never unpickles, and an array's header is checked against its body before NumPy sees it.
Both sides import this module; the worker must survive whatever bytes a learner's process writes.
"""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

LOAD, CALL, CASES, MISTAKES, BASELINE = b"L", b"C", b"A", b"M", b"B"  # worker to child
OUTLINE, RETURNED, RAISED, MORE = b"O", b"R", b"E", b"P"  # child to worker

FRAME = struct.Struct(">cI")
LENGTH = struct.Struct(">I")
MAX_HEAD = 256 * 1024
MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_DIMENSIONS = 32
SAFE_INTEGER = 2**53
MAX_DIGITS = 4000
MAX_CODEPOINT = 0x10FFFF
NPY_MAGIC = b"\x93NUMPY\x01\x00"
NPY_HEADER = re.compile(
    rb"\{'descr': '([^']{1,12})', 'fortran_order': (True|False), 'shape': \(([0-9, ]{0,400})\), \} *\n"
)
NPY_TYPES = re.compile(r"\|b1|[|][iu]1|<[iu][248]|<f[248]|<c(8|16)|<U[0-9]{1,6}|\|S[0-9]{1,6}")


class ProtocolError(ValueError):
    """The bytes are not a frame or value of this protocol."""


class TooLarge(ValueError):
    """A value is beyond what may be sent; `size` in bytes where known."""

    def __init__(self, what: str, size: int | None = None) -> None:
        super().__init__(what)
        self.size = size


@dataclass(frozen=True)
class Unsupported:
    """Stands for a returned object that is no plain data. It equals nothing an author expects."""

    type_name: str


@dataclass(frozen=True)
class Tensor:
    """An argument that the learner's function receives as a tf.constant of this array."""

    array: Any


def pack_frame(kind: bytes, head: dict[str, Any], payload: bytes = b"") -> bytes:
    """One frame as bytes."""
    text = json.dumps(head).encode()
    return b"".join(
        (FRAME.pack(kind, LENGTH.size + len(text) + len(payload)), LENGTH.pack(len(text)), text, payload)
    )


def unpack_body(body: bytes) -> tuple[dict[str, Any], bytes]:
    """The head and payload of a frame's body; ProtocolError when it is anything else."""
    text, payload = _split(body)
    if len(text) > MAX_HEAD:
        raise ProtocolError("head too long")
    head = _parse_json(text)
    if not isinstance(head, dict):
        raise ProtocolError("head is no object")
    return head, payload


def encode(value: Any, limit: int, plain: Callable[[Any], Any] | None = None) -> bytes:
    """A value as payload bytes of at most `limit`; `plain` turns foreign objects into plain ones."""
    writer = _Writer(limit, plain)
    text = json.dumps(writer.node(value, 0)).encode()
    size = LENGTH.size + len(text) + sum(LENGTH.size + len(blob) for blob in writer.blobs)
    if size > limit:
        raise TooLarge("value too large", size)
    parts = [LENGTH.pack(len(text)), text]
    for blob in writer.blobs:
        parts += (LENGTH.pack(len(blob)), blob)
    return b"".join(parts)


def decode(payload: bytes, tensor: Callable[[Any], Any] = Tensor) -> Any:
    """The value of a payload; arrays are writable copies. ProtocolError for anything malformed."""
    text, rest = _split(payload)
    blobs: list[bytes] = []
    while rest:
        blob, rest = _split(rest)
        blobs.append(blob)
    return _Reader(blobs, tensor).value(_parse_json(text), 0)


def _split(data: bytes) -> tuple[bytes, bytes]:
    if len(data) < LENGTH.size:
        raise ProtocolError("length is missing")
    (size,) = LENGTH.unpack_from(data)
    end = LENGTH.size + size
    if end > len(data):
        raise ProtocolError("length is beyond the end")
    return data[LENGTH.size : end], data[end:]


def _parse_json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        raise ProtocolError("no JSON") from error


class _Writer:
    def __init__(self, limit: int, plain: Callable[[Any], Any] | None) -> None:
        self.limit, self.plain = limit, plain
        self.nodes = self.size = 0
        self.blobs: list[bytes] = []

    def node(self, value: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise TooLarge("too many or too deep nested values")
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, (int, float, complex)) and not isinstance(value, np.generic):
            return _number(value)
        if isinstance(value, str):
            self._grow(len(value))
            return str(value)
        if isinstance(value, (list, tuple, dict)):
            return self._container(value, depth)
        return self._foreign(value, depth)

    def _container(self, value: Any, depth: int) -> Any:
        if isinstance(value, dict):
            items = list(value.items())
            return {"d": [[self.node(k, depth + 1), self.node(v, depth + 1)] for k, v in items]}
        tag = "t" if isinstance(value, tuple) else "l"
        return {tag: [self.node(item, depth + 1) for item in value]}

    def _foreign(self, value: Any, depth: int) -> Any:
        if isinstance(value, Tensor):
            return {"x": self._array(np.asarray(value.array))}
        if isinstance(value, np.generic) and value.dtype != object:
            return {"n": self._array(np.asarray(value))}
        if isinstance(value, np.ndarray):
            if value.dtype == object:
                return {"o": self.node(value.tolist(), depth + 1)}
            return {"a": self._array(np.asarray(value))}
        if isinstance(value, Unsupported):
            return {"u": str(value.type_name)[:80]}
        converted = self.plain(value) if self.plain else Unsupported(type(value).__name__)
        return self.node(converted, depth + 1)

    def _array(self, array: np.ndarray[Any, Any]) -> int:
        blob = npy_bytes(array)
        self._grow(len(blob))
        self.blobs.append(blob)
        return len(self.blobs) - 1

    def _grow(self, size: int) -> None:
        self.size += size
        if self.size > self.limit:
            raise TooLarge("value too large", self.size)


def _number(value: Any) -> Any:
    if isinstance(value, complex):
        return {"c": [_number(value.real), _number(value.imag)]}
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else {"f": repr(float(value))}
    if abs(value) < SAFE_INTEGER:
        return int(value)
    if value.bit_length() > MAX_DIGITS * 3:
        raise TooLarge("integer too large")
    return {"i": str(int(value))}


class _Reader:
    def __init__(self, blobs: list[bytes], tensor: Callable[[Any], Any]) -> None:
        self.blobs, self.tensor, self.nodes = blobs, tensor, 0

    def value(self, node: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH + 2:
            raise ProtocolError("too many or too deep nested values")
        if node is None or isinstance(node, (bool, int, float, str)):
            return node
        if not isinstance(node, dict) or len(node) != 1:
            raise ProtocolError("unknown node")
        ((tag, body),) = node.items()
        return self._tagged(tag, body, depth)

    def _tagged(self, tag: str, body: Any, depth: int) -> Any:
        if tag in ("l", "t") and isinstance(body, list):
            items = [self.value(item, depth + 1) for item in body]
            return tuple(items) if tag == "t" else items
        if tag == "d" and isinstance(body, list):
            return self._dict(body, depth)
        if tag in ("a", "n", "x"):
            return self._from_blob(tag, body)
        if tag in ("i", "f", "c"):
            return _parse_number(tag, body)
        if tag == "o":
            return Unsupported("array of objects")
        if tag == "u" and isinstance(body, str):
            return Unsupported(body[:80])
        raise ProtocolError("unknown tag")

    def _dict(self, body: list[Any], depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for pair in body:
            if not isinstance(pair, list) or len(pair) != 2:
                raise ProtocolError("a dict needs pairs")
            key = self.value(pair[0], depth + 1)
            if not _plain_key(key):
                key = Unsupported("key")
            result[key] = self.value(pair[1], depth + 1)
        return result

    def _from_blob(self, tag: str, index: Any) -> Any:
        if not isinstance(index, int) or not 0 <= index < len(self.blobs):
            raise ProtocolError("no such array")
        array = npy_array(self.blobs[index])
        if tag == "x":
            return self.tensor(array)
        if tag == "n":
            if array.shape != ():
                raise ProtocolError("a scalar has no shape")
            return array[()]
        return array


def _plain_key(key: Any) -> bool:
    if isinstance(key, tuple):
        return all(_plain_key(part) for part in key)
    return key is None or isinstance(key, (str, int, float, bool))


def _parse_number(tag: str, body: Any) -> Any:
    if tag == "c" and isinstance(body, list) and len(body) == 2:
        real, imaginary = (_parse_number("f", part["f"]) if isinstance(part, dict) and "f" in part else part
                           for part in body)  # fmt: skip
        if all(isinstance(part, (int, float)) for part in (real, imaginary)):
            return complex(real, imaginary)
    if tag == "f" and body in ("nan", "inf", "-inf"):
        return float(body)
    if tag == "i" and isinstance(body, str) and re.fullmatch(r"-?[0-9]{1,%d}" % MAX_DIGITS, body):
        return int(body)
    raise ProtocolError("no number")


def npy_bytes(array: np.ndarray[Any, Any]) -> bytes:
    """An array as .npy (format 1.0), little-endian; unknown kinds of entries become float64."""
    array = _portable(array)
    fortran = array.flags.f_contiguous and not array.flags.c_contiguous
    header = f"{{'descr': '{array.dtype.str}', 'fortran_order': {fortran}, 'shape': {array.shape!r}, }}"
    padding = 64 - (len(NPY_MAGIC) + 2 + len(header) + 1) % 64
    text = (header + " " * padding + "\n").encode("latin1")
    return b"".join((NPY_MAGIC, struct.pack("<H", len(text)), text, array.tobytes("F" if fortran else "C")))


def _portable(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    array = np.asarray(array)
    if array.dtype.byteorder == ">":
        array = array.astype(array.dtype.newbyteorder("<"))
    if NPY_TYPES.fullmatch(array.dtype.str):
        return array
    if array.dtype.kind == "c":
        return array.astype(np.complex128)
    return array.astype(np.float64)  # long double, bfloat16 and the like


def npy_array(blob: bytes) -> np.ndarray[Any, Any]:
    """The array of .npy bytes, writable. Its header must account for every byte of its body."""
    start = len(NPY_MAGIC) + 2
    if blob[: len(NPY_MAGIC)] != NPY_MAGIC or len(blob) < start:
        raise ProtocolError("no array")
    (size,) = struct.unpack_from("<H", blob, len(NPY_MAGIC))
    match = NPY_HEADER.fullmatch(blob[start : start + size])
    if not match:
        raise ProtocolError("array header is malformed")
    dtype, shape = _dtype(match[1]), _shape(match[3])
    body = memoryview(blob)[start + size :]
    if math.prod(shape) * dtype.itemsize != len(body):
        raise ProtocolError("array header does not fit its body")
    if dtype.kind == "U" and len(body) and int(np.frombuffer(body, "<u4").max()) > MAX_CODEPOINT:
        raise ProtocolError("no characters")
    order = "F" if match[2] == b"True" else "C"
    return _build(body, dtype, shape, order)


def _build(body: memoryview, dtype: Any, shape: tuple[int, ...], order: Any) -> Any:
    try:
        flat = np.frombuffer(body, dtype) if len(body) else np.empty(0, dtype)
        return flat.copy().reshape(shape, order=order)
    except (ValueError, MemoryError, OverflowError) as error:
        raise ProtocolError("array cannot be built") from error


def _dtype(text: bytes) -> np.dtype[Any]:
    name = text.decode("latin1")
    if not NPY_TYPES.fullmatch(name):
        raise ProtocolError("type of entries is not allowed")
    return np.dtype(name)


def _shape(text: bytes) -> tuple[int, ...]:
    parts = [part.strip() for part in text.decode("latin1").split(",")]
    if parts and parts[-1] == "":
        parts.pop()
    if len(parts) > MAX_DIMENSIONS or not all(part.isdigit() and len(part) < 11 for part in parts):
        raise ProtocolError("shape is malformed")
    return tuple(int(part) for part in parts)
