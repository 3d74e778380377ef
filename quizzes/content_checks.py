"""What must hold between the parts of a question, beyond its schema."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import singledispatch

from quizzes.expressions import CONSTANTS_AND_FUNCTIONS, canonical, same_meaning
from quizzes.items import (
    BugLine,
    Case,
    Explain,
    Expression,
    Fill,
    Item,
    Match,
    Matrix,
    Multiple,
    Numeric,
    Option,
    Order,
    PlotOption,
    PlotQuestion,
    Shape,
    Single,
    Text,
    Trace,
)
from quizzes.listings import code_lines
from quizzes.marking import close, normalised_output
from quizzes.marking.typed import domains_of, formula
from quizzes.parameters import Faulty
from quizzes.plots.points import points_of
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


def _one_right(key: Steps, options: list[Option] | list[PlotOption]) -> Iterator[Fault]:
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
    if all(option.correct for option in item.options):
        yield ("options",), "at least one option that is not correct"


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


@faults.register
def _matrix(item: Matrix) -> Iterator[Fault]:
    size = len(item.answer), len(item.answer[0])
    for key, grid in [("answer", item.answer), *_slip_grids(item)]:
        if any(len(row) != len(grid[0]) for row in grid):
            yield (key,), "rows of one length"
        elif (len(grid), len(grid[0])) != size:
            yield (key,), f"a grid of {size[0]} x {size[1]}, as the answer is"
    values = [item.answer, *(slip.value for slip in item.slips)]
    flat = [[cell for row in grid for cell in row] for grid in values]
    for index, cells in enumerate(flat[1:]):
        if all(close(a, b, item.tolerance) for a, b in zip(cells, flat[0], strict=False)):
            yield ("slips", index, "value"), "a grid that differs from the answer"
    yield from _repeated_slips(repr(slip.value) for slip in item.slips)


def _slip_grids(item: Matrix) -> list[tuple[str, list[list[float]]]]:
    return [("slips", slip.value) for slip in item.slips]


@faults.register
def _expression(item: Expression) -> Iterator[Fault]:
    for name in item.variables:
        low, high = item.variables[name]
        if low >= high:
            yield ("variables", name), "a domain from low to high"
        if canonical(name) in CONSTANTS_AND_FUNCTIONS - {"sigma"}:
            yield ("variables", name), "a name that is no function or constant"
    try:
        answer = formula(item, item.answer)
        same_meaning(answer, answer, domains_of(item), seed=item.id)
    except (Unreadable, ValueError):
        yield ("answer",), "a formula of the variables with values in their domains"
        return
    for index, slip in enumerate(item.slips):
        try:
            if same_meaning(formula(item, slip.value), answer, domains_of(item), seed=item.id):
                yield ("slips", index, "value"), "a formula that differs from the answer"
        except Unreadable:
            yield ("slips", index, "value"), "a formula of the variables"
    yield from _repeated_slips(slip.value for slip in item.slips)


@faults.register
def _plot(item: PlotQuestion) -> Iterator[Fault]:
    curves = [curve.id for curve in item.plot.curves]
    yield from _unique("plot", curves)
    yield from _unique("options", (option.id for option in item.options))
    yield from _one_right(("options",), item.options)
    yield from _different("options", "text", (option.text for option in item.options))
    named = [option.curve for option in item.options if option.curve]
    if named and (len(named) < len(item.options) or sorted(named) != sorted(curves)):
        yield ("options",), "an option for each curve, or none that names a curve"
    for index, curve in enumerate(item.plot.curves):
        try:
            points_of(curve)
        except Faulty as error:
            yield ("plot", "curves", index, "y"), str(error)


@faults.register
def _explain(item: Explain) -> Iterator[Fault]:
    yield from _unique("rubric", (criterion.id for criterion in item.rubric))
    yield from _different("rubric", "text", (criterion.text for criterion in item.rubric))


@faults.register
def _case(item: Case) -> Iterator[Fault]:
    yield from _unique("rounds", (round_.id for round_ in item.rounds))
    earlier: list[str] = []
    for index, round_ in enumerate(item.rounds):
        ids = [option.id for option in round_.options]
        for steps, expected in _unique("options", ids):
            yield ("rounds", index, *steps), expected
        texts = (option.text for option in round_.options)
        for steps, expected in _different("options", "text", texts):
            yield ("rounds", index, *steps), expected
        if not any(option.credit == 1 for option in round_.options):
            yield ("rounds", index, "options"), "an option with credit: 1"
        for id_ in set(ids) & set(earlier):
            yield ("rounds", index, "options"), f"ids that no round before has ({id_})"
        for id_ in set(round_.after or {}) - set(earlier):
            yield ("rounds", index, "after", id_), f"an option of a round before: {earlier}"
        earlier += ids
    yield from _budget(item)


def _budget(item: Case) -> Iterator[Fault]:
    """Nobody may be left without a choice, and the best choices must be affordable."""
    if item.budget is None:
        if any(option.cost for round_ in item.rounds for option in round_.options):
            yield ("budget",), "a budget, since decisions cost something"
        return
    left = [item.budget.amount]
    for index, round_ in enumerate(item.rounds):
        costs = [option.cost for option in round_.options]
        if min(left) < min(costs):
            yield ("rounds", index, "options"), "a decision that whatever is left can pay"
        left = sorted({have - cost for have in left for cost in costs if cost <= have}) or [0]
    best = [min(o.cost for o in r.options if o.credit == 1) for r in item.rounds
            if any(o.credit == 1 for o in r.options)]  # fmt: skip
    if sum(best) > item.budget.amount:
        yield ("budget", "amount"), f"at least {sum(best)}, what the best decisions cost"


def file_faults(items: list[Item]) -> Iterator[Fault]:
    """Faults of all questions of a file, with paths from its root."""
    for index, id_ in repeated(item.id for item in items):
        yield ("items", index, "id"), f"an id that no other question has ('{id_}' stands twice)"
    for index, item in enumerate(items):
        for steps, expected in faults(item):
            yield ("items", index, *steps), expected
