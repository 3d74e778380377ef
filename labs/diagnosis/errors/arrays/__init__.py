"""NumPy: shapes, axes, indices, dtypes, linear algebra. Sklearn's two frequent ones as well.

The first kind that fits is named, so the order of the modules matters.
"""

from __future__ import annotations

from labs.diagnosis.errors.arrays import axes, calling, computing, entries, fitting, indexing
from labs.diagnosis.errors.kinds import Kind

KINDS: tuple[Kind, ...] = (
    *fitting.KINDS,
    *axes.KINDS,
    *indexing.KINDS,
    *entries.KINDS,
    *computing.KINDS,
    *calling.KINDS,
)
