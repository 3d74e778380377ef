"""How much a match says. A name needs more than a coincidence.

Every *distinct* number that a relation predicted counts with as many bits as it was predicted
exactly: log2(its size / tolerance), at most 40; whole numbers count the bits of their range, at
most 8, since people and labels use small ones. An array of few distinct values (labels, one-hot)
may instead count by its pattern: entries times the entropy of their values.

A relation is named from 24 bits on and from two distinct
numbers on: a coincidence is then rarer than one in sixteen million for each relation tried.
A relation whose parameter was read off the numbers themselves (an offset) loses its best number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.seen import Leaf

ENOUGH_BITS = 24.0
MOST_BITS = 40.0
WHOLE_BITS = 8.0
LOOKED_AT = 4096


def enough(
    leaves: Iterable[Leaf], *, side: str = "got", everywhere: bool = False, free: int = 0,
    bonus: float = 0.0,
    part: Callable[[Leaf], Array] | None = None,
) -> bool:  # fmt: skip
    """Whether the numbers predicted on `side` ("got" or "expected") are evidence.

    `everywhere`: the entries that are right were predicted as well. `free`: parameters that were
    read off the numbers. `bonus`: bits that come from elsewhere (sizes that differ). `part`:
    where anything was predicted, as a boolean array.
    """
    values, tolerances = _predicted(leaves, side, everywhere, part)
    if not values.size:
        return False
    kept, bits = _distinct(values, tolerances)
    if kept.size < 2:
        return False
    single = np.sort(bits)[: bits.size - free].sum() if free < bits.size else 0.0
    pattern = (values.size - free) * _entropy(values)
    return bool(max(single, pattern) + bonus >= ENOUGH_BITS)


def _predicted(
    leaves: Iterable[Leaf], side: str, everywhere: bool, part: Callable[[Leaf], Array] | None
) -> tuple[Array, Array]:
    values, tolerances = [np.zeros(0)], [np.zeros(0)]
    for leaf in leaves:
        array = leaf.got if side == "got" else leaf.expected
        if leaf.same_shape and not everywhere:
            array = array[leaf.wrong() & part(leaf) if part else leaf.wrong()]
        flat = array.ravel()[:LOOKED_AT]
        flat = flat[np.isfinite(flat)]
        values.append(np.abs(flat) * np.where(flat.real < 0, -1, 1))
        tolerances.append(leaf.tolerance(flat))
    return np.concatenate(values), np.concatenate(tolerances)


def _distinct(values: Array, tolerances: Array) -> tuple[Array, Array]:
    """Values that are apart from each other, and the bits of each."""
    order = np.argsort(values, kind="stable")
    values, tolerances = values[order], tolerances[order]
    apart = np.concatenate(([True], np.diff(values) > 4 * tolerances[1:]))
    values, tolerances = values[apart], tolerances[apart]
    with np.errstate(all="ignore"):
        bits = np.log2(np.maximum(np.abs(values), 1e-300) / np.maximum(tolerances, 1e-300))
    whole = values == np.round(values)
    spread = float(np.log2(1 + values[-1] - values[0])) if values.size else 0.0
    return values, np.where(whole, min(WHOLE_BITS, spread), np.clip(bits, 0, MOST_BITS))


def _entropy(values: Array) -> float:
    _, counts = np.unique(np.round(values, 9), return_counts=True)
    share = counts / counts.sum()
    return float(-(share * np.log2(share)).sum())
