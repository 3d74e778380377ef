"""A week with one question of each kind, and ways to go through its quiz."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from accounts.models import User
from curriculum.content.context import Targets, WeekContext
from curriculum.content.yaml import read_source
from curriculum.models import Concept, Course, Program, Week
from quizzes.content import QuizPart, check_source
from quizzes.models import Answer, Attempt
from quizzes.parameters import concrete
from quizzes.plots.lettering import lettered
from quizzes.services import attempt_start
from quizzes.syncing import sync_items
from tests.quizzes import samples, walking
from tests.quizzes.walking import shown_response as shown_response

REAL = sorted(Path(settings.CONTENT_ROOT).glob("*/*/*/quiz.yaml"))


class Anything(frozenset):  # type: ignore[type-arg]
    """A set in which everything is, for checks that are about something else."""

    def __contains__(self, item: object) -> bool:
        return True


def context(root: Path, **known: Any) -> WeekContext:
    """What a week knows; everything that is not said is there."""
    values: dict[str, Any] = {"concepts": Anything(), "anchors": Anything(), **known}
    return WeekContext(root, "program", "course", "week", labs=(), targets=Targets(), **values)


def real_bodies() -> list[dict[str, Any]]:
    """All questions of the real content, with the numbers that seed 0 draws."""
    return [lettered(concrete(body, seed=0), seed=0) for body in raw_bodies()]


def raw_bodies() -> list[dict[str, Any]]:
    """All questions of the real content as they are stored."""
    return copy.deepcopy(_stored())


@cache
def _stored() -> list[dict[str, Any]]:
    """Read once for a process; that every seed draws rightly is for `check_content` to say."""
    found: list[dict[str, Any]] = []
    for path in REAL:
        source, problems = read_source(path, path.name)
        assert source is not None, problems
        bodies, problems = check_source(source, context(path.parent, thorough=False))
        assert not problems
        found += bodies or []
    return found


def make_week(slug: str = "basics", course: str = "first") -> Week:
    """A week without questions."""
    texts = {"summary_ja": "概要", "summary_en": "Summary", "position": 1}
    titles = {"title_ja": "基礎", "title_en": "Basics"}
    program, _ = Program.objects.get_or_create(slug="program", defaults=texts | titles)
    row, _ = Course.objects.get_or_create(
        slug=course, defaults={"program": program, "days": 7, **texts, **titles}
    )
    Concept.objects.get_or_create(
        slug="sigmoid",
        defaults={**texts, "program": program, "title_ja": "シグモイド", "title_en": "Sigmoid"},
    )
    return Week.objects.create(course=row, slug=slug, days=3, **texts, **titles)


@pytest.fixture
def week(db: None) -> Week:
    """A week whose quiz has one question of each kind."""
    row = make_week()
    sync_items(week=row, bodies=[make() for make in samples.ALL.values()])
    return row


@pytest.fixture
def attempt(week: Week, learner: User) -> Attempt:
    """The learner's attempt, just begun."""
    return attempt_start(learner=learner, week=week, language="en")[0]


@pytest.fixture
def answer() -> Callable[..., Answer]:
    """Return a function that answers a position, rightly unless told otherwise."""

    def give(attempt: Attempt, position: int, *, right: bool = True, certainty: int = 2) -> Answer:
        return walking.give(attempt, position, right=right, certainty=certainty)

    return give


@pytest.fixture
def finish(answer: Callable[..., Answer]) -> Callable[..., Attempt]:
    """Return a function that answers everything; `wrong` are the positions to get wrong."""

    def complete(attempt: Attempt, *, wrong: tuple[int, ...] = (), certainty: int = 2) -> Attempt:
        for position in range(1, attempt.size + 1):
            answer(attempt, position, right=position not in wrong, certainty=certainty)
        attempt.refresh_from_db()
        return attempt

    return complete


@pytest.fixture
def part() -> QuizPart:
    return QuizPart()
