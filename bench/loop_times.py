"""``python -m bench loops``: the same sums with loops and without, for the figure in the lesson.

Runs on the interpreter that learners' code runs on, with one thread, and writes what it measured
with the machine and the versions. Nothing is drawn that was not measured: run it again on another
machine and the figure shows that machine. It refuses to write times that contradict the lesson.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from timeit import Timer
from typing import Any

import numpy as np

from bench.figures import machine

Array = np.ndarray[Any, Any]
Measured = dict[str, list[float]]
ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / ".runtime" / "bin" / "python"
RESULTS = ROOT / "frontend" / "src" / "figures" / "data" / "loop-times.json"
FEATURES = 20
PASSES, READINGS = 10, 3
LONG_ENOUGH = 0.003  # seconds for one reading: the clock's own error is far below
STEPS = (1, 2, 5)


def dot_looped(w: Sequence[float] | Array, x: Sequence[float] | Array) -> float:
    """Sum of the products of n numbers, one by one: of two arrays (n,) or of two lists.

    Lists are the loop at its best: an array must wrap each number into an object first.
    """
    total = 0.0
    for j in range(len(w)):
        total += w[j] * x[j]
    return total


def dot_vectorised(w: Array, x: Array) -> Any:
    """The same of two arrays in one call."""
    return w @ x


def neuron_indexed(w: Array, X: Array, b: float) -> Array:  # noqa: N803
    """Answers of shape (1, m) of one neuron: w is (n, 1), X is (n, m); no product of tables."""
    n, m = X.shape
    answers = np.zeros((1, m))
    for i in range(m):
        z = b
        for j in range(n):
            z += w[j, 0] * X[j, i]
        answers[0, i] = 1 / (1 + math.exp(-z))
    return answers


def neuron_halfway(w: Array, X: Array, b: float) -> Array:  # noqa: N803
    """The same with NumPy inside and a loop over examples outside."""
    m = X.shape[1]
    answers = np.zeros((1, m))
    for i in range(m):
        z = w[:, 0] @ X[:, i] + b
        answers[0, i] = 1 / (1 + np.exp(-z))
    return answers


def neuron_vectorised(w: Array, X: Array, b: float) -> Any:  # noqa: N803
    """The same for all examples at once."""
    return 1 / (1 + np.exp(-(w.T @ X + b)))


Call = Callable[[], object]
Task = Callable[[int, np.random.Generator], dict[str, Call]]


def dot(n: int, rng: np.random.Generator) -> dict[str, Call]:
    """Three ways to the dot product of n numbers."""
    w, x = rng.normal(size=n), rng.normal(size=n)
    lists = (w.tolist(), x.tolist())
    return {
        "indexed": lambda: dot_looped(w, x),
        "listed": lambda: dot_looped(*lists),
        "vectorised": lambda: dot_vectorised(w, x),
    }


def neuron(m: int, rng: np.random.Generator) -> dict[str, Call]:
    """Three ways to a neuron's answers for m examples."""
    w, X = rng.normal(size=(FEATURES, 1)), rng.normal(size=(FEATURES, m))  # noqa: N806
    return {
        "indexed": lambda: neuron_indexed(w, X, 0.5),
        "halfway": lambda: neuron_halfway(w, X, 0.5),
        "vectorised": lambda: neuron_vectorised(w, X, 0.5),
    }


TASKS: dict[str, tuple[Task, int]] = {"dot": (dot, 6), "neuron": (neuron, 5)}


def sizes(decades: int) -> list[int]:
    """1, 2, 5, 10, ... up to ten to the power ``decades``."""
    return [step * 10**power for power in range(decades) for step in STEPS] + [10**decades]


def seconds(call: Call) -> float:
    """Shortest time of one call: whatever else the machine does can only make it longer."""
    timer, number = Timer(call), 1
    while (took := timer.timeit(number)) < LONG_ENOUGH:
        number = max(number + 1, math.ceil(1.2 * number * LONG_ENOUGH / max(took, 1e-7)))
    return min(took, *timer.repeat(READINGS - 1, number)) / number


def measured(task: Task, counts: list[int]) -> Measured:
    """Seconds of every way at every size. Passes lie apart: a busy moment spoils one."""
    found: Measured = {}
    for _ in range(PASSES):
        for place, count in enumerate(counts):
            for name, call in task(count, np.random.default_rng(count)).items():
                times = found.setdefault(name, [math.inf] * len(counts))
                times[place] = min(times[place], seconds(call))
    return {name: [float(f"{one:.3g}") for one in times] for name, times in found.items()}


def doubts(name: str, counts: list[int], times: Measured) -> list[str]:
    """What of the lesson's claims these times contradict, or what is uneven; empty when nothing."""
    found = []
    for way, row in times.items():
        for small, large in pairwise(range(len(counts))):
            if row[large] < 0.95 * row[small]:
                found.append(f"{name}, {way}: {counts[large]} takes less than {counts[small]}")
        if way != "vectorised":
            found += _doubts_of_a_loop(f"{name}, {way}", counts, row, times["vectorised"])
    return found


def _doubts_of_a_loop(
    name: str, counts: list[int], loop: list[float], call: list[float]
) -> list[str]:
    found, at = [], counts.index
    for small, large in ((1_000, 10_000), (10_000, 100_000)):
        grown = loop[at(large)] / loop[at(small)]
        if not 8 < grown < 12.5:
            found.append(f"{name}: {small} to {large} takes {grown:.1f} times as long, not ten")
    gain = loop[at(10_000)] / call[at(10_000)]
    if gain < 10:
        found.append(f"{name}: at 10000 the loop takes only {gain:.1f} times as long")
    return found


def write(results: Path) -> None:
    """Measure everything in this process and write it, or end with what is doubtful."""
    tasks, doubtful = {}, []
    for name, (task, decades) in TASKS.items():
        counts = sizes(decades)
        times = measured(task, counts)
        doubtful += doubts(name, counts, times)
        tasks[name] = {"sizes": counts, "seconds": times}
    if doubtful:
        raise SystemExit("Not written. The lesson would be wrong:\n" + "\n".join(doubtful))
    where = {key: machine()[key] for key in ("cpu", "cores", "python")}
    where |= {"numpy": np.__version__, "threads": 1}
    results.write_text(_compact({"machine": where, "features": FEATURES, "tasks": tasks}))


def _compact(found: dict[str, Any]) -> str:
    """One row of numbers a line: short for the page, and readable in a comparison."""
    rows = [f'  "{key}": {json.dumps(found[key])}' for key in ("machine", "features")]
    tasks = []
    for name, task in found["tasks"].items():
        ways = [f'        "{way}": {json.dumps(row)}' for way, row in task["seconds"].items()]
        body = f'      "sizes": {json.dumps(task["sizes"])},\n      "seconds": {{\n'
        tasks.append(f'    "{name}": {{\n{body}' + ",\n".join(ways) + "\n      }\n    }")
    return "{\n" + ",\n".join(rows) + ',\n  "tasks": {\n' + ",\n".join(tasks) + "\n  }\n}\n"


def main() -> None:
    """Section ``loops``: measure with the learners' interpreter, one thread."""
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [str(RUNTIME), "-m", "bench.loop_times", str(RESULTS)]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **threads})


if __name__ == "__main__":
    write(Path(sys.argv[1]))
