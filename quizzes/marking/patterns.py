"""Common mistakes, recognised without the author's help. Each has words in `quizzes.slip_words`.

A pattern states a fact about the wrong value ("it is twice the right one"), so it is true even
where another thought led there.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence

from quizzes.expressions import Domains, Node, same_meaning
from quizzes.expressions.tree import Call, Name, Number
from quizzes.shapes import Shape

Numbers = Sequence[Sequence[float]]
DEGREES = 180 / math.pi


def scales(factors: Mapping[str, float]) -> dict[str, float]:
    """Pattern -> what the right value was multiplied by, most telling first."""
    named = {f"times_{name}": value for name, value in factors.items() if value not in (0, 1)}
    named |= {f"over_{name}": 1 / value for name, value in factors.items() if value not in (0, 1)}
    return {
        "sign": -1.0, **named, "percent": 100.0, "fraction": 0.01, "double": 2.0, "half": 0.5,
        "ten_times": 10.0, "tenth": 0.1, "degrees": DEGREES, "radians": 1 / DEGREES,
    }  # fmt: skip


def of_number(
    value: float, answer: float, tolerance: float, factors: Mapping[str, float]
) -> str | None:
    """The pattern of a wrong number, or None."""
    if answer == 0:
        return "off_by_one" if abs(value) == 1 else None
    for name, factor in scales(factors).items():
        if abs(value - factor * answer) <= abs(factor) * _room(answer, tolerance):
            return name
    whole = abs(answer - round(answer)) < 1e-9 and abs(value - round(value)) < 1e-9
    if whole and abs(abs(value - answer) - 1) < 1e-9:
        return "off_by_one"
    room = _room(answer, tolerance)
    if 0 < answer < 1 and abs(value - (1 - answer)) <= room:
        return "complement"
    if value and abs(1 / value - answer) <= room:
        return "inverse"
    return None


def _room(answer: float, tolerance: float) -> float:
    """A pattern must be met well: within the tolerance, but never within 2% of anything."""
    return min(tolerance, 0.02 * abs(answer)) + 1e-9 * abs(answer)


def of_matrix(
    cells: Numbers, answer: Numbers, tolerance: float, factors: Mapping[str, float]
) -> str | None:
    """The pattern of a wrong grid of the right size, or None."""
    if not any(value for row in answer for value in row):
        return None
    arrangements: dict[str, Numbers] = {
        "transpose": list(zip(*answer, strict=True)),
        "rows_reversed": list(reversed(answer)),
        "columns_reversed": [list(reversed(row)) for row in answer],
    }
    for name, arranged in arrangements.items():
        if _agree(cells, arranged, lambda a, b: abs(a - b) <= tolerance + 1e-9):
            return name
    for name, factor in scales(factors).items():
        room = abs(factor) * tolerance + 1e-9
        if _agree(cells, answer, lambda a, b, f=factor, r=room: abs(a - f * b) <= r):  # type: ignore[misc]
            return name
    for step in (1, -1):
        if _agree(cells, answer, lambda a, b, s=step: abs(a - b - s) <= 1e-9):  # type: ignore[misc]
            return "off_by_one"
    wrong = [
        abs(a - b) > tolerance + 1e-9
        for row, wanted in zip(cells, answer, strict=True)
        for a, b in zip(row, wanted, strict=True)
    ]
    return "one_entry" if sum(wrong) == 1 < len(wrong) else None


def _agree(one: Numbers, other: Numbers, test: Callable[[float, float], bool]) -> bool:
    if [len(row) for row in one] != [len(row) for row in other]:
        return False
    pairs = zip(one, other, strict=True)
    return all(test(a, b) for row, wanted in pairs for a, b in zip(row, wanted, strict=True))


_ONE = frozenset({((), 1)})


def of_shape(shape: Shape, answer: Shape) -> str | None:
    """The pattern of a wrong shape, or None."""
    if len(shape) > 1 and shape == answer[::-1]:
        return "transpose"
    if [size for size in shape if size != _ONE] == [size for size in answer if size != _ONE]:
        return "axis_lost" if len(shape) < len(answer) else "axis"
    if sorted(map(sorted, shape)) == sorted(map(sorted, answer)):
        return "axis"
    if len(shape) == len(answer) and _one_step(shape, answer):
        return "off_by_one"
    return None


def _one_step(shape: Shape, answer: Shape) -> bool:
    """Whether exactly one size differs, by one."""
    apart = [(a, b) for a, b in zip(shape, answer, strict=True) if a != b]
    if len(apart) != 1:
        return False
    given, wanted = (dict(size) for size in apart[0])
    constants = given.pop((), 0), wanted.pop((), 0)
    return given == wanted and abs(constants[0] - constants[1]) == 1


def of_formula(typed: Node, answer: Node, domains: Domains) -> str | None:
    """The pattern of a wrong formula, or None; a variable m may be a factor too many."""
    made: dict[str, Node] = {"sign": Call("neg", (answer,))}
    for name in ("m", "n"):
        if name in domains:
            made[f"times_{name}"] = Call("*", (answer, Name(name)))
            made[f"over_{name}"] = Call("/", (answer, Name(name)))
    two = Number(2.0, "2")
    made |= {"double": Call("*", (two, answer)), "half": Call("/", (answer, two))}
    made["inverse"] = Call("/", (Number(1.0, "1"), answer))
    for pattern, node in made.items():
        try:
            if same_meaning(typed, node, domains):
                return pattern
        except ValueError:  # the turned answer has values almost nowhere
            continue
    return None


def of_output(output: str, answer: str) -> str | None:
    """`punctuation` when only brackets, commas, dots and spaces differ."""
    bare = re.compile(r"[\s,.()\[\]{}'\"]+")
    same = bare.sub(" ", output).strip() == bare.sub(" ", answer).strip()
    return "punctuation" if same and re.search(r"\w", answer) else None
