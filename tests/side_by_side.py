"""Runs the test suite's two halves next to each other: ``python -m tests.side_by_side``.

One half drives the browser and the sandbox, the other needs neither and runs on SQLite and then on
PostgreSQL. What the second half prints is kept and shown when the first has ended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from typing import IO

PYTEST = [sys.executable, "-m", "pytest"]
WITH_PROCESSES = [*PYTEST, "-m", "browser or sandbox"]
WITHOUT = [*PYTEST, "-q", "-m", "not browser and not sandbox"]


def main(options: list[str]) -> int:
    """Run everything; return the exit code, 0 only when every part ended with 0."""
    with tempfile.TemporaryFile("w+") as kept:
        second = subprocess.Popen(
            [sys.executable, "-m", "tests.side_by_side", "--both-databases", *options],
            stdout=kept,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
        try:
            first = subprocess.run([*WITH_PROCESSES, *options], check=False).returncode
            codes = [first, second.wait()]
        except BaseException:
            os.killpg(second.pid, signal.SIGTERM)
            raise
        finally:
            _show(kept)
    return max(map(abs, codes))


def both_databases(options: list[str]) -> int:
    """The half without browser and sandbox, on SQLite and on PostgreSQL."""
    codes = []
    for name in ("sqlite", "postgresql"):
        sys.stdout.write(f"\nWithout browser and sandbox, on {name}:\n")
        sys.stdout.flush()
        chosen = {"DOKUGAKU_TEST_DATABASE": name} if name == "postgresql" else {}
        ended = subprocess.run([*WITHOUT, *options], env=os.environ | chosen, check=False)
        codes.append(abs(ended.returncode))
    return max(codes)


def _show(kept: IO[str]) -> None:
    kept.seek(0)
    sys.stdout.write(kept.read())
    sys.stdout.flush()


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == ["--both-databases"]:
        sys.exit(both_databases(given[1:]))
    sys.exit(main(given))
