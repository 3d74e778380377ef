"""Finds lines of the author's files in what learners are sent."""

from __future__ import annotations

from labs.models import Lab


def leaks(lab: Lab, text: str) -> list[str]:
    """Lines of the author's files that stand in a text and in nothing that learners are given."""
    version = lab.current_version
    given = version.files["starter.py"] + version.files["instructions.en.md"] + str(version.spec)
    return [
        line
        for name in ("solution.py", "checks.py", "mistakes.py", "alternatives/loops.py")
        for line in map(str.strip, version.files[name].splitlines())
        if len(line) > 25 and line in text and line not in given
    ]
