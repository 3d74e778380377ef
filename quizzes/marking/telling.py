"""Marking of explain (by the rubric) and case (round by round)."""

from collections.abc import Collection
from typing import Any

from quizzes.items import Case, Explain
from quizzes.marking.base import mark_known
from quizzes.marking.results import Marked, Part


@mark_known.register
def _explain(item: Explain, response: dict[str, Any]) -> Marked:
    return by_rubric(item, response["met"])


def by_rubric(item: Explain, met: Collection[str]) -> Marked:
    """The share of the criteria met, by weight; the same for learners and mentors."""
    parts = tuple(Part(c.id, c.id if c.id in met else "", c.id in met) for c in item.rubric)
    earned = sum(criterion.weight for criterion in item.rubric if criterion.id in met)
    return Marked(earned / sum(criterion.weight for criterion in item.rubric), parts)


@mark_known.register
def _case(item: Case, response: dict[str, Any]) -> Marked:
    parts, earned = [], []
    for round_, chosen in zip(item.rounds, response["rounds"], strict=True):
        credit = next(option.credit for option in round_.options if option.id == chosen)
        parts.append(Part(round_.id, chosen, credit >= 1))
        earned.append(credit)
    return Marked(sum(earned) / len(earned), tuple(parts))
