"""Bounds and cleans what learners' processes say before anybody stores or shows it."""

from __future__ import annotations

import re
import signal
from typing import Any

from labs.limits import MESSAGE_CHARACTERS, STDOUT_HEAD_BYTES, STDOUT_TAIL_BYTES, TRACEBACK_FRAMES

UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
MAX_LINE = 200
MAX_NAME = 80
SEEN_VALUES = 8
SEEN_NAMES = {"operands": 2, "similar": 3, "keys": 12, "accepts": 12}


def clean(value: Any) -> Any:
    """The same JSON without characters that a database refuses or a terminal obeys."""
    if isinstance(value, str):
        return UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    return [clean(item) for item in value] if isinstance(value, (list, tuple)) else value


def learner_error(claim: Any) -> dict[str, Any]:
    """An exception as the child described it, bounded, with a code; the claim may be any JSON."""
    claim = claim if isinstance(claim, dict) else {}
    kind = _text(claim.get("type"), MAX_NAME) or "Exception"
    message = _text(claim.get("message"), MESSAGE_CHARACTERS)
    frames = claim.get("traceback")
    frames = frames if isinstance(frames, list) else []
    shown = [_frame(frame) for frame in frames[:TRACEBACK_FRAMES] if isinstance(frame, dict)]
    seen = _seen(claim.get("seen"))
    return {
        "code": _code(kind, message, shown),
        "params": {"column": _line(claim.get("column"))} if "column" in claim else {},
        "type": kind,
        "message": message,
        "line": _line(claim.get("line")),
        "source_line": _text(claim.get("source_line"), MAX_LINE),
        "traceback": shown,
        **({"seen": seen} if seen else {}),
    }


def simple_error(code: str, **params: Any) -> dict[str, Any]:
    """An error that is no exception: a code and its parameters."""
    return {
        "code": code,
        "params": params,
        "type": "",
        "message": "",
        "line": None,
        "source_line": None,
        "traceback": [],
    }


def ended_error(code: int | None) -> dict[str, Any]:
    """The process ended before it answered: by an exit code or a signal.

    SIGSYS is how the sandbox's filter ends a process that aborts, and one that asks for system
    calls of another type of machine, which nobody does by mistake.
    """
    if code == -signal.SIGSYS:
        return simple_error("process_aborted", signal=signal.SIGABRT.name)
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        return simple_error("process_killed", signal=name)
    return simple_error("process_ended", exit_code=code)


def _code(kind: str, message: str, frames: list[dict[str, Any]]) -> str:
    if kind in ("IndentationError", "TabError"):
        return "indentation_error"
    if kind == "SyntaxError":
        return "syntax_error"
    if kind in ("SystemExit", "KeyboardInterrupt"):
        return "exit_called"
    if kind == "NotImplementedError":
        return "not_implemented"
    if kind == "TypeError" and not frames:
        return "wrong_signature"  # it failed before the first line of the learner's file
    if kind in ("PermissionError", "BlockingIOError") or "Operation not permitted" in message:
        return "not_allowed"
    return "exception"


def _frame(frame: dict[str, Any]) -> dict[str, Any]:
    return {
        "file": _text(frame.get("file"), MAX_NAME),
        "line": _line(frame.get("line")),
        "function": _text(frame.get("function"), MAX_NAME),
        "source": _text(frame.get("source"), MAX_LINE),
    }


def _seen(claim: Any) -> dict[str, Any]:
    """What stood in the failing line: shapes, dtypes and names, never contents. May be any JSON."""
    claim = claim if isinstance(claim, dict) else {}
    values = [_value(value) for value in _some(claim.get("values"), SEEN_VALUES)]
    found = {
        "values": [value for value in values if value],
        "span": [
            number for number in map(_line, _some(claim.get("span"), 2)) if number is not None
        ],
        "subject": _value(claim.get("subject")),
        **{name: _names(claim.get(name), count) for name, count in SEEN_NAMES.items()},
    }
    return {key: value for key, value in found.items() if value}


def _value(claim: Any) -> dict[str, Any] | None:
    if not isinstance(claim, dict) or not isinstance(claim.get("kind"), str):
        return None
    texts = {
        name: _text(claim.get(name), MAX_NAME) for name in ("expression", "kind", "type", "dtype")
    }
    shape = claim.get("shape")
    return {
        **{name: text for name, text in texts.items() if text},
        **({"shape": [_size(one) for one in shape[:32]]} if isinstance(shape, list) else {}),
        **({"length": _size(claim["length"])} if "length" in claim else {}),
        **({"symbolic": True} if claim.get("symbolic") is True else {}),
    }


def _some(claim: Any, limit: int) -> list[Any]:
    return claim[:limit] if isinstance(claim, list) else []


def _names(claim: Any, limit: int) -> list[str]:
    return [text for text in (_text(one, MAX_NAME) for one in _some(claim, limit)) if text]


def _size(value: Any) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < 1 << 53 else None


def _text(value: Any, limit: int) -> str:
    return str(clean(value[:limit])) if isinstance(value, str) else ""


def _line(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 <= value < 10**6 else None


class Printed:
    """What a run printed: its head and its tail, whatever the length in between."""

    def __init__(self) -> None:
        self._head, self._tail, self._left_out = bytearray(), bytearray(), 0

    def add(self, data: bytes) -> None:
        """More was printed."""
        room = STDOUT_HEAD_BYTES - len(self._head)
        self._head += data[:room] if room > 0 else b""
        self._tail += data[room:] if room > 0 else data
        over = len(self._tail) - STDOUT_TAIL_BYTES
        if over > 0:
            del self._tail[:over]
            self._left_out += over

    def text(self) -> str:
        """Head and tail, with a line in between that says how many bytes are missing."""
        gap = f"\n... {self._left_out} bytes ...\n".encode() if self._left_out else b""
        text = bytes(self._head + gap + self._tail).decode("utf-8", "replace")
        return str(clean(text.replace("\r\n", "\n").replace("\r", "\n")))
