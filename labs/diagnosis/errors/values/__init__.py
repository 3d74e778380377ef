"""Python's own values: None, calls, unpacking, operators, items, conversions.

The first kind that fits is named, so the order of the modules matters.
"""

from __future__ import annotations

from labs.diagnosis.errors.kinds import Kind
from labs.diagnosis.errors.values import (
    arguments,
    calling,
    converting,
    items,
    nothing,
    operators,
    unpacking,
)

KINDS: tuple[Kind, ...] = (
    *nothing.KINDS,
    *calling.KINDS,
    *unpacking.KINDS,
    *operators.KINDS,
    *items.KINDS,
    *converting.KINDS,
    *arguments.KINDS,
)
