"""A shape trace: what the assignments of one call were, as small plain data.

Runs in the learner's process, so nothing it says is believed; it earns no points. Loops keep their
first three passes and the last one, and the learner's other functions are followed one level deep.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import numpy as np

from labs.runner import child
from labs.runner.instrumenting import HOOK, instrumented

MOST_EVENTS = 400
FIRST_PASSES = 3
DEEPEST = 1
VALUES = 6
PARTS = 8
MAX_TEXT = 60
SPARE = 0.7  # of the call's time, for loading the file
LEAST_SECONDS = 0.2
Event = dict[str, Any]


class Enough(BaseException):
    """The trace has taken long enough: what is known by now is shown."""


@dataclass
class Loop:
    """A loop that is running: the events of its first passes, and of the present one."""

    line: int
    passes: int = 0
    kept: list[Event] = field(default_factory=list)
    last: list[Event] = field(default_factory=list)

    def events(self) -> list[Event]:
        """What is shown of it."""
        left_out = self.passes - FIRST_PASSES - 1
        gap = {"kind": "left_out", "line": self.line, "count": left_out}
        return [*self.kept, *([gap] if left_out > 0 else []), *self.last]

    def step(self) -> None:
        """The next pass begins."""
        self.passes += 1
        if self.passes > FIRST_PASSES:
            self.last = []

    @property
    def sink(self) -> list[Event]:
        """Where the present pass is written."""
        return self.kept if self.passes <= FIRST_PASSES else self.last


class Recorder:
    """What instrumented code talks to. `seconds`: CPU time of the call after which it stops."""

    def __init__(self, function: str, seconds: float) -> None:
        self.root, self.seconds, self.made = function, seconds, time.process_time()
        self.until = float("inf")
        self.calls: list[str] = []
        self.loops: list[Loop] = []
        self.events: list[Event] = []
        self.cut = False

    def result(self, *, stopped: bool) -> dict[str, Any]:
        """Everything, as plain data. `cut`: there was more than is kept."""
        self.unwind(0)
        self.cut |= len(self.events) > MOST_EVENTS
        return {"events": self.events[:MOST_EVENTS], "cut": self.cut, "stopped": stopped}

    def begin(self) -> None:
        """The call begins: what loading the file took is taken from it only where it must be."""
        now = time.process_time()
        in_all = self.made + (1 + SPARE) * self.seconds
        self.until = max(now + LEAST_SECONDS, min(now + self.seconds, in_all))

    # called by instrumented code

    def value(self, line: int, name: str, value: Any) -> Any:
        """An assigned or returned value; gives it back."""
        self._add("return" if name == "return" else "assign", line, name, value)
        return value

    def see(self, line: int, pairs: tuple[tuple[str, Any], ...], kind: str = "assign") -> None:
        """Names that have just been bound."""
        for name, value in pairs:
            self._add(kind, line, name, value)

    def arguments(self, line: int, pairs: tuple[tuple[str, Any], ...]) -> None:
        """What a function was given."""
        self.see(line, pairs, "argument")

    def function(self, name: str) -> Call:
        """The context of one call of a function of the learner's."""
        return Call(self, name)

    def enter(self, line: int) -> None:
        """A loop begins."""
        if self._is_on():
            self.loops.append(Loop(line))

    def step(self) -> None:
        """A pass of the innermost loop begins."""
        if time.process_time() > self.until:
            raise Enough
        if self._is_on() and self.loops:
            self.loops[-1].step()

    def leave(self) -> None:
        """The innermost loop has ended."""
        if self._is_on() and self.loops:
            self.unwind(len(self.loops) - 1)

    def unwind(self, height: int) -> None:
        """Close the loops above `height`: an exception or a return has left them."""
        while len(self.loops) > height:
            loop = self.loops.pop()
            sink = self._sink()
            sink.extend(loop.events()[: MOST_EVENTS - len(sink) + 1])

    def _is_on(self) -> bool:
        return 0 < len(self.calls) <= DEEPEST + 1

    def _sink(self) -> list[Event]:
        return self.loops[-1].sink if self.loops else self.events

    def _add(self, kind: str, line: int, name: str, value: Any) -> None:
        if not self._is_on():
            return
        if time.process_time() > self.until:
            raise Enough
        sink = self._sink()
        if len(sink) >= MOST_EVENTS:
            self.cut = True
            return
        event = {"kind": kind, "line": line, "name": name, "function": self.calls[-1]}
        passes = [[loop.line, loop.passes] for loop in self.loops[-4:]]
        sink.append({**event, "depth": len(self.calls) - 1, "passes": passes, **described(value)})


