"""TensorFlow: gradients, graphs, dtypes, shapes, indices.

The first kind that fits is named, so the order of the modules matters.
"""

from __future__ import annotations

from labs.diagnosis.errors.kinds import Kind
from labs.diagnosis.errors.tensors import dtypes, fitting, gradients, graphs, indexing, products

FIRST: tuple[Kind, ...] = gradients.KINDS
KINDS: tuple[Kind, ...] = (
    *graphs.KINDS,
    *dtypes.KINDS,
    *products.KINDS,
    *indexing.KINDS,
    *fitting.KINDS,
)
