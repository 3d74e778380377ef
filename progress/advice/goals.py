"""What a goal needs. Pure, but for reading the goal's own row."""

from __future__ import annotations

from progress.mastery.graph import Graph
from progress.mastery.unlocking import FOUNDATIONS
from progress.models import Goal


def targets(goal: Goal | None, graph: Graph) -> list[int] | None:
    """Ids of the weeks that a goal names; None: every week."""
    if goal is None or goal.kind == Goal.Kind.PATH:
        return None
    if goal.kind == Goal.Kind.WEEKS:
        return [week.pk for week in goal.weeks.all()]
    course = FOUNDATIONS if goal.kind == Goal.Kind.FOUNDATIONS else ""
    if goal.course is not None and goal.kind == Goal.Kind.COURSE:
        course = goal.course.slug
    return [week.pk for week in graph.weeks if week.course == course]


def serving(goal: Goal | None, graph: Graph) -> frozenset[int]:
    """Ids of the weeks that serve a goal: its own, and all that teach what those rest on.

    A goal whose weeks are gone serves nothing, so it hides nothing either.
    """
    everything = frozenset(week.pk for week in graph.weeks)
    wanted = targets(goal, graph)
    if wanted is None:
        return everything
    return graph.serving(wanted) or everything
