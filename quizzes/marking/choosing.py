"""Marking of single, multiple and plot."""

from collections.abc import Sequence
from typing import Any, TypeVar

from quizzes.items import Multiple, Option, PlotOption, PlotQuestion, Single
from quizzes.marking.base import mark_known
from quizzes.marking.results import Marked, Part, all_or_nothing

Choice = TypeVar("Choice", Option, PlotOption)


def right_option(options: Sequence[Choice]) -> Choice:
    """The one option that is correct."""
    return next(option for option in options if option.correct)


@mark_known.register
def _single(item: Single | PlotQuestion, response: dict[str, Any]) -> Marked:
    chosen = response["option"]
    right = next(option.id for option in item.options if option.correct) == chosen
    return Marked(all_or_nothing(right), (Part(chosen, chosen, right),))


@mark_known.register
def _multiple(item: Multiple, response: dict[str, Any]) -> Marked:
    chosen = response["options"]
    parts = tuple(
        Part(o.id, o.id if o.id in chosen else "", (o.id in chosen) == o.correct)
        for o in item.options
    )
    return Marked(max(0.0, balance(item, chosen)), parts)


def balance(item: Multiple, chosen: Sequence[str]) -> float:
    """Share of the right options picked minus share of the wrong ones picked, in [-1, 1].

    Whoever picks without knowing, few options or all of them, gets 0 on average.
    """
    rights = [option.id for option in item.options if option.correct]
    wrongs = [option.id for option in item.options if not option.correct]
    hits = sum(id_ in chosen for id_ in rights) / len(rights)
    return hits - (sum(id_ in chosen for id_ in wrongs) / len(wrongs) if wrongs else 0.0)
