"""Keeps what the sandbox says of every failing program: `python -m tests.labs.errors.record`.

The recorded errors are what the fast tests explain; run this again when a library is upgraded.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from labs.sandbox.pool import SandboxPool
from tests.labs.errors.failing import error_of, programs

RECORDED = Path(__file__).with_name("recorded.json")


def recorded() -> dict[str, dict[str, Any]]:
    """Error of each program by its id, as it is stored for a submission."""
    found: dict[str, dict[str, Any]] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Record anew."""
    pool = SandboxPool("warm")
    try:
        errors = {program.id: error_of(pool, program) for program in programs()}
    finally:
        pool.close()
    lines = [f"{json.dumps(key)}: {json.dumps(errors[key])}" for key in sorted(errors)]
    RECORDED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