class Call:
    """One call of a function of the learner's, from the traced one on."""

    def __init__(self, recorder: Recorder, name: str) -> None:
        self.recorder, self.name = recorder, name
        self.height = 0
        self.counts = False

    def __enter__(self) -> None:
        calls = self.recorder.calls
        self.counts = bool(calls) or self.name == self.recorder.root
        self.height = len(self.recorder.loops)
        if self.counts:
            calls.append(self.name)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.counts:
            self.recorder.unwind(self.height)
            self.recorder.calls.pop()


def load(source: str, path: str, recorder: Recorder) -> Any:
    """Run the learner's file, instrumented, as a module."""
    tree = instrumented(source, path)
    return child.load_module("submission", source, path, tree=tree, names={HOOK: recorder})


# --- values ---------------------------------------------------------------------------------------


def described(value: Any) -> dict[str, Any]:
    """Type, shape, dtype and a few numbers of a value; never raises."""
    try:
        return _described(value)
    except Exception:  # a learner's own class may break anything
        return {"type": _type(value)}


def _described(value: Any) -> dict[str, Any]:
    if isinstance(value, np.ndarray | np.generic):
        return _array(value, "array" if isinstance(value, np.ndarray) else "number")
    if _is_tensor(value):
        return _tensor(value)
    if isinstance(value, list | tuple):
        parts = [_brief(part) for part in value[:PARTS]]
        return {"type": _type(value), "length": len(value), "values": parts}
    if isinstance(value, dict):
        pairs = list(value.items())[:PARTS]
        parts = [f"{_text(key)}: {_brief(part)}" for key, part in pairs]
        return {"type": "dict", "length": len(value), "values": parts}
    if isinstance(value, float):
        signs = _not_finite(np.asarray(float(value)))
        return {"type": _type(value), "values": [_text(value)], **signs}
    if value is None or isinstance(value, bool | int | complex | str):
        return {"type": _type(value), "values": [_text(value)]}
    return {"type": _type(value)}


def _array(array: Any, kind: str) -> dict[str, Any]:
    flat = np.asarray(array).flat[:VALUES]
    return {
        "type": kind,
        "shape": [int(size) for size in np.shape(array)],
        "dtype": str(array.dtype)[:20],
        "length": int(np.size(array)),
        "values": [_number(number) for number in flat],
        **_not_finite(np.asarray(array)),
    }


def _not_finite(array: Any) -> dict[str, Any]:
    """How many entries are NaN and how many infinite, where any are."""
    if array.dtype.kind not in "fc" or np.isfinite(array).all():
        return {}
    return {"nan": int(np.isnan(array).sum()), "infinite": int(np.isinf(array).sum())}


def _is_tensor(value: Any) -> bool:
    return hasattr(value, "shape") and hasattr(value, "dtype") and "tensorflow" in sys.modules


def _tensor(value: Any) -> dict[str, Any]:
    """A tensor or variable; one inside a graph has a shape but no numbers yet."""
    shape = None if value.shape is None else _sizes(value.shape)
    dtype = str(getattr(value.dtype, "name", value.dtype))[:20]
    try:
        return {**_array(np.asarray(value.numpy()), "tensor"), "dtype": dtype}
    except (AttributeError, NotImplementedError, ValueError):
        return {"type": "symbolic", "shape": shape, "dtype": dtype}


def _sizes(shape: Any) -> list[int | None] | None:
    try:
        return [None if size is None else int(size) for size in shape]
    except ValueError:  # a shape of unknown rank
        return None


def _brief(value: Any) -> str:
    """A part of a container: its shape, or the value itself where that is short."""
    if hasattr(value, "shape") and hasattr(value, "dtype") and np.shape(value) != ():
        shape = tuple(value.shape)
        return f"{shape} {getattr(value.dtype, 'name', value.dtype)}"[:MAX_TEXT]
    if isinstance(value, list | tuple | dict):
        return f"{_type(value)}[{len(value)}]"
    if isinstance(value, bool | int | float | complex | str | np.generic) or value is None:
        return _text(value)
    return _type(value)


def _text(value: Any) -> str:
    if isinstance(value, float | complex | np.floating):
        return _number(value)
    if isinstance(value, int) and value.bit_length() > 200:
        return "int"
    text = repr(value[:MAX_TEXT] if isinstance(value, str) else value)
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _number(value: Any) -> str:
    if isinstance(value, float | np.floating):
        return f"{float(value):.4g}"
    if isinstance(value, complex | np.complexfloating):
        return f"{complex(value):.3g}"
    return str(value)[:MAX_TEXT]


def _type(value: Any) -> str:
    return type(value).__name__[:40]
