"""Programs that fail as learners' programs do, and a way to run them in the real sandbox."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labs.grading.outcomes import Silence
from labs.grading.running import LearnerRun
from labs.limits import DEFAULTS, Runtime
from labs.sandbox.pool import SandboxPool

FOLDER = Path(__file__).with_name("programs")
FAMILIES: dict[str, Runtime] = {
    "fresh_numpy": "numpy",
    "fresh_tensorflow": "tensorflow",
    "python": "numpy",
    "arrays": "numpy",
    "tensorflow": "tensorflow",
    "keras": "tensorflow",
}
HEAD = re.compile(r"^=== (\S+) (\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Program:
    """A text that fails, the kind of its explanation, and the line that must be named."""

    family: str
    name: str
    kind: str
    source: str
    line: int

    @property
    def id(self) -> str:
        return f"{self.family}/{self.name}"


def programs(*families: str) -> list[Program]:
    """All programs of the given families (all when none is given)."""
    return [one for family in families or FAMILIES for one in _read(family)]


def _read(family: str) -> list[Program]:
    _before, *parts = HEAD.split((FOLDER / f"{family}.txt").read_text(encoding="utf-8"))
    found = []
    for name, kind, source in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        lines = source.splitlines()
        line = next((n for n, text in enumerate(lines, 1) if text.endswith("#!")), 0)
        clean = "\n".join(text.removesuffix("#!").rstrip() for text in lines)
        found.append(Program(family, name, kind, clean + "\n", line))
    return found


def error_of(pool: SandboxPool, program: Program) -> dict[str, Any] | None:
    """What the sandbox says of a program that fails while it is loaded."""
    runtime = FAMILIES[program.family]
    with LearnerRun(pool, runtime, program.source, [], DEFAULTS[runtime], Silence()) as run:
        stop = run.load()
    return stop.error if stop else None
