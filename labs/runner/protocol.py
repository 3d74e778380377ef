"""Frames between the worker and a child in the sandbox.

A frame is one byte of kind, a length, a JSON head and a payload (an encoded value, see values.py).
Both sides import this; the worker must survive whatever bytes a learner's process writes.
"""

from __future__ import annotations

import json
import struct
from typing import Any

LOAD, CALL, CASES, MISTAKES, BASELINE = b"L", b"C", b"A", b"M", b"B"  # worker to child
TRACE = b"T"  # worker to the learner's child: one call, with every assignment shown
EVALUATE = b"V"  # worker to the author's child: the right function with other arguments
OUTLINE, RETURNED, RAISED, MORE = b"O", b"R", b"E", b"P"  # child to worker

FRAME = struct.Struct(">cI")
LENGTH = struct.Struct(">I")
MAX_HEAD = 256 * 1024
MAX_MARKS = 1_000_000  # commas, braces and brackets of a text that is parsed


class ProtocolError(ValueError):
    """The bytes are not a frame or value of this protocol."""


class TooLarge(ValueError):
    """A value is beyond what may be sent; `size` in bytes where known."""

    def __init__(self, what: str, size: int | None = None) -> None:
        super().__init__(what)
        self.size = size


def pack_frame(kind: bytes, head: dict[str, Any], payload: bytes = b"") -> bytes:
    """One frame as bytes."""
    text = json.dumps(head).encode()
    return b"".join(
        (
            FRAME.pack(kind, LENGTH.size + len(text) + len(payload)),
            LENGTH.pack(len(text)),
            text,
            payload,
        )
    )


def unpack_body(body: bytes) -> tuple[dict[str, Any], bytes]:
    """The head and payload of a frame's body; ProtocolError when it is anything else."""
    text, payload = split(body)
    if len(text) > MAX_HEAD:
        raise ProtocolError("head too long")
    head = parse_json(text)
    if not isinstance(head, dict):
        raise ProtocolError("head is no object")
    return head, payload


def split(data: bytes) -> tuple[bytes, bytes]:
    if len(data) < LENGTH.size:
        raise ProtocolError("length is missing")
    (size,) = LENGTH.unpack_from(data)
    end = LENGTH.size + size
    if end > len(data):
        raise ProtocolError("length is beyond the end")
    return data[LENGTH.size : end], data[end:]


def marks(text: bytes) -> int:
    """How many objects a JSON text can become at most, more or less: each takes 60 bytes or so."""
    return text.count(b",") + text.count(b"{") + text.count(b"[")


def parse_json(text: bytes) -> Any:
    """The value of a JSON text. ProtocolError also for one whose objects would fill the memory."""
    if marks(text) > MAX_MARKS:
        raise ProtocolError("too many values")
    try:
        return json.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        raise ProtocolError("no JSON") from error
