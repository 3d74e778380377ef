"""What a goal is, and what it needs."""

from __future__ import annotations

from collections.abc import Collection

from accounts.models import User
from progress.mastery.graph import Graph
from progress.mastery.unlocking import FOUNDATIONS
from progress.models import Goal


def goal_of(learner: User | None) -> Goal | None:
    """What the learner is after; None: everything. At most two queries."""
    if learner is None:
        return None
    rows = Goal.objects.filter(learner=learner).select_related("course")
    return rows.prefetch_related("weeks").first()


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


def aside(goal: Goal | None, graph: Graph) -> frozenset[str]:
    """The weeks, as course/week, that do not serve a goal."""
    needed = serving(goal, graph)
    return frozenset(week.key for week in graph.weeks if week.pk not in needed)


def concepts_serving(weeks: Collection[int], graph: Graph) -> set[str]:
    """What weeks (ids) teach, and all that it rests on."""
    return graph.closure(slug for week in graph.weeks if week.pk in weeks for slug in week.concepts)
