"""Arrays as .npy bytes, read by our own strict parser: np.load is never given learners' bytes."""

from __future__ import annotations

import math
import re
import struct
from typing import Any

import numpy as np

from labs.runner.protocol import ProtocolError, TooLarge

Array = np.ndarray[Any, Any]
MAX_DIMENSIONS = 32
MAX_EMPTY = 1 << 20  # rows of an array without entries: they cost no byte, but whoever walks them
MAX_CODEPOINT = 0x10FFFF
NPY_MAGIC = b"\x93NUMPY\x01\x00"
NPY_HEADER = re.compile(
    rb"\{'descr': '([^']{1,12})', 'fortran_order': (True|False), "
    rb"'shape': \(([0-9, ]{0,400})\), \} *\n"
)
NPY_TYPES = re.compile(r"\|b1|[|][iu]1|<[iu][248]|<f[248]|<c(8|16)|<U[0-9]{1,6}|\|S[0-9]{1,6}")


def npy_bytes(array: Array) -> bytes:
    """An array as .npy (format 1.0), little-endian; unknown kinds of entries become float64."""
    array = _portable(array)
    if not array.nbytes and math.prod(size for size in array.shape if size) > MAX_EMPTY:
        raise TooLarge("an empty array of too many rows")
    fortran = array.flags.f_contiguous and not array.flags.c_contiguous
    header = (
        f"{{'descr': '{array.dtype.str}', 'fortran_order': {fortran}, 'shape': {array.shape!r}, }}"
    )
    padding = 64 - (len(NPY_MAGIC) + 2 + len(header) + 1) % 64
    text = (header + " " * padding + "\n").encode("latin1")
    return b"".join(
        (NPY_MAGIC, struct.pack("<H", len(text)), text, array.tobytes("F" if fortran else "C"))
    )


def _portable(array: Array) -> Array:
    array = np.asarray(array)
    if array.dtype.byteorder == ">":
        array = array.astype(array.dtype.newbyteorder("<"))
    if NPY_TYPES.fullmatch(array.dtype.str):
        return array
    if array.dtype.kind == "c":
        return array.astype(np.complex128)
    return array.astype(np.float64)  # long double, bfloat16 and the like


def npy_array(blob: bytes) -> Array:
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
    if not len(body) and math.prod(size for size in shape if size) > MAX_EMPTY:
        raise ProtocolError("an empty array of too many rows")
    if dtype.kind == "U" and len(body) and int(np.frombuffer(body, "<u4").max()) > MAX_CODEPOINT:
        raise ProtocolError("no characters")
    order = "F" if match[2] == b"True" else "C"
    return _build(body, dtype, shape, order)


def _build(body: memoryview, dtype: Any, shape: tuple[int, ...], order: Any) -> Array:
    try:
        flat: Array = np.frombuffer(body, dtype) if len(body) else np.empty(0, dtype)
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
