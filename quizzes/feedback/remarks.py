"""Feedback on one thing, and the two functions that each kind of question registers with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from quizzes.items import Option, PlotOption
from quizzes.marking import Marked, Part

Response = dict[str, Any]


@dataclass(frozen=True)
class Remark:
    """Feedback on one thing; `about` names it (Markdown). `right` is None where nobody chose.

    `missed`: it belongs to the answer and was left out, which is why `right` is False.
    """

    about: str
    text: str
    right: bool | None = None
    missed: bool = False


Remarks = tuple[list[Remark], list[Remark]]
"""On what the learner did, and on everything else."""


@singledispatch
def remarks_on(item: object, response: Response, marked: Marked, language: str) -> Remarks:
    """Remarks on a marked response."""
    raise TypeError(f"no feedback for {type(item).__name__}")


@singledispatch
def answer_lines(item: object, language: str) -> list[str]:
    """The right answer, line by line, as Markdown."""
    raise TypeError(f"no answer for {type(item).__name__}")


def verdict(marked: Marked, right: bool) -> bool | None:
    """Right or wrong; neither for somebody who said that they do not know."""
    return None if marked.unknown else right


def rights_of(parts: Iterable[Part]) -> dict[str, bool | None]:
    """Whether each part is right, by its id."""
    return {part.id: part.right for part in parts}


def split(
    options: Sequence[Option | PlotOption], own: dict[str, bool | None], language: str
) -> Remarks:
    """Remarks on the options in `own` and on the others, each in the authors' order."""
    remarks = {
        option.id: Remark(
            option.text.localized(language), option.feedback.localized(language), own.get(option.id)
        )
        for option in options
    }
    mine = [remark for id_, remark in remarks.items() if id_ in own]
    return mine, [remark for id_, remark in remarks.items() if id_ not in own]
