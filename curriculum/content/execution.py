"""Code of lessons that is run: extracted here, run by the tests with the sandbox's interpreter."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from curriculum.content.document import ExecutedCode, parse_document
from curriculum.content.problems import ContentProblem

# Runs in the other interpreter: one namespace for all blocks, what each prints told apart.
_DRIVER = """
import contextlib, io, json, sys, traceback
namespace, results = {"__name__": "__main__"}, []
for number, block in enumerate(json.load(sys.stdin), 1):
    printed, error = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(block, f"<block {number}>", "exec"), namespace)
    except BaseException:
        error = traceback.format_exc(limit=-1)
    results.append({"printed": printed.getvalue(), "error": error})
    if error:
        break
print(json.dumps(results))
"""


@dataclass(frozen=True)
class Run:
    """What one block did."""

    printed: str
    error: str


def executed_code(text: str, language: str = "en") -> list[ExecutedCode]:
    """All `python exec` blocks of a lesson, in the order in which they are run."""
    document = parse_document(text, language, "")
    return [block for part in document.parts for block in part.executed()]


def run(blocks: Sequence[ExecutedCode], python: Path, *, seconds: float = 120) -> list[Run]:
    """Run blocks in one namespace in a fresh interpreter; stops after the first that fails.

    Content is written by authors of this repository and reviewed: no sandbox is needed here.
    Raises `subprocess.TimeoutExpired` or `CalledProcessError` when the interpreter itself fails.
    """
    done = subprocess.run(
        [str(python), "-c", _DRIVER],
        input=json.dumps([block.code for block in blocks]),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=True,
    )
    return [Run(**result) for result in json.loads(done.stdout)]


def differences(
    file: str, blocks: Sequence[ExecutedCode], runs: Sequence[Run]
) -> list[ContentProblem]:
    """Compare what was printed with what the lesson says; trailing space does not count."""
    problems = []
    for block, result in zip(blocks, runs, strict=False):
        if result.error:
            last = result.error.strip().splitlines()[-1]
            problems.append(ContentProblem(file, block.line, "```python exec", "no error", last))
        elif block.output is not None and _bare(block.output) != _bare(result.printed):
            expected = f"the output {_bare(result.printed)!r}"
            found = repr(_bare(block.output))
            problems.append(ContentProblem(file, block.line, "```output", expected, found))
    return problems


def _bare(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).rstrip()
