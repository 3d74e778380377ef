"""Text that is no Python.

The first kind that fits is named, so the order of the modules matters.
"""

from __future__ import annotations

from labs.diagnosis.errors.kinds import Kind
from labs.diagnosis.errors.syntax import brackets, indentation, statements

KINDS: tuple[Kind, ...] = (
    *indentation.KINDS,
    *brackets.KINDS,
    *statements.KINDS,
)
