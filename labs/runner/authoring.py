"""What lab authors write checks with: `from authoring import Call, close, exact, structure`.

A lab's checks.py has `def cases(rng) -> dict[check id, list[Call]]`. The expected value of a call
is what solution.py returns for it. This module runs in the sandbox and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from labs.runner.values import Tensor

__all__ = ["Call", "Comparison", "Mistake", "Tensor", "close", "exact", "structure"]


@dataclass(frozen=True)
class Comparison:
    """How a returned value is compared with the expected one. Made by close, exact, structure."""

    kind: str
    rtol: float = 0.0
    atol: float = 0.0
    dtype: bool = False
    lists: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain data for the worker, which does the comparing."""
        return {
            "kind": self.kind,
            "rtol": float(self.rtol),
            "atol": float(self.atol),
            "dtype": bool(self.dtype),
            "lists": bool(self.lists),
        }


def close(
    rtol: float = 1e-6, atol: float = 1e-8, *, dtype: bool = False, lists: bool = False
) -> Comparison:
    """Equal shapes, and every number within atol + rtol * |expected|.

    dtype=True also asks for the same kind of entries (float32 is then not float64);
    lists=True lets a list of numbers stand where an array is expected.
    """
    return Comparison("close", rtol, atol, dtype, lists)


def exact(*, dtype: bool = False, lists: bool = False) -> Comparison:
    """Equal shapes and equal values: for integers, labels, strings, booleans."""
    return Comparison("exact", dtype=dtype, lists=lists)


def structure(*, dtype: bool = False, lists: bool = False) -> Comparison:
    """Equal nesting, keys, lengths and shapes, and finite numbers; the values are free."""
    return Comparison("structure", dtype=dtype, lists=lists)


class Call:
    """One call of a learner's function: Call("propagate", w, b, X, Y, compare=close(rtol=1e-6)).

    speedup=10.0: its CPU time may be at most that of baseline_<function> (in checks.py) / 10.
    seed: Python's, NumPy's and TensorFlow's global generators are set to it before the call.
    keywords: arguments passed by name.
    """

    def __init__(
        self,
        function: str,
        *args: Any,
        compare: Comparison | None = None,
        speedup: float | None = None,
        seed: int = 0,
        keywords: dict[str, Any] | None = None,
    ) -> None:
        self.function, self.args, self.keywords = function, args, dict(keywords or {})
        self.compare = compare if compare is not None else close()
        self.speedup, self.seed = speedup, int(seed)


@dataclass(frozen=True)
class Mistake:
    """A wrong version on purpose, and what to tell a learner who made it.

    `uses` names the function in mistakes.py that stands in for `function`; without it, that is
    <function>_<mistake id with underscores>, or just <mistake id with underscores>.
    """

    function: str
    concept: str
    title: dict[str, str]
    explanation: dict[str, str]
    section: str
    uses: str = ""
    tags: tuple[str, ...] = field(default=())
