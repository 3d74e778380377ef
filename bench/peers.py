"""nbgrader and otter-grader as they are normally used, on the same three checks.

They get an environment of their own in .setup/peers, with the versions of bench/peers.txt, and
NumPy and TensorFlow from this project's runtime, so that all three run the same libraries. One
submission is graded per call, as when a learner hands in. They grade notebooks in a Jupyter kernel
without a sandbox; we run a file in one. Most of their time is starting that kernel.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import milliseconds, summary
from bench.labs import ROOT, solution_of, three_checks
from labs.limits import RUNTIMES, Runtime

HOME = ROOT / ".setup" / "peers"
LOCK = Path(__file__).with_name("peers.txt")
RUNTIME = ROOT / ".runtime"
TRIES = 3
LONG_ENOUGH = 45.0  # seconds for one tool and runtime; then fewer tries have to do
PATIENCE = 180
# The three checks of the measuring labs, as asserts. What is expected is worked out beside them.
TESTS: dict[Runtime, list[str]] = {
    "numpy": [
        """
X = rng.normal(size=(21, 5))
assert np.allclose(standardise(X), (X - X.mean(0)) / X.std(0), 1e-6, 1e-8)
""",
        """
z = rng.normal(size=(22, 1))
assert np.allclose(sigmoid(z), 1 / (1 + np.exp(-z)), 1e-6, 1e-8)
""",
        """
w, X, y = rng.normal(size=(5, 1)), rng.normal(size=(23, 5)), rng.normal(size=(23, 1))
assert np.isclose(cost(w, X, y), np.mean((X @ w - y) ** 2), 1e-6, 1e-8)
""",
    ],
    "tensorflow": [
        """
W, X, b = tensor(4, 5), tensor(5, 21), tensor(4, 1)
assert np.allclose(linear(W, X, b), W.numpy() @ X.numpy() + b.numpy(), 1e-4, 1e-5)
""",
        """
z = tensor(4, 22)
e = np.exp(z.numpy())
assert np.allclose(softmax(z), e / e.sum(0), 1e-4, 1e-5)
""",
        """
z = tensor(23, 4)
y = np.eye(4, dtype='float32')[rng.integers(0, 4, size=23)]
e = np.exp(z.numpy())
expected = -np.mean(np.log((e / e.sum(1, keepdims=True))[y == 1]))
assert np.allclose(loss(z, tf.constant(y)), expected, 1e-4, 1e-5)
""",
    ],
}
SETUP: dict[Runtime, str] = {
    "numpy": "import numpy as np\nrng = np.random.default_rng(1)",
    "tensorflow": "import numpy as np\nimport tensorflow as tf\nrng = np.random.default_rng(1)\n"
    "def tensor(*shape):\n    return tf.constant(rng.normal(size=shape).astype('float32'))",
}


class PeerError(RuntimeError):
    """A peer could not be installed or did not grade."""


def measure() -> dict[str, Any]:
    """Milliseconds per submission of both peers, or a note why there are none."""
    try:
        install()
    except (PeerError, OSError, subprocess.SubprocessError) as error:
        return {"skipped": f"not installed: {error}"[:300]}
    tools: dict[str, Callable[[Runtime, Path], Callable[[], object]]] = {
        "nbgrader": _nbgrader,
        "otter-grader": _otter,
    }
    return {"versions": versions()} | {
        runtime: {name: _timed(prepare, runtime) for name, prepare in tools.items()}
        for runtime in RUNTIMES
    }


def _timed(prepare: Callable[[Runtime, Path], Callable[[], object]], runtime: Runtime) -> Any:
    try:
        with TemporaryDirectory(prefix="dokugaku-peer-") as folder:
            grade = prepare(runtime, Path(folder))
            times = [milliseconds(grade)]
            while len(times) < TRIES and sum(times) / 1000 < LONG_ENOUGH:
                times.append(milliseconds(grade))
            return summary(times)
    except (PeerError, OSError, subprocess.SubprocessError) as error:
        return {"skipped": str(error)[-300:]}


def install() -> None:
    """Make the environment, unless it holds these very versions."""
    done = HOME / "installed.txt"
    if done.exists() and done.read_text() == LOCK.read_text():
        return
    shutil.rmtree(HOME, ignore_errors=True)
    uv = str(Path(sys.executable).with_name("uv"))
    _run([uv, "venv", "-q", "--python", str(RUNTIME / "bin" / "python"), str(HOME)], ROOT)
    target = ["--python", str(HOME / "bin" / "python"), "--require-hashes", "-r", str(LOCK)]
    _run([uv, "pip", "install", "-q", *target], ROOT)
    done.write_text(LOCK.read_text())


def versions() -> dict[str, str]:
    """Which versions were measured."""
    code = "from importlib.metadata import version as v; print(v('nbgrader'), v('otter-grader'))"
    nbgrader, otter = _run([str(HOME / "bin" / "python"), "-c", code], ROOT).split()
    return {"nbgrader": nbgrader, "otter-grader": otter}


def _nbgrader(runtime: Runtime, folder: Path) -> Callable[[], object]:
    """A course with one assignment of which one learner's notebook is graded again and again."""
    tests = [_cell(test, f"test-{n}", points=1) for n, test in enumerate(TESTS[runtime])]
    answer = _cell(solution_of(three_checks(runtime)), "answer", solution=True)
    book = [_cell(SETUP[runtime], "setup"), answer, *tests]
    for place in ("source/bench", "submitted/learner/bench"):
        (folder / place).mkdir(parents=True)
        (folder / place / "lab.ipynb").write_text(json.dumps(_notebook(book)))
    (folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.root = '.'\nc.CourseDirectory.course_id = 'bench'\n"
    )
    nbgrader = str(HOME / "bin" / "nbgrader")
    _run([nbgrader, "generate_assignment", "bench", "--force"], folder)

    def grade() -> None:
        _run([nbgrader, "autograde", "bench", "--student", "learner", "--force"], folder)

    grade()
    _see_that(_nbgrader_score(folder) == len(tests), "nbgrader did not give full marks")
    return grade


