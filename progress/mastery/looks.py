"""The weekly look-back: read, and remembered as seen. Weeks begin on Monday by the own clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from progress.advice.goals import concepts_serving
from progress.advice.selectors import Whole, whole_of
from progress.local_days import local_date, start_of_day, start_of_week, zone_of
from progress.mastery.evidence import collect
from progress.mastery.levels import ConceptLevel
from progress.mastery.looking_back import Change, look_back
from progress.mastery.pages import Row, rows_of
from progress.mastery.wording import LEVELS
from progress.models import LookBack

GAPS_SHOWN = 5
ASKED = 12


def monday_of(learner: User, now: datetime) -> date:
    """The first day of the learner's present week."""
    return start_of_week(local_date(now, zone_of(learner.time_zone)))


def is_due(learner: User, whole: Whole, now: datetime | None = None) -> bool:
    """Whether this week's look-back is unseen and has something to say. At most one query."""
    monday = monday_of(learner, now or timezone.now())
    start = start_of_day(monday, zone_of(learner.time_zone))
    if not any(one.traced_at and one.traced_at < start for one in whole.standings.values()):
        return False
    return not LookBack.objects.filter(learner=learner, monday=monday).exists()


def seen(*, learner: User, now: datetime) -> None:
    """Note that the learner looked back in this week; the first time counts."""
    LookBack.objects.get_or_create(
        learner=learner, monday=monday_of(learner, now), defaults={"seen_at": now}
    )


def of(learner: User, now: datetime) -> dict[str, Any]:
    """What the page shows of the week that has just ended."""
    whole, zone = whole_of(learner, now), zone_of(learner.time_zone)
    monday = monday_of(learner, now)
    first = monday - timedelta(days=7)
    start, end = (start_of_day(day, zone) for day in (first, monday))
    facts = collect([learner.pk]).get(learner.pk, [])
    found = look_back(facts, whole.graph, start=start, end=end, now=now)
    rows = rows_of(whole)
    wanted = concepts_serving(whole.serving, whole.graph)
    gaps = [gap for gap in whole.gaps if gap.kind != "stale" and gap.concept in wanted]
    return {
        "first": first,
        "last": monday - timedelta(days=1),
        "facts": found.facts,
        "grown": [_line(change, rows) for change in found.grown if change.concept in rows],
        "fallen": [_line(change, rows) for change in found.fallen if change.concept in rows],
        "faded": [rows[slug] for slug in found.faded],
        "gaps": [rows[gap.concept] for gap in gaps[:GAPS_SHOWN]],
        "can_ask": bool(worth_asking(whole)),
    }


def _line(change: Change, rows: dict[str, Row]) -> dict[str, Any]:
    levels = {"before": LEVELS[change.before], "after": LEVELS[change.after]}
    return {"row": rows[change.concept], "code": change.after.value, **levels}


def worth_asking(whole: Whole) -> list[str]:
    """Stale concepts first, then other gaps, then what is not yet mastered, weakest first."""
    known = whole.standings.values()
    stale = [one.concept for one in known if one.stale]
    gaps = [gap.concept for gap in whole.gaps]
    weak = sorted(
        (one for one in known if one.evidence and one.level != ConceptLevel.MASTERED),
        key=lambda one: (one.p_known, one.concept),
    )
    wanted = dict.fromkeys([*stale, *gaps, *(one.concept for one in weak)])
    return [slug for slug in wanted if slug in whole.graph.checkable][:ASKED]
