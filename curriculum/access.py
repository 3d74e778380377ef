"""Who may reach what here: lessons and concepts are open to everybody, signed in or not.

What a learner did with them is reached through the learner (`accounts.access`).
"""

from __future__ import annotations

from config.problems import NotFound
from curriculum import selectors
from curriculum.models import Concept, LessonVersion, Week


def week(course: str, week: str) -> Week:
    """The week at an address; raises NotFound for one that is not, or no longer, in the path."""
    found = selectors.week_by_slugs(course, week)
    if found is None:
        raise NotFound
    return found


def lesson(course: str, week_slug: str) -> tuple[Week, LessonVersion]:
    """A week and its lesson; raises NotFound while the lesson is in preparation."""
    found = week(course, week_slug)
    if found.current_lesson is None:
        raise NotFound
    return found, found.current_lesson


def concept(slug: str) -> Concept:
    """The concept with its prerequisites and weeks; raises NotFound."""
    found = selectors.concept_by_slug(slug)
    if found is None:
        raise NotFound
    return found
