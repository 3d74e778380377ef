"""Keras: inputs, labels and losses, training, building of models.

The first kind that fits is named, so the order of the modules matters.
"""

from __future__ import annotations

from labs.diagnosis.errors.kinds import Kind
from labs.diagnosis.errors.models import building, inputs, keeping, training

KINDS: tuple[Kind, ...] = (
    *inputs.KINDS,
    *training.KINDS,
    *building.KINDS,
    *keeping.KINDS,
)
