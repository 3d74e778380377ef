"""Reads about concepts that pages and the API share. Each says how many queries it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from accounts.models import User
from curriculum.keeping import kept
from curriculum.models import Concept, Prerequisite, WeekConcept
from curriculum.selectors import ACTIVE_CONCEPTS, weeks_in_order
from labs.models import Lab
from progress.mastery.concepts import Standing
from progress.mastery.graph import Graph, WeekNode
from progress.mastery.unlocking import Door, doors
from progress.mastery.weeks import WeekState
from progress.models import ConceptStanding, WeekProgress
from quizzes.models import Attempt, Item


@kept
def graph() -> Graph:
    """Concepts, what they rest on, and which weeks teach them. Kept: one query."""
    return Graph(_prerequisites(), _weeks(), _checkable())


def _prerequisites() -> dict[str, tuple[str, ...]]:
    slugs = ACTIVE_CONCEPTS.order_by("program__position", "position").values_list("slug", flat=True)
    found: dict[str, list[str]] = {slug: [] for slug in slugs}
    pairs = Prerequisite.objects.filter(requires__active=True).order_by("requires__position")
    for concept, required in pairs.values_list("concept__slug", "requires__slug"):
        if concept in found and required in found:
            found[concept].append(required)
    return {concept: tuple(required) for concept, required in found.items()}


def _weeks() -> tuple[WeekNode, ...]:
    taught: dict[int, list[str]] = defaultdict(list)
    rows = WeekConcept.objects.filter(concept__active=True).order_by("position")
    for week, slug in rows.values_list("week", "concept__slug"):
        taught[week].append(slug)
    listed = weeks_in_order().values_list("pk", "course__slug", "slug", "current_lesson")
    return tuple(
        WeekNode(pk, f"{course}/{slug}", course, tuple(taught[pk]), lesson is not None)
        for pk, course, slug, lesson in listed
    )


def _checkable() -> frozenset[str]:
    """Concepts that a question is mainly about, or that a lab uses."""
    items = Item.objects.filter(retired=False, current_version__isnull=False, week__active=True)
    asked = set(items.order_by().values_list("concept", flat=True).distinct())
    labs = Lab.objects.filter(retired=False, current_version__isnull=False).order_by()
    for slugs in labs.values_list("current_version__spec__concepts", flat=True):
        asked |= set(slugs or ())
    return frozenset(asked)


def standings_of(learner: User | None, now: datetime) -> dict[str, Standing]:
    """The learner's standings at a moment by the concepts' slugs, without reasons. One query."""
    rows = ConceptStanding.objects.filter(learner=learner, concept__active=True)
    found = rows.defer("why").select_related("concept").only(*_COLUMNS, "concept__slug")
    return {row.concept.slug: row.standing(row.concept.slug, now) for row in found}


_COLUMNS = (
    "held_level", "held_p", "evidence", "last_at", "traced_at", "days", "sources", "half_life_days",
)  # fmt: skip


def standing_of(learner: User, concept: Concept) -> ConceptStanding | None:
    """The learner's row for a concept, with reasons. One query."""
    return ConceptStanding.objects.filter(learner=learner, concept=concept).first()


def checks_passed(learner: User) -> set[int]:
    """Ids of weeks whose check the learner has passed. One query."""
    rows = Attempt.objects.filter(learner=learner, kind=Attempt.Kind.UNIT_CHECK, passed=True)
    return set(rows.order_by().values_list("week", flat=True).distinct())


def weeks_done(learner: User) -> set[int]:
    """Ids of weeks that the learner has finished. One query."""
    rows = WeekProgress.objects.filter(learner=learner, state=WeekState.DONE)
    return set(rows.values_list("week", flat=True))


def doors_of(
    learner: User,
    found: Graph,
    standings: dict[str, Standing],
    done: Collection[int] | None = None,
) -> dict[int, Door]:
    """The door of every week by its id. One query, two when `done` is not given."""
    finished = weeks_done(learner) if done is None else done
    return doors(found, standings, checks_passed=checks_passed(learner), done=finished)
