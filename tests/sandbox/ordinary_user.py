"""Run as a program: probes the sandbox and grades a few files as whoever we are; prints JSON.

Without the web's settings, so that it also runs for a user who may read the code and nothing else.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from labs.grading.bundle import LabBundle
from labs.grading.engine import grade
from labs.sandbox import jail
from labs.sandbox.pool import SandboxPool

CASES = Path(__file__).parent / "cases"
DOUBLING = Path(__file__).parent.parent / "labs" / "fixtures" / "doubling"


def forbid_nesting() -> None:
    """Have the jail forbid user namespaces in itself, as the policy of other machines does."""
    build = jail.command

    def command(*args: Any, **options: Any) -> list[str]:
        first, *rest = build(*args, **options)
        return [first, "--unshare-user", "--disable-userns", *rest]

    jail.command = command


def main(mode: str, names: list[str]) -> None:
    if mode == "no-nesting":
        forbid_nesting()
    pool = SandboxPool(mode if mode in ("warm", "cold") else None)  # type: ignore[arg-type]
    report = pool.start(["numpy"])
    bundle = LabBundle.from_folder(DOUBLING)
    verdicts = {
        name: grade(
            bundle=bundle,
            source=(CASES / name / "attack.py").read_text(encoding="utf-8"),
            seed=1,
            mode="submit",
            pool=pool,
        ).verdict
        for name in names
    }
    answer = {
        "uid": os.getuid(),
        "mode": pool.mode,
        "live": [layer.name for layer in report.layers if layer.live],
        "missing": [layer.sentence for layer in report.missing],
        "note": report.note,
        "verdicts": verdicts,
        "survivors": pool.survivors(),
    }
    pool.close()
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
