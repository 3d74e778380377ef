"""Marking of order, match, fill and bug_line."""

from typing import Any

from quizzes.items import BugLine, Fill, Match, Order
from quizzes.marking.base import mark_known
from quizzes.marking.choosing import right_option
from quizzes.marking.results import Marked, Part, all_or_nothing, share


@mark_known.register
def _order(item: Order, response: dict[str, Any]) -> Marked:
    steps = response["steps"]
    right = [step.id for step in item.steps]
    wanted = dict(zip(right, ["", *right], strict=False))
    given = dict(zip(steps, ["", *steps], strict=False))
    return share(tuple(Part(step, step, given[step] == wanted[step]) for step in steps))


@mark_known.register
def _match(item: Match, response: dict[str, Any]) -> Marked:
    pairs = response["pairs"]
    return share(tuple(Part(p.id, pairs[p.id], pairs[p.id] == p.id) for p in item.pairs))


@mark_known.register
def _fill(item: Fill, response: dict[str, Any]) -> Marked:
    blanks = response["blanks"]
    rights = {blank.id: right_option(blank.options).id for blank in item.blanks}
    return share(tuple(Part(id_, blanks[id_], blanks[id_] == rights[id_]) for id_ in rights))


@mark_known.register
def _bug_line(item: BugLine, response: dict[str, Any]) -> Marked:
    line = response["line"]
    right = line == item.answer
    return Marked(all_or_nothing(right), (Part(str(line), str(line), right),))
