"""Writes: standings in concepts, folded from facts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.locking import lock_people
from accounts.models import User
from config.prepared import prepared
from curriculum.keeping import kept
from curriculum.models import Concept
from labs.models import Submission
from progress.mastery.concepts import Standing, fold
from progress.mastery.evidence import collect
from progress.mastery.graph import Graph
from progress.mastery.selectors import graph
from progress.models import ConceptStanding
from progress.of_learners import LEARNER

AT_ONCE = 500
COLUMNS = [
    "level", "p_known", "stale", "evidence", "last_at", "traced_at", "held_level", "held_p", "days",
    "sources", "half_life_days", "as_of", "next_change_at", "why",
]  # fmt: skip


def concepts_of_submission(submission: Submission) -> set[str]:
    """The concepts that a submission's checks and mistakes are about. No query."""
    version = submission.lab_version
    checks = {slug for one in version.spec.get("checks", ()) for slug in one.get("concepts", ())}
    return checks | {one["concept"] for one in version.mistakes.values() if one.get("concept")}


def update_concepts(
    *, learner: User, concepts: Collection[str], now: datetime | None = None
) -> None:
    """Fold again whatever facts about these concepts can move."""
    found = graph()
    touched = found.touched_by(concepts)
    evidence = found.speaking_for(touched)
    _refold(learner, found, now or timezone.now(), touched=touched, evidence=evidence)


def rebuild_concepts(*, learner: User, now: datetime | None = None) -> None:
    """Make all standings of a learner again, from facts alone."""
    _refold(learner, graph(), now or timezone.now(), touched=None, evidence=None)


@transaction.atomic
def _refold(
    learner: User,
    found: Graph,
    now: datetime,
    *,
    touched: Collection[str] | None,
    evidence: Collection[str] | None,
) -> None:
    # As in `progress.services.refold`: two pieces of news at once must not fold from stale facts.
    lock_people([learner.pk])
    facts = collect([learner.pk], evidence).get(learner.pk, [])
    folded = fold(facts, found.prerequisites, now)
    ids = _ids()
    rows = [
        _row(learner, ids[slug], standing, now)
        for slug, standing in folded.items()
        if slug in ids and (touched is None or slug in touched)
    ]
    doubted = set(ids.values()) if touched is None else {ids.get(slug) for slug in touched}
    _forget(learner, doubted - {row.concept_id for row in rows})
    ConceptStanding.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["learner", "concept"],
        update_fields=COLUMNS,
    )


@kept
def _ids() -> dict[str, int]:
    """The ids of all concepts by their slugs. Kept: one query."""
    return dict(Concept.objects.order_by().values_list("slug", "pk"))


_present = prepared(
    lambda: ConceptStanding.objects.filter(learner=LEARNER).values_list("pk", "concept")
)


def _forget(learner: User, concepts: Collection[int | None]) -> None:
    """Delete the learner's standings in these concepts. One query when there are none."""
    present = _present(learner=learner.pk)
    if gone := [pk for pk, concept in present if concept in concepts]:
        ConceptStanding.objects.filter(pk__in=gone).delete()


def _row(learner: User, concept: int, held: Standing, now: datetime) -> ConceptStanding:
    today = held.at(now)
    return ConceptStanding(
        learner=learner,
        concept_id=concept,
        level=today.level.value,
        p_known=today.p_known,
        stale=today.stale,
        evidence=held.evidence,
        last_at=held.last_at,
        traced_at=held.traced_at,
        held_level=held.level.value,
        held_p=held.p_known,
        days=held.days,
        sources=held.sources,
        half_life_days=held.half_life_days,
        as_of=now,
        next_change_at=held.next_change(now),
        why=[effect.as_json() for effect in held.why],
    )


def let_time_pass(*, now: datetime | None = None) -> int:
    """Bring levels up to date that only time has changed; returns how many rows were written."""
    now = now or timezone.now()
    due = ConceptStanding.objects.filter(next_change_at__lte=now).order_by("next_change_at")
    rows = list(due.defer("why")[:AT_ONCE])
    for row in rows:
        standing = row.standing("", now)
        row.level, row.p_known, row.stale = standing.level.value, standing.p_known, standing.stale
        row.as_of, row.next_change_at = now, row.held().next_change(now)
    ConceptStanding.objects.bulk_update(
        rows, ["level", "p_known", "stale", "as_of", "next_change_at"]
    )
    return len(rows)
