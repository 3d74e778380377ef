"""Where a result stops being finite: the first line whose value is NaN or infinite, and why."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from labs.diagnosis.naming import Observation
from labs.grading.authors import Case
from labs.grading.bundle import LabBundle
from labs.grading.outcomes import Silence
from labs.grading.tracing import TraceRun, bounded
from labs.limits import VISIBLE_SEED
from labs.sandbox.pool import SandboxPool

MOST_LINES = 4  # of one statement
MOST_SOURCE = 80
# What in a line may do it, the likeliest first. Text and not a tree: hostile text breaks parsers.
OPERATIONS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("log", re.compile(r"\blog(?:2|10|1p)?\s*\(")),
    ("sqrt", re.compile(r"\bsqrt\s*\(|\*\*\s*\(?\s*(?:0?\.5|1\s*/\s*2)")),
    ("exp", re.compile(r"\bexp\s*\(")),
    ("divide", re.compile(r"/|\bdivide\s*\(")),
)


def origin(
    pool: SandboxPool, bundle: LabBundle, source: str, seen: Sequence[Observation[Case]]
) -> dict[str, Any]:
    """{line, source, operation} of a visible call that went wrong so; {} where it cannot be told.

    The call is made once more, followed line by line, in a child of its own.
    """
    wrong = (one for one in seen if one.seed == VISIBLE_SEED and not one.right)
    found = next((one for one in wrong if _signs(one.output)), None)
    if found is None:
        return {}
    functions = [function.name for function in bundle.spec.functions]
    limits, runtime = bundle.spec.run_limits(), bundle.spec.runtime
    run = TraceRun(pool, runtime, source, functions, limits, Silence())
    with run:
        _stop, claim = run.trace(found.case)
    events = bounded(claim, lines=source.count("\n") + 1)["events"]
    return _first(events, _signs(found.output), source.splitlines())


def _first(
    events: Sequence[Mapping[str, Any]], signs: set[str], lines: Sequence[str]
) -> dict[str, Any]:
    """NaN where the result has NaN: an infinity on the way may be right, as in 1 / (1 + inf)."""
    sign = "nan" if "nan" in signs else "infinite"
    line = next((one["line"] for one in events if one.get(sign)), None)
    if line is None or line > len(lines):
        return {}
    text = _statement(lines[line - 1 : line - 1 + MOST_LINES])
    operation = next((name for name, pattern in OPERATIONS if pattern.search(text)), "line")
    return {"line": line, "source": text[:MOST_SOURCE], "operation": operation}


def _statement(lines: Sequence[str]) -> str:
    """The first of the lines, and what follows while a bracket is open."""
    text = ""
    for line in lines:
        text = f"{text} {line.split('#')[0].strip()}".strip()
        if sum(map(text.count, "([{")) <= sum(map(text.count, ")]}")):
            break
    return text


def _signs(value: Any) -> set[str]:
    """Which of nan and infinite are anywhere in a result."""
    if isinstance(value, Mapping):
        return set().union(*map(_signs, value.values()))
    if isinstance(value, (list, tuple)):
        return set().union(*map(_signs, value))
    if isinstance(value, (np.ndarray, np.generic)) and value.dtype.kind in "fc":
        found = {"nan"} if np.isnan(value).any() else set()
        return found | ({"infinite"} if np.isinf(value).any() else set())
    if isinstance(value, float) and not math.isfinite(value):
        return {"nan" if math.isnan(value) else "infinite"}
    return set()
