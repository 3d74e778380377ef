"""Reads of the placement test that pages and the API share. Each says how many queries it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import User
from progress.mastery.evidence import GUESS
from progress.mastery.graph import Graph
from progress.mastery.unlocking import FOUNDATIONS
from progress.models import PlacementItem, PlacementQuestion, PlacementResult, PlacementTest
from progress.placement.engine import Question, Reply, Space, space_of

AGAIN_AFTER = timedelta(days=1)
"""Sooner, somebody would be measured by what the questions have just told."""
SURE_GUESS = {1: 1.0, 2: 1.0, 3: 0.6}
"""Who is sure and right has hardly guessed: factors of the chance of a lucky answer."""
RIGHT = 0.8


def open_test(learner: User) -> PlacementTest | None:
    """The test that is not finished. One query."""
    return PlacementTest.objects.filter(learner=learner, ended_at__isnull=True).first()


def newest_result(learner: User | None) -> PlacementResult | None:
    """The outcome that counts. One query."""
    rows = PlacementResult.objects.filter(learner=learner, finished=True)
    return rows.select_related("test").order_by("-taken_at").first()


def again_from(result: PlacementResult | None) -> datetime | None:
    """When the test may be taken again; None: at any time."""
    return None if result is None else result.taken_at + AGAIN_AFTER


def available() -> bool:
    """Whether there is anything to ask. One query."""
    return PlacementItem.objects.filter(active=True).exists()


def questions_of(test: PlacementTest) -> list[PlacementQuestion]:
    """What was asked so far, in order. One query."""
    return list(test.questions.order_by("position"))


def bank(learner: User) -> list[tuple[Question, PlacementItem]]:
    """What can be asked, what was not in an earlier test of this learner first. Two queries."""
    before = PlacementQuestion.objects.filter(test__learner=learner, test__ended_at__isnull=False)
    seen = set(before.values_list("slug", flat=True))
    rows = sorted(
        PlacementItem.objects.filter(active=True, week__active=True).order_by("position", "slug"),
        key=lambda row: row.slug in seen,
    )
    return [(asked(row.slug, row.concept, row.body["type"]), row) for row in rows]


def asked(slug: str, concept: str, type_: str) -> Question:
    """A question as the engine sees it."""
    return Question(slug, concept, guess=GUESS.get(type_, 0.2))


def replies_of(questions: Sequence[PlacementQuestion]) -> list[Reply]:
    """The answers as the engine sees them; certainty makes a right one less likely to be luck."""
    found = []
    for row in questions:
        if row.answered_at is None:
            continue
        question = asked(row.slug, row.concept, row.body["type"])
        unknown = bool((row.outcome or {}).get("unknown"))
        guess = question.guess * SURE_GUESS.get(row.certainty or 2, 1.0)
        question = Question(question.id, question.concept, guess, question.slip)
        found.append(Reply(question, None if unknown else (row.score or 0.0) >= RIGHT))
    return found


@dataclass(frozen=True)
class Spaces:
    """The graph and the engine's view of it."""

    graph: Graph
    space: Space


def spaces() -> Spaces:
    """The graph of concepts as the engine sees it. Six queries (those of the graph)."""
    from progress.mastery.selectors import graph

    found = graph()
    return Spaces(found, space(found))


def space(graph: Graph) -> Space:
    """Each foundation is a branch of its own, and each course: people know the one or the other."""
    branches: dict[str, int] = {}
    names: dict[str, int] = {}
    for week in graph.weeks:
        name = week.key if week.course == FOUNDATIONS else week.course
        number = names.setdefault(name, len(names))
        for concept in week.concepts:
            branches.setdefault(concept, number)
    return space_of(graph.prerequisites, graph.first_week, branches)
