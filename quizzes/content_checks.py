"""What must hold between the parts of a question, beyond its schema."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import singledispatch

from quizzes.items import (
    BugLine,
    Fill,
    Item,
    Match,
    Multiple,
    Numeric,
    Option,
    Order,
    Shape,
    Single,
    Text,
    Trace,
)
from quizzes.listings import code_lines
from quizzes.marking import close, normalised_output
from quizzes.shapes import shape_of
from quizzes.unreadable import Unreadable

Steps = tuple[str | int, ...]
Fault = tuple[Steps, str]
"""Where in the question (path of keys) and what was expected there."""

MARKER = re.compile(r"\{\{\s*([A-Za-z0-9_-]+)\s*\}\}")


@singledispatch
def faults(item: object) -> Iterator[Fault]:
    """Everything wrong inside one question; see the module's functions for the rules."""
    raise TypeError(f"nobody knows how to check {type(item).__name__}")


def repeated(values: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Index and value of every value that has stood before."""
    seen: Counter[str] = Counter()
    for index, value in enumerate(values):
        if seen[value]:
            yield index, value
        seen[value] += 1


def _unique(key: str, ids: Iterable[str]) -> Iterator[Fault]:
    for index, id_ in repeated(ids):
        yield (key, index, "id"), f"an id that is not used before ('{id_}' is)"


def _different(key: str, field: str, texts: Iterable[Text]) -> Iterator[Fault]:
    """Equal texts would make a right response wrong by chance."""
    listed = list(texts)
    for language in ("ja", "en"):
        for index, text in repeated(text.localized(language) for text in listed):
            yield (key, index, field, language), f"a text of its own ('{text}' stands twice)"


def _one_right(key: Steps, options: list[Option]) -> Iterator[Fault]:
    right = sum(option.correct for option in options)
    if right != 1:
        yield key, f"exactly one option with correct: true (there are {right})"


@faults.register
def _single(item: Single) -> Iterator[Fault]:
    yield from _unique("options", (option.id for option in item.options))
    yield from _different("options", "text", (option.text for option in item.options))
    yield from _one_right(("options",), item.options)


@faults.register
def _multiple(item: Multiple) -> Iterator[Fault]:
    yield from _unique("options", (option.id for option in item.options))
    yield from _different("options", "text", (option.text for option in item.options))
    if not any(option.correct for option in item.options):
        yield ("options",), "at least one option with correct: true"


@faults.register
def _numeric(item: Numeric) -> Iterator[Fault]:
    for index, slip in enumerate(item.slips):
        if close(slip.value, item.answer, item.tolerance):
            yield ("slips", index, "value"), "a value further from the answer than the tolerance"
    yield from _repeated_slips(repr(slip.value) for slip in item.slips)


@faults.register
def _shape(item: Shape) -> Iterator[Fault]:
    try:
        answer = shape_of(item.answer)
    except Unreadable:
        yield ("answer",), "sizes such as 4, m or 2*m"
        return
    for index, slip in enumerate(item.slips):
        try:
            if shape_of(slip.value) == answer:
                yield ("slips", index, "value"), "a shape that differs from the answer"
        except Unreadable:
            yield ("slips", index, "value"), "sizes such as 4, m or 2*m"
    yield from _repeated_slips(repr(slip.value) for slip in item.slips)


@faults.register
def _trace(item: Trace) -> Iterator[Fault]:
    outputs = [normalised_output(slip.value) for slip in item.slips]
    for index, output in enumerate(outputs):
        if output == normalised_output(item.answer):
            yield ("slips", index, "value"), "an output that differs from the answer"
    yield from _repeated_slips(outputs)


def _repeated_slips(values: Iterable[str]) -> Iterator[Fault]:
    for index, value in repeated(values):
        yield ("slips", index, "value"), f"a value that no slip before has ({value})"


@faults.register
def _order(item: Order) -> Iterator[Fault]:
    yield from _unique("steps", (step.id for step in item.steps))
    yield from _different("steps", "text", (step.text for step in item.steps))


@faults.register
def _match(item: Match) -> Iterator[Fault]:
    yield from _unique("pairs", (pair.id for pair in item.pairs))
    yield from _different("pairs", "left", (pair.left for pair in item.pairs))
    yield from _different("pairs", "right", (pair.right for pair in item.pairs))


@faults.register
def _bug_line(item: BugLine) -> Iterator[Fault]:
    wanted = code_lines(item.code)
    if item.answer not in wanted:
        yield ("answer",), f"the number of a line of code, one of {wanted}"
    for index, line in enumerate(item.lines):
        if line.line not in wanted:
            yield ("lines", index, "line"), f"the number of a line of code, one of {wanted}"
    for index, number in repeated(str(line.line) for line in item.lines):
        yield ("lines", index, "line"), f"one feedback per line (line {number} has two)"
    missing = sorted(set(wanted) - {line.line for line in item.lines})
    if missing:
        yield ("lines",), f"feedback for every line of code; missing: {missing}"


@faults.register
def _fill(item: Fill) -> Iterator[Fault]:
    yield from _unique("blanks", (blank.id for blank in item.blanks))
    ids = [blank.id for blank in item.blanks]
    for language in ("ja", "en"):
        found = MARKER.findall(item.template.localized(language))
        if sorted(found) != sorted(ids):
            expected = ", ".join("{{" + id_ + "}}" for id_ in ids)
            yield ("template", language), f"each marker once: {expected} (found {found})"
    for index, blank in enumerate(item.blanks):
        for steps, expected in _blank(blank.options):
            yield ("blanks", index, *steps), expected


def _blank(options: list[Option]) -> Iterator[Fault]:
    yield from _unique("options", (option.id for option in options))
    yield from _different("options", "text", (option.text for option in options))
    yield from _one_right(("options",), options)


def file_faults(items: list[Item]) -> Iterator[Fault]:
    """Faults of all questions of a file, with paths from its root."""
    for index, id_ in repeated(item.id for item in items):
        yield ("items", index, "id"), f"an id that no other question has ('{id_}' stands twice)"
    for index, item in enumerate(items):
        for steps, expected in faults(item):
            yield ("items", index, *steps), expected