def _nbgrader_score(folder: Path) -> float:
    code = (
        "from nbgrader.api import Gradebook\n"
        "with Gradebook('sqlite:///gradebook.db') as book:\n"
        "    print(book.find_submission('bench', 'learner').score)"
    )
    return float(_run([str(HOME / "bin" / "python"), "-c", code], folder))


def _otter(runtime: Runtime, folder: Path) -> Callable[[], object]:
    """`otter assign` makes the autograder, `otter run` grades one notebook with it."""
    raw = "raw"
    cells = [
        _plain(raw, "# ASSIGNMENT CONFIG\ninit_cell: false\nexport_cell: false\n"),
        _plain("code", SETUP[runtime]),
        _plain(raw, "# BEGIN QUESTION\nname: q1\npoints: 3\n"),
        _plain(raw, "# BEGIN SOLUTION"),
        _plain("code", solution_of(three_checks(runtime))),
        _plain(raw, "# END SOLUTION"),
        _plain(raw, "# BEGIN TESTS"),
        *(_plain("code", test) for test in TESTS[runtime]),
        _plain(raw, "# END TESTS"),
        _plain(raw, "# END QUESTION"),
    ]
    (folder / "lab.ipynb").write_text(json.dumps(_notebook(cells)))
    otter = str(HOME / "bin" / "otter")
    _run([otter, "assign", "--no-run-tests", "lab.ipynb", "dist"], folder)
    [autograder] = (folder / "dist" / "autograder").glob("*autograder*.zip")
    submission = [_plain("code", SETUP[runtime]), _plain("code", cells[4]["source"])]
    (folder / "handed-in.ipynb").write_text(json.dumps(_notebook(submission)))

    def grade() -> None:
        _run([otter, "run", "-a", str(autograder), "handed-in.ipynb"], folder)

    grade()
    results = json.loads((folder / "results.json").read_text())
    score = sum(test.get("score") or 0 for test in results["tests"])
    _see_that(score == 3, f"otter gave {score} of 3")
    return grade


def _see_that(holds: bool, otherwise: str) -> None:
    if not holds:
        raise PeerError(otherwise)


def _plain(kind: str, source: str) -> dict[str, Any]:
    code: dict[str, Any] = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source, **code}


def _cell(source: str, name: str, *, points: int = 0, solution: bool = False) -> dict[str, Any]:
    cell = _plain("code", source)
    grade: dict[str, Any] = {"grade": bool(points), "locked": not solution, "solution": solution}
    cell["metadata"]["nbgrader"] = {
        **grade, "schema_version": 3, "grade_id": name, "task": False,
        **({"points": points} if points else {}),
    }  # fmt: skip
    return cell


def _notebook(cells: Sequence[dict[str, Any]]) -> dict[str, Any]:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": list(cells),
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 4,
    }


def _run(command: Sequence[str], folder: Path) -> str:
    [libraries] = RUNTIME.glob("lib/python*/site-packages")
    environment = {
        **os.environ,
        "PATH": f"{HOME / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(libraries),
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    if done.returncode:
        raise PeerError(
            f"{Path(command[0]).name} {command[1]}: {(done.stderr or done.stdout)[-250:]}"
        )
    return done.stdout
