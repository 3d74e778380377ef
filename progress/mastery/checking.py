"""The check that opens a week: which concepts it asks for."""

from __future__ import annotations

from accounts.models import User
from config.problems import NotFound
from curriculum.models import Week
from progress.advice.selectors import whole_of
from progress.mastery.graph import Graph
from progress.mastery.unlocking import Door
from quizzes.checking import candidates, check_start
from quizzes.models import Attempt


def asked(door: Door, graph: Graph) -> tuple[str, ...]:
    """What the check asks for: what is missing first, then the rest of what the week needs."""
    rest = [slug for slug in door.needed if slug not in door.missing]
    return tuple(slug for slug in (*door.missing, *rest) if slug in graph.checkable)


def question_count(concepts: tuple[str, ...]) -> int:
    """How many questions there are about these concepts. One query."""
    return len(candidates(concepts)) if concepts else 0


def start(*, learner: User, week: Week, language: str) -> tuple[Attempt, bool]:
    """Begin the check of a week, or go on with the one begun; Conflict if nothing can be asked."""
    whole = whole_of(learner)
    if week.pk not in whole.doors:
        raise NotFound
    concepts = asked(whole.doors[week.pk], whole.graph)
    return check_start(learner=learner, week=week, concepts=concepts, language=language)
