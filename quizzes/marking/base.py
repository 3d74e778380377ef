"""The function that each kind of question registers its marking with."""

from functools import singledispatch
from typing import Any

from quizzes.marking.results import Marked


@singledispatch
def mark_known(item: object, response: dict[str, Any]) -> Marked:
    """Mark a response other than "I don't know"."""
    raise TypeError(f"nobody knows how to mark {type(item).__name__}")
