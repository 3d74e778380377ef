"""The garbage collector of processes that stay: web and workers."""

from __future__ import annotations

import gc
from typing import Final

COLLECTED_AFTER: Final = 10_000
"""New objects; Python's own 700 are there several times in a request, and few of them in cycles."""


def settle() -> None:
    """Leave alone what has been imported, and look less often for what has come since."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)
