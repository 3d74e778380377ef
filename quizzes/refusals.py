"""A response that cannot be read, as the API says it: one problem, with words for the learner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from config.problems import Invalid
from quizzes import messages
from quizzes.unreadable import Unreadable


@contextmanager
def unreadable_as_invalid() -> Iterator[None]:
    """Raise `Invalid` (code `unreadable`, field `response`) where a response cannot be read."""
    try:
        yield
    except Unreadable as error:
        text = messages.UNREADABLE[error.code]
        raise Invalid(text, code="unreadable", errors={"response": [text]}) from None
