"""How much memory was asked for when an allocation was refused, read off the error's message."""

from __future__ import annotations

import math
import re
from typing import Final

UNITS: Final = {"": 2**-20, "K": 2**-10, "M": 1.0, "G": 2.0**10, "T": 2.0**20, "P": 2.0**30}
ASKED: Final = re.compile(r"allocate (\d{1,12}(?:\.\d{0,3})?) ([KMGTP]?)(?:iB|B|bytes)\b")
SHAPED: Final = re.compile(r"shape\[(\d{1,12}(?:,\d{1,12}){0,9})\] and type (\w{1,12})")
BYTES: Final = {
    "half": 2,
    "bfloat16": 2,
    "float": 4,
    "double": 8,
    "int32": 4,
    "int64": 8,
    "bool": 1,
}
MOST_MB: Final = 1e12


def asked_mb(message: str) -> float | None:
    """MB of the refused allocation; None where NumPy's or TensorFlow's message does not say.

    >>> asked_mb("Unable to allocate 1.50 GiB for an array with shape (1, 2)")
    1536.0
    """
    if found := ASKED.search(message):
        return min(MOST_MB, float(found[1]) * UNITS[found[2]])
    if found := SHAPED.search(message):
        entries = math.prod(int(size) for size in found[1].split(","))
        return min(MOST_MB, round(entries * BYTES.get(found[2], 4) / 2**20, 1))
    return None
