"""What is known of a failure: plain data from the sandbox or from a pasted traceback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_TEXT = 120
MAX_VALUES = 8
MAX_LINE = 200
MAX_MESSAGE = 4000
MAX_RANK = 32
Shape = tuple[int | None, ...]


@dataclass(frozen=True)
class Value:
    """What stood in a failing line: never its contents."""

    expression: str
    kind: str
    shape: Shape | None = None
    dtype: str = ""
    symbolic: bool = False
    length: int | None = None
    type: str = ""
    ragged: bool = False

    @classmethod
    def from_json(cls, data: Any) -> Value | None:
        """A value as the sandbox reports it; None for anything malformed."""
        if not isinstance(data, Mapping) or not isinstance(data.get("kind"), str):
            return None
        return cls(
            expression=text_of(data.get("expression")),
            kind=text_of(data.get("kind"))[:20],
            shape=shape_of(data.get("shape")),
            dtype=text_of(data.get("dtype"))[:40],
            symbolic=data.get("symbolic") is True,
            length=size_of(data.get("length")),
            type=text_of(data.get("type"))[:40],
            ragged=data.get("ragged") is True,
        )


@dataclass(frozen=True)
class Failure:
    """An exception with the learner's line and what was seen there."""

    type: str
    message: str = ""
    line: int | None = None
    source_line: str = ""
    column: int | None = None
    span: tuple[int, int] | None = None
    values: tuple[Value, ...] = ()
    operands: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    subject: Value | None = None

    @classmethod
    def from_json(cls, error: Mapping[str, Any]) -> Failure:
        """From a stored error of a check or a submission. Never raises, whatever is stored."""
        seen = error.get("seen")
        seen = seen if isinstance(seen, Mapping) else {}
        params = error.get("params")
        params = params if isinstance(params, Mapping) else {}
        values = (Value.from_json(item) for item in _list(seen.get("values"))[:MAX_VALUES])
        return cls(
            type=text_of(error.get("type")) or "Exception",
            message=text_of(error.get("message"), MAX_MESSAGE),
            line=size_of(error.get("line")),
            source_line=text_of(error.get("source_line"), MAX_LINE),
            column=size_of(params.get("column")),
            span=_span(seen.get("span")),
            values=tuple(value for value in values if value),
            operands=_texts(seen.get("operands"), 2),
            similar=_texts(seen.get("similar"), 3),
            keys=_texts(seen.get("keys"), 12),
            accepts=_texts(seen.get("accepts"), 12),
            subject=Value.from_json(seen.get("subject")),
        )

    def value(self, expression: str) -> Value | None:
        """What is known of an expression of the failing line."""
        return next((value for value in self.values if value.expression == expression), None)

    def has(self, *kinds: str) -> bool:
        """Whether any value of the line is of one of these kinds."""
        return any(value.kind in kinds for value in self.values)


def text_of(value: Any, limit: int = MAX_TEXT) -> str:
    """A bounded text; "" for what is none."""
    return value[:limit] if isinstance(value, str) else ""


def size_of(value: Any) -> int | None:
    """A sensible number from 0; None for what is none."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < 1 << 53 else None


def shape_of(value: Any) -> Shape | None:
    """A shape from a JSON list; None for what is none. Unknown sizes are None."""
    if not isinstance(value, (list, tuple)) or len(value) > MAX_RANK:
        return None
    return tuple(size_of(size) for size in value)


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _texts(value: Any, limit: int) -> tuple[str, ...]:
    found = (text_of(item, 60) for item in _list(value)[:limit])
    return tuple(text for text in found if text)


def _span(value: Any) -> tuple[int, int] | None:
    numbers = [size_of(item) for item in _list(value)[:2]]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        return None
    start, end = min(numbers[0], MAX_LINE), min(numbers[1], MAX_LINE)
    return (start, end) if start < end else None
