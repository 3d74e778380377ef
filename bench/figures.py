"""Turns timings into figures that can be compared."""

from __future__ import annotations

import platform
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` took, in milliseconds of wall time."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def summary(times: Sequence[float]) -> dict[str, float]:
    """Return n, median, 95th percentile, minimum and maximum of times in milliseconds."""
    ordered = sorted(times)
    rank = max(0, -(-95 * len(ordered) // 100) - 1)  # nearest rank
    return {
        "n": len(ordered),
        "p50_ms": round(statistics.median(ordered), 2),
        "p95_ms": round(ordered[rank], 2),
        "min_ms": round(ordered[0], 2),
        "max_ms": round(ordered[-1], 2),
    }


def ratio(slow: Sequence[float], fast: Sequence[float]) -> float:
    """Return how many times slower ``slow`` is, median against median of the same run."""
    return round(statistics.median(slow) / statistics.median(fast), 1)


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    names = [
        line.split(":", 1)[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    return {
        "cpu": names[0] if names else platform.processor(),
        "cores": len(names),
        "kernel": platform.release(),
        "python": platform.python_version(),
    }


def print_table(results: dict[str, Any]) -> None:
    """Print every summary of the results as one line: where it is, n, median, 95th percentile."""
    print(f"\n{'':62}{'n':>5}{'p50 ms':>10}{'p95 ms':>10}")
    for name, found in results.items():
        _print_rows(name, found)


def _print_rows(name: str, found: Any) -> None:
    if isinstance(found, dict) and "p50_ms" in found:
        print(f"{name:62.62}{found['n']:5}{found['p50_ms']:10.1f}{found['p95_ms']:10.1f}")
    elif isinstance(found, dict):
        for key, value in found.items():
            _print_rows(f"{name} / {key}", value)
    else:
        print(f"{name:62.62}  {found}")
