"""What two shapes say about each other: which slip turns one into the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from labs.diagnosis.errors.facts import Failure, Shape, Value
from labs.diagnosis.errors.kinds import Params

SHAPE = re.compile(r"[(\[]([\dNone?,xnewaxis -]{0,80})[)\]]")
SHAPE_TEXT = r"[(\[][\d, None?newaxis-]{0,80}[)\]]"


def parse(text: str) -> Shape | None:
    """`(3,4)`, `[3, 4]`, `(None, 3)`, `[?,2]`, `()` as a tuple; None for anything else."""
    found = SHAPE.fullmatch(text.strip())
    if found is None:
        return None
    parts = [part.strip() for part in found.group(1).split(",") if part.strip()]
    sizes = [int(part) if part.isdigit() and len(part) < 16 else None for part in parts]
    return tuple(sizes) if len(sizes) <= 32 else None


def text(shape: Shape) -> str:
    """A shape as Python writes it."""
    inner = ", ".join(str(size) for size in shape)
    return f"({inner},)" if len(shape) == 1 else f"({inner})"


def pair(params: Params) -> tuple[Shape, Shape] | None:
    """The shapes `a` and `b` of the parameters."""
    a, b = parse(params.get("a", "")), parse(params.get("b", ""))
    return None if a is None or b is None else (a, b)


def _test(test: Callable[[Shape, Shape], bool]) -> Callable[[Failure, Params], bool]:
    def when(_failure: Failure, params: Params) -> bool:
        found = pair(params)
        return found is not None and test(*found)

    return when


def _one_dimensional(a: Shape, b: Shape) -> bool:
    return (len(a) == 1) != (len(b) == 1)


def _needs_column(a: Shape, b: Shape) -> bool:
    """(n, m) with (n,): the vector belongs to the rows, so it must be (n, 1)."""
    vector, matrix = (a, b) if len(a) == 1 else (b, a)
    return len(vector) == 1 and len(matrix) == 2 and vector[0] == matrix[0]


transposed = _test(lambda a, b: len(a) == 2 and a == b[::-1] and a != b)
one_dimensional = _test(_one_dimensional)
needs_column = _test(_needs_column)
off_by_one = _test(
    lambda a, b: (
        len(a) == len(b)
        and sum(x != y for x, y in zip(a, b, strict=True)) == 1
        and any(x and y and abs(x - y) == 1 for x, y in zip(a, b, strict=True))
    )
)
first_needs_transpose = _test(lambda a, b: len(a) == len(b) == 2 and a[0] == b[0] != a[1])
second_needs_transpose = _test(lambda a, b: len(a) == len(b) == 2 and a[1] == b[1] != b[0])
swapped = _test(lambda a, b: len(a) == len(b) == 2 and b[1] == a[0])
same_shape = _test(lambda a, b: a == b)


def both(failure: Failure, params: Params) -> Mapping[str, Any] | None:
    """The two shapes, written alike; where the message has none, those of the line's values."""
    found = pair(params)
    if found is None:
        found = of_operands(failure)
    a, b = (text(found[0]), text(found[1])) if found else ("?", "?")
    left, right = failure.operands if len(failure.operands) == 2 else ("", "")
    return {
        "a": a,
        "b": b,
        "left": f" (`{left}`)" if left else "",
        "right": f" (`{right}`)" if right else "",
    }


def of_operands(failure: Failure) -> tuple[Shape, Shape] | None:
    """The shapes of the two operands, where both were seen in the frame."""
    values = [failure.value(operand) for operand in failure.operands]
    if len(values) != 2 or any(value is None or value.shape is None for value in values):
        arrays = [v for v in failure.values if v.shape is not None and v.kind not in LISTS]
        values = list(arrays) if len(arrays) == 2 else []
    shapes = [value.shape for value in values if value and value.shape is not None]
    return (shapes[0], shapes[1]) if len(shapes) == 2 else None


LISTS = ("list", "tuple")


def results(failure: Failure, params: Params) -> tuple[Value, ...]:
    """The operands that had to be computed, with the shapes that the message tells."""
    found = pair(params)
    if found is None or len(failure.operands) != 2:
        return ()
    return tuple(
        Value(expression=operand, kind="result", shape=shape)
        for operand, shape in zip(failure.operands, found, strict=True)
        if failure.value(operand) is None
    )
