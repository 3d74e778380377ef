"""How long the phases of runs took in this process, as histograms that only grow.

A worker writes them into its row with each heartbeat; ``/metrics`` adds nothing up by itself, so
that what a scraper sees is what the worker counted.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, Final

PHASES: Final = ("queued", "start", "run", "compare", "publish")
BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)

_lock = threading.Lock()
_counts: dict[str, dict[str, Any]] = {}


def observe(runtime: str, phases: Mapping[str, Any]) -> None:
    """Count one run; ``phases`` are milliseconds by ``<phase>_ms``."""
    with _lock:
        for phase in PHASES:
            milliseconds = phases.get(f"{phase}_ms")
            if isinstance(milliseconds, (int, float)):
                _count(f"{runtime}/{phase}", milliseconds / 1000)


def _count(key: str, seconds: float) -> None:
    empty: dict[str, Any] = {"counts": [0] * (len(BOUNDS) + 1), "sum": 0.0}
    entry = _counts.setdefault(key, empty)
    entry["counts"][bisect_left(BOUNDS, seconds)] += 1
    entry["sum"] = round(entry["sum"] + seconds, 6)


def snapshot() -> dict[str, dict[str, Any]]:
    """``runtime/phase`` -> counts per bucket (the last is beyond all bounds) and sum, as JSON."""
    with _lock:
        return {key: {**entry, "counts": list(entry["counts"])} for key, entry in _counts.items()}
