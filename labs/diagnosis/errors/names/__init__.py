"""Names, attributes and imports that are not there.

The first kind that fits is named, so the order of the modules matters.
"""

from __future__ import annotations

from labs.diagnosis.errors.kinds import Kind
from labs.diagnosis.errors.names import attributes, symbolic, unknown

KINDS: tuple[Kind, ...] = (
    *unknown.KINDS,
    *attributes.KINDS,
    *symbolic.KINDS,
)
