"""Marking: plain data in, plain data out. No clock, no database, no randomness.

Partial credit:
- multiple: share of the right options picked - share of the wrong ones picked, never below 0;
- order: the share of steps that directly follow the step they should follow (for the first step:
  that stand first), so moving one step costs little and turning all round earns nothing;
- match, fill: the share of pairs or blanks that are right;
- explain: the share of the rubric met, by weight; case: the mean of the rounds;
- everything else: all or nothing.
"""

from typing import Any

from quizzes.items import Item
from quizzes.marking import arranging, choosing, telling, typed
from quizzes.marking.base import mark_known
from quizzes.marking.choosing import right_option
from quizzes.marking.results import Marked, Part, marked_from
from quizzes.marking.telling import by_rubric
from quizzes.marking.typed import close, normalised_output
from quizzes.responses import is_unknown

__all__ = [
    "Marked", "Part", "arranging", "by_rubric", "choosing", "close", "mark", "marked_from",
    "normalised_output", "right_option", "telling", "typed",
]  # fmt: skip


def mark(item: Item, response: dict[str, Any]) -> Marked:
    """Mark a response that `quizzes.responses.read_response` has accepted.

    Raises `Unreadable` when typed text is not what the question asks for.
    """
    if is_unknown(response):
        return Marked(0.0, unknown=True)
    return mark_known(item, response)
