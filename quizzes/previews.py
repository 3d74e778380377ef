"""How a formula that is being typed is understood, so that nobody is marked for a typing slip."""

from __future__ import annotations

from dataclasses import dataclass

from config.problems import Conflict, Text
from quizzes import messages, selectors
from quizzes.expressions import latex
from quizzes.items import Expression
from quizzes.marking.typed import formula
from quizzes.models import Attempt, AttemptItem
from quizzes.unreadable import Unreadable


@dataclass(frozen=True)
class Preview:
    """LaTeX of the formula, or why it cannot be read yet. Both empty when nothing was typed."""

    latex: str = ""
    problem: Text = ""


def preview_of(attempt: Attempt, drawn: AttemptItem, text: str) -> Preview:
    """The preview for a drawn question; raises Conflict when it does not ask for a formula."""
    item = selectors.item_of(attempt, drawn.item_version)
    if not isinstance(item, Expression):
        raise Conflict(messages.NO_STEPS, code="no_preview")
    if not text.strip():
        return Preview()
    try:
        return Preview(latex=latex(formula(item, text)))
    except Unreadable as error:
        return Preview(problem=messages.UNREADABLE[error.code])
