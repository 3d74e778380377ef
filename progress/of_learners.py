"""Reads about learners: of one, with every piece of news, and now and then of many."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from accounts.models import User
from config.prepared import Parameter, prepared

Row = TypeVar("Row")
LEARNER = Parameter(User, "id", "learner")
"""Stands for a learner's id in statements that are put together once."""


class OfLearners(Generic[Row]):
    """The rows of some learners, whose SQL is put together once when there is only one of them.

    build: the rows of everybody. learner: the way from a row to its learner.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Row]], learner: str = "learner") -> None:
        self._build, self._learner = build, learner
        self._one = prepared(lambda: build().filter(**{learner: LEARNER}))

    def __call__(self, learners: Collection[int]) -> list[Row]:
        """Their rows, by learners' ids. One query."""
        if len(learners) == 1:
            [learner] = learners
            return self._one(learner=learner)
        return list(self._build().filter(**{f"{self._learner}__in": learners}))
