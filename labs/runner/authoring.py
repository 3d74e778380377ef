"""What lab authors write checks with: `from authoring import Call, close, exact, structure`.

A lab's checks.py has `def cases(rng) -> dict[check id, list[Call]]`. The expected value of a call
is what solution.py returns for it. This module runs in the sandbox and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from labs.runner.offering import checked
from labs.runner.values import Own, Tensor

DEFAULT_RTOL, DEFAULT_ATOL = 1e-6, 1e-8

__all__ = [
    "Call",
    "Comparison",
    "Mistake",
    "Tensor",
    "close",
    "draws",
    "exact",
    "free",
    "magnitude",
    "own",
    "parts",
    "said",
    "structure",
]


@dataclass(frozen=True)
class Comparison:
    """How a returned value is compared with the expected one. Made by the functions below."""

    kind: str
    rtol: float = 0.0
    atol: float = 0.0
    dtype: bool = False
    lists: bool = False
    bools: bool = False
    parts: tuple[tuple[str, Comparison], ...] = ()
    chosen: bool = False  # the tolerance, by the author
    why: dict[str, str] | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain data for the worker, which does the comparing."""
        return {
            "kind": self.kind,
            "rtol": float(self.rtol),
            "atol": float(self.atol),
            "dtype": bool(self.dtype),
            "lists": bool(self.lists),
            "bools": bool(self.bools),
            "parts": [[path, part.as_json()] for path, part in self.parts],
            "chosen": bool(self.chosen),
            **_reason(self.why),
        }


def _reason(why: dict[str, str] | None) -> dict[str, str]:
    if why is None:
        return {}
    if set(why) != {"ja", "en"} or not all(text.strip() for text in why.values()):
        raise ValueError("why needs a sentence in ja and in en")
    return {"why_ja": why["ja"], "why_en": why["en"]}


def close(
    rtol: float | None = None,
    atol: float | None = None,
    *,
    dtype: bool = False,
    lists: bool = False,
    bools: bool = False,
    why: dict[str, str] | None = None,
) -> Comparison:
    """Equal shapes, and every number within atol + rtol * |expected| (1e-6 and 1e-8 if not given).

    dtype=True also asks for the same kind of entries (float32 is then not float64);
    lists=True lets a list of numbers stand where an array is expected;
    bools=True lets truth values stand where numbers are expected;
    why={"ja": ..., "en": ...} tells learners why just this tolerance.
    """
    chosen = rtol is not None or atol is not None
    rtol, atol = DEFAULT_RTOL if rtol is None else rtol, DEFAULT_ATOL if atol is None else atol
    return Comparison("close", rtol, atol, dtype, lists, bools, chosen=chosen, why=why)


def exact(*, dtype: bool = False, lists: bool = False) -> Comparison:
    """Equal shapes and equal values: for integers, labels, strings, booleans."""
    return Comparison("exact", dtype=dtype, lists=lists)


def structure(*, dtype: bool = False, lists: bool = False) -> Comparison:
    """Equal nesting, keys, lengths and shapes, and finite numbers; the values are free."""
    return Comparison("structure", dtype=dtype, lists=lists)


def magnitude(rtol: float = 1e-6, atol: float = 1e-8) -> Comparison:
    """Like close, with signs left out: for numbers that are right with either sign."""
    return Comparison("magnitude", rtol, atol)


def draws(rtol: float = 0.2) -> Comparison:
    """Random numbers of the same shape, centre and spread (within rtol), whatever the stream.

    A few draws tell little: the room for chance shrinks with the number of entries. No two rows
    may be equal, nor any two columns. For precise checks use arrays of a thousand entries.
    """
    return Comparison("draws", rtol)


def free() -> Comparison:
    """Anything that is not None: what nobody but the learner's own functions looks at."""
    return Comparison("free")


def parts(whole: Comparison, inside: dict[Any, Comparison]) -> Comparison:
    """`whole`, except for the entries named: parts(close(), {"W1": draws(), "b2": structure()})."""
    found = tuple((f"[{key!r}]", comparison) for key, comparison in inside.items())
    return replace(whole, parts=found)


def own(function: str, *args: Any, part: int) -> Own:
    """An argument that another of the learner's functions returns: own("forward", X, part=1).

    The solution's is handed over where the learner's is a dictionary with no other keys, or where
    there is none; the learner's where it has another form, which only her code can read.
    """
    return Own(function, args, part)


def said(*, ja: str, en: str) -> dict[str, str]:
    """What a judge says, in the learner's language: said(ja="大きすぎる", en="too large")."""
    if not ja.strip() or not en.strip():
        raise ValueError("said needs words in ja and in en")
    return {"ja": ja, "en": en}


class Call:
    """One call of a learner's function: Call("propagate", w, b, X, Y, compare=close(rtol=1e-6)).

    speedup=10.0: its CPU time may be at most that of baseline_<function> (in checks.py) / 10.
    seed: Python's, NumPy's and TensorFlow's global generators are set to it before the call.
    keywords: arguments passed by name.
    offered: arguments by name that a learner's function gets where it requires a parameter of that
    name, as in another form of the function; all others, the solution among them, go without.
    judge: the name of a function in checks.py. What judge(returned value, *args, **keywords) says
    of the learner's result is compared with what it says of the solution's. For results that may
    differ and still be right, such as random starting values.
    """

    def __init__(
        self,
        function: str,
        *args: Any,
        compare: Comparison | None = None,
        speedup: float | None = None,
        seed: int = 0,
        keywords: dict[str, Any] | None = None,
        judge: str | None = None,
        offered: dict[str, Any] | None = None,
    ) -> None:
        self.function, self.args, self.keywords = function, args, dict(keywords or {})
        self.offered = checked(offered or {}, self.keywords)
        self.compare = compare if compare is not None else close()
        self.speedup, self.seed, self.judge = speedup, int(seed), judge


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
