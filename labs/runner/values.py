"""Values on the wire: bounded JSON, with arrays beside it as .npy bodies.

Nothing here can hold an object with code, and nothing is ever unpickled.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from labs.runner.arrays import npy_array, npy_bytes
from labs.runner.protocol import (
    LENGTH,
    MAX_MARKS,
    ProtocolError,
    TooLarge,
    marks,
    parse_json,
    split,
)

MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_ODD_KEYS = 2000  # tuples and large integers can be made to have one hash: a slow dict
SAFE_INTEGER = 2**53
MAX_DIGITS = 4000
INTEGER = re.compile(rf"-?[0-9]{{1,{MAX_DIGITS}}}")


@dataclass(frozen=True)
class Unsupported:
    """Stands for a returned object that is no plain data. It equals nothing an author expects."""

    type_name: str


@dataclass(frozen=True)
class Tensor:
    """An argument that the learner's function receives as a tf.constant of this array."""

    array: Any


@dataclass(frozen=True)
class Own:
    """An argument that the learner's own `function` makes: part `part` of what it returns.

    `ours` is what the solution makes; see `child.made` for which of the two is handed over.
    """

    function: str
    args: tuple[Any, ...]
    part: int
    ours: Any = None


def encode(value: Any, limit: int, plain: Callable[[Any], Any] | None = None) -> bytes:
    """A value as payload bytes of at most `limit`; `plain` makes foreign objects plain."""
    writer = _Writer(limit, plain)
    text = json.dumps(writer.node(value, 0)).encode()
    size = LENGTH.size + len(text) + sum(LENGTH.size + len(blob) for blob in writer.blobs)
    if size > limit or marks(text) > MAX_MARKS or len(writer.blobs) > MAX_NODES:
        raise TooLarge("value too large", size)
    parts = [LENGTH.pack(len(text)), text]
    for blob in writer.blobs:
        parts += (LENGTH.pack(len(blob)), blob)
    return b"".join(parts)


def decode(
    payload: bytes,
    tensor: Callable[[Any], Any] = Tensor,
    made: Callable[[Own], Any] = lambda own: own,
) -> Any:
    """The value of a payload; arrays are writable copies. ProtocolError for anything malformed."""
    text, rest = split(payload)
    blobs: list[bytes] = []
    while rest:
        blob, rest = split(rest)
        blobs.append(blob)
    return _Reader(blobs, tensor, made).value(parse_json(text), 0)


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
        if isinstance(value, Own):
            parts = (value.function, value.args, value.part, value.ours)
            return {"w": [self.node(part, depth + 1) for part in parts]}
        if isinstance(value, (np.ndarray, np.generic)) and _is_no_number(value.dtype):
            return {"u": str(value.dtype)[:80]}
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


def _is_no_number(dtype: Any) -> bool:
    """Records and dates. (TensorFlow's own kinds of numbers are of kind V too, without fields.)"""
    return dtype.kind in "mM" or dtype.names is not None or dtype.subdtype is not None


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
    def __init__(
        self, blobs: list[bytes], tensor: Callable[[Any], Any], made: Callable[[Own], Any]
    ) -> None:
        self.blobs, self.tensor, self.made, self.nodes, self.odd_keys = blobs, tensor, made, 0, 0

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
        if tag == "w" and isinstance(body, list):
            return self._own([self.value(part, depth + 1) for part in body])
        if tag == "o":
            return Unsupported("array of objects")
        if tag == "u" and isinstance(body, str):
            return Unsupported(body[:80])
        raise ProtocolError("unknown tag")

    def _own(self, parts: list[Any]) -> Any:
        match parts:
            case [str() as function, tuple() as args, int() as part, ours]:
                return self.made(Own(function, args, part, ours))
        raise ProtocolError("no call of one's own")

    def _dict(self, body: list[Any], depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for pair in body:
            if not isinstance(pair, list) or len(pair) != 2:
                raise ProtocolError("a dict needs pairs")
            key = self.value(pair[0], depth + 1)
            if not self._is_key(key):
                key = Unsupported("key")
            result[key] = self.value(pair[1], depth + 1)
        return result

    def _is_key(self, key: Any) -> bool:
        large = isinstance(key, int) and abs(key) >= SAFE_INTEGER
        self.odd_keys += large or isinstance(key, tuple)
        return self.odd_keys <= MAX_ODD_KEYS and _plain_key(key)

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


def _complex(real: float, imaginary: float) -> complex:
    try:
        return complex(real, imaginary)
    except OverflowError as error:  # an integer beyond all floats
        raise ProtocolError("no number") from error


def _parse_number(tag: str, body: Any) -> Any:
    if tag == "c" and isinstance(body, list) and len(body) == 2:
        real, imaginary = (
            _parse_number("f", part["f"]) if isinstance(part, dict) and "f" in part else part
            for part in body
        )
        if all(isinstance(part, (int, float)) for part in (real, imaginary)):
            return _complex(real, imaginary)
    if tag == "f" and body in ("nan", "inf", "-inf"):
        return float(body)
    if tag == "i" and isinstance(body, str) and INTEGER.fullmatch(body):
        return int(body)
    raise ProtocolError("no number")
