"""`python -m bench.explanations`: how many failing programs are explained, with line and cause.

Runs every program of tests/labs/errors/programs in the real sandbox, with the real libraries.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from bench.figures import summary
from labs.diagnosis.errors import Failure, explain
from labs.sandbox.pool import SandboxPool
from tests.labs.errors.failing import FAMILIES, Program, error_of, programs

GENERAL = ("shape_other", "argument_value", "syntax_other")


def explained(*families: str) -> dict[str, Any]:
    """One row per family: programs, explained, right line, right kind, general kinds, times."""
    pool = SandboxPool("warm")
    try:
        return {family: _family(pool, family) for family in families or FAMILIES}
    finally:
        pool.close()


def _family(pool: SandboxPool, family: str) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    times: list[float] = []
    for program in programs(family):
        counts.update(_judge(pool, program, times))
    total = counts["programs"]
    return {
        **counts,
        "explained_share": round(counts["explained"] / total, 4),
        "explain_ms": summary(times),
    }


def _judge(pool: SandboxPool, program: Program, times: list[float]) -> list[str]:
    failure = Failure.from_json(error_of(pool, program) or {})
    started = time.perf_counter()
    found = explain(failure)
    times.append((time.perf_counter() - started) * 1e3)
    line = failure.line == program.line
    facts = {
        "programs": True,
        "explained": line and not found.is_fallback and bool(found.causes),
        "line": line,
        "kind": found.kind == program.kind,
        "general": found.kind in GENERAL,
        "with_values": bool(found.values),
    }
    return [name for name, holds in facts.items() if holds]


def main() -> None:
    """Print the table."""
    columns = ("programs", "explained", "line", "kind", "general", "with_values")
    print(f"{'family':<18}" + "".join(f"{name:>13}" for name in columns))
    rows = explained()
    for family, row in rows.items():
        print(f"{family:<18}" + "".join(f"{row.get(name, 0):>13}" for name in columns))
    total = {name: sum(row.get(name, 0) for row in rows.values()) for name in columns}
    print(f"{'all':<18}" + "".join(f"{total[name]:>13}" for name in columns))
    print(f"explained with line and cause: {total['explained'] / total['programs']:.1%}")


if __name__ == "__main__":
    main()
