"""What a learner may see of a question before answering it, in the order that the seed decides.

Options, steps, partners and blanks' options are shuffled and get keys "1", "2", ... in the shown
order; authors' ids, which may give an answer away, never leave the server. The question's own id
and the seed stay here for the same reason. The same seed gives the same order in both languages.
"""

from typing import Any

from quizzes.items import Item
from quizzes.presentation.keys import NO_SUCH_KEY, Orders, decode, encode, orders
from quizzes.presentation.parts import Progress, parts_of, picture_of
from quizzes.presentation.shown import (
    Choice,
    Decision,
    Gap,
    Grid,
    Listing,
    Purse,
    Question,
    Round,
)

__all__ = [
    "NO_SUCH_KEY", "Choice", "Decision", "Gap", "Grid", "Listing", "Orders", "Progress", "Purse",
    "Question", "Round", "decode", "encode", "orders", "picture_of", "present",
]  # fmt: skip


def present(
    item: Item, *, seed: int, language: str, progress: Progress | None = None, hints: int = 0
) -> Question:
    """The question as it is shown in an attempt with `seed`, in `language`.

    `progress` is what was done in it already (`AttemptItem.progress`); of the hints, the first
    `hints` are shown.
    """
    known = item.hints or []
    common: dict[str, Any] = {
        "type": item.type,
        "prompt": item.prompt.localized(language),
        "code": item.code,
        "figure": item.figure,
        "hints": [hint.localized(language) for hint in known[:hints]],
        "hint_count": len(known),
    }
    shown = orders(item, seed=seed)
    return Question(**common | parts_of(item, shown, language, progress or {}))
