"""What ends a program whatever it computes: raised on purpose, limits, files, numbers.

The first kind that fits is named, so the order of the modules matters.
"""

from __future__ import annotations

from labs.diagnosis.errors.kinds import Kind
from labs.diagnosis.errors.running import machine, numbers, raised

BEFORE_ALL: tuple[Kind, ...] = raised.KINDS
KINDS: tuple[Kind, ...] = (
    *machine.KINDS,
    *numbers.KINDS,
)
