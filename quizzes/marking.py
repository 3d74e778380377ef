"""Marking: plain data in, plain data out. No clock, no database, no randomness.

Partial credit:
- multiple: (right picks - wrong picks) / number of right options, never below 0;
- order: the share of steps that directly follow the step they should follow (for the first step:
  that stand first), so moving one step costs little and turning all round earns nothing;
- match, fill: the share of pairs or blanks that are right;
- everything else: all or nothing.
"""

import re
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

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
    Trace,
)
from quizzes.numerals import plain, read_number
from quizzes.responses import is_unknown
from quizzes.shapes import read_shape, shape_of

_NEARLY_ONE = 1 - 1e-9


@dataclass(frozen=True)
class Part:
    """One option, step, pair, blank or line: what the learner did with it and whether rightly.

    `chosen` is what was picked there: the option or pair id, "" for an option left alone.
    """

    id: str
    chosen: str
    right: bool


@dataclass(frozen=True)
class Marked:
    """The mark of one response. `slip` is the index of the known mistake that it matches."""

    score: float
    parts: tuple[Part, ...] = ()
    slip: int | None = None
    unknown: bool = False

    @property
    def correct(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.score >= _NEARLY_ONE

    def as_json(self) -> dict[str, Any]:
        """The outcome as it is stored with an answer."""
        parts = [{"id": p.id, "chosen": p.chosen, "right": p.right} for p in self.parts]
        return {"parts": parts, "slip": self.slip, "unknown": self.unknown}


def marked_from(*, score: float, outcome: dict[str, Any]) -> Marked:
    """The mark that was stored as `score` and `outcome`."""
    parts = tuple(Part(p["id"], p["chosen"], p["right"]) for p in outcome["parts"])
    return Marked(score, parts, outcome["slip"], outcome["unknown"])


def mark(item: Item, response: dict[str, Any]) -> Marked:
    """Mark a response that `quizzes.responses.read_response` has accepted.

    Raises `Unreadable` when typed text is not a number or a shape.
    """
    if is_unknown(response):
        return Marked(0.0, unknown=True)
    return _mark(item, response)


def right_option(options: list[Option]) -> Option:
    """The one option that is correct."""
    return next(option for option in options if option.correct)


def _all_or_nothing(right: bool) -> float:
    return 1.0 if right else 0.0


@singledispatch
def _mark(item: object, response: dict[str, Any]) -> Marked:
    raise TypeError(f"nobody knows how to mark {type(item).__name__}")


@_mark.register
def _single(item: Single, response: dict[str, Any]) -> Marked:
    chosen = response["option"]
    right = right_option(item.options).id == chosen
    return Marked(_all_or_nothing(right), (Part(chosen, chosen, right),))


@_mark.register
def _multiple(item: Multiple, response: dict[str, Any]) -> Marked:
    chosen = response["options"]
    picks = [(option, option.id in chosen) for option in item.options]
    hits = sum(picked and option.correct for option, picked in picks)
    false_picks = sum(picked and not option.correct for option, picked in picks)
    wanted = sum(option.correct for option in item.options)
    parts = tuple(Part(o.id, o.id if p else "", p == o.correct) for o, p in picks)
    return Marked(max(0.0, (hits - false_picks) / wanted), parts)


def _typed(right: bool, slips: list[bool]) -> Marked:
    """All or nothing; a wrong response is matched with the first slip that it agrees with."""
    if right:
        return Marked(1.0)
    return Marked(0.0, slip=slips.index(True) if True in slips else None)


def close(value: float, target: float, tolerance: float) -> bool:
    """Whether they differ by at most `tolerance` (and by rounding of binary fractions)."""
    return abs(value - target) <= tolerance + 1e-12 * max(1.0, abs(target))


@_mark.register
def _numeric(item: Numeric, response: dict[str, Any]) -> Marked:
    units = (item.unit.ja, item.unit.en) if item.unit else ()
    value = read_number(response["text"], units=units)
    slips = [close(value, slip.value, item.tolerance) for slip in item.slips]
    return _typed(close(value, item.answer, item.tolerance), slips)


@_mark.register
def _shape(item: Shape, response: dict[str, Any]) -> Marked:
    shape = read_shape(response["text"])
    slips = [shape == shape_of(slip.value) for slip in item.slips]
    return _typed(shape == shape_of(item.answer), slips)


def normalised_output(text: str) -> str:
    """Printed output with blanks, look-alike signs and spaces beside brackets evened out."""
    flat = re.sub(r"\s+", " ", plain(text)).strip()
    return re.sub(r" ?, ?", ", ", re.sub(r"(?<=[(\[{]) | (?=[)\]}])", "", flat))


@_mark.register
def _trace(item: Trace, response: dict[str, Any]) -> Marked:
    output = normalised_output(response["text"])
    slips = [output == normalised_output(slip.value) for slip in item.slips]
    return _typed(output == normalised_output(item.answer), slips)


@_mark.register
def _order(item: Order, response: dict[str, Any]) -> Marked:
    steps = response["steps"]
    right = [step.id for step in item.steps]
    wanted = dict(zip(right, ["", *right], strict=False))
    given = dict(zip(steps, ["", *steps], strict=False))
    parts = tuple(Part(step, step, given[step] == wanted[step]) for step in steps)
    return _share(parts)


@_mark.register
def _match(item: Match, response: dict[str, Any]) -> Marked:
    pairs = response["pairs"]
    return _share(tuple(Part(p.id, pairs[p.id], pairs[p.id] == p.id) for p in item.pairs))


@_mark.register
def _fill(item: Fill, response: dict[str, Any]) -> Marked:
    blanks = response["blanks"]
    rights = {blank.id: right_option(blank.options).id for blank in item.blanks}
    return _share(tuple(Part(id_, blanks[id_], blanks[id_] == rights[id_]) for id_ in rights))


@_mark.register
def _bug_line(item: BugLine, response: dict[str, Any]) -> Marked:
    line = response["line"]
    right = line == item.answer
    return Marked(_all_or_nothing(right), (Part(str(line), str(line), right),))


def _share(parts: tuple[Part, ...]) -> Marked:
    return Marked(sum(part.right for part in parts) / len(parts), parts)
