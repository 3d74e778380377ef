"""The next action at many states: how long it takes, and whether the same state has the same one.

States are drawn: weeks not begun, begun and done, concepts at all levels, goals, what was put off,
plans, reviews that are due. Each lasts for one transaction, which is taken back.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

STATES = 200
BEARABLE_MS = 100.0


def measure(states: int = STATES) -> dict[str, Any]:
    """Costs in the database of the default connection, which holds content and learners."""
    from django.db import transaction
    from django.utils import timezone

    from accounts.models import User
    from bench.asking import Cost, cost_of
    from bench.figures import summary
    from progress.advice.selectors import advice_for

    now, costs, kinds, same = timezone.now(), list[Cost](), Counter[str](), 0
    for number in range(states + 1):
        learner = User.objects.get(pk=2 + number % 90)
        with transaction.atomic():
            _draw(learner, random.Random(number), now)
            first, cost = cost_of(lambda learner=learner: advice_for(learner, now))  # type: ignore[misc]
            again = advice_for(learner, now)
            transaction.set_rollback(True)
        if number:  # the first one reads the content
            costs.append(cost)
            kinds[first.step.action.kind] += 1
            same += _told(first) == _told(again)
    return {
        "states": states,
        "the_same_again": same,
        "kinds": dict(kinds.most_common()),
        "queries": sorted({cost.queries for cost in costs}),
        "within_100_ms_of_cpu": sum(cost.cpu_ms < BEARABLE_MS for cost in costs),
        "cpu": summary([cost.cpu_ms for cost in costs]),
        "wall": summary([cost.wall_ms for cost in costs]),
    }


def _told(advice: Any) -> list[Any]:
    return [advice.step.action, *(step.action for step in advice.others)]


def _draw(learner: Any, chance: random.Random, now: datetime) -> None:
    """Put the learner into a state of this number."""
    _weeks(learner, chance, now)
    _concepts(learner, chance, now)
    if chance.random() < 0.4:
        _goal(learner, chance)
    if chance.random() < 0.4:
        _put_off(learner, chance, now)
    if chance.random() < 0.4:
        _plan(learner, chance, now)


def _weeks(learner: Any, chance: random.Random, now: datetime) -> None:
    from progress.models import WeekProgress

    rows = list(WeekProgress.objects.filter(learner=learner))
    done = chance.randint(0, len(rows))
    for place, row in enumerate(rows):
        if place < done:
            row.state, row.percent, row.completed_at = "done", 100, now
            row.best = {"lesson": 1.0, "quiz": 1.0}
    gone = [row.pk for row in rows[done:] if chance.random() < 0.7]
    WeekProgress.objects.filter(pk__in=gone).delete()
    kept = [row for row in rows if row.pk not in gone]
    WeekProgress.objects.bulk_update(kept, ["state", "percent", "completed_at", "best"])


def _concepts(learner: Any, chance: random.Random, now: datetime) -> None:
    """Standings for a part of the path, at all levels, some long ago."""
    from curriculum.models import Concept
    from progress.models import ConceptStanding

    ConceptStanding.objects.filter(learner=learner).delete()
    concepts = list(Concept.objects.filter(active=True).order_by("position"))
    made = []
    for concept in concepts[: chance.randint(0, len(concepts))]:
        at, known = now - timedelta(days=chance.randint(1, 200)), chance.random()
        level = "proficient" if known > 0.8 else "familiar" if known > 0.55 else "attempted"
        made.append(
            ConceptStanding(
                learner=learner, concept=concept, level=level, held_level=level, p_known=known,
                held_p=known, evidence=chance.randint(1, 6), last_at=at, traced_at=at, as_of=at,
                days=2, sources=2, next_change_at=at + timedelta(days=365),
            )
        )  # fmt: skip
    ConceptStanding.objects.bulk_create(made)


def _goal(learner: Any, chance: random.Random) -> None:
    from curriculum.models import Course
    from progress.models import Goal

    course = chance.choice(list(Course.objects.filter(active=True)))
    Goal.objects.create(learner=learner, kind=Goal.Kind.COURSE, course=course)


def _put_off(learner: Any, chance: random.Random, now: datetime) -> None:
    from progress.advice.selectors import advice_for
    from progress.advice.services import not_now
    from progress.models import Snooze

    action = advice_for(learner, now).step.action
    if action.minutes:
        not_now(learner=learner, key=action.key, why=chance.choice(Snooze.Why.values), now=now)


def _plan(learner: Any, chance: random.Random, now: datetime) -> None:
    from progress.local_days import local_date, zone_of
    from progress.planning.schedule import Settings
    from progress.planning.services import save_plan

    before = now - timedelta(days=chance.randint(0, 60))
    starts = local_date(before, zone_of(learner.time_zone))
    save_plan(learner=learner, settings=Settings((60,) * 5 + (120,) * 2, starts), now=before)
