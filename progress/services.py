"""Keeps the derived rows in step with the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction

from accounts.locking import lock_people
from accounts.models import User
from curriculum.keeping import kept
from curriculum.models import Week
from progress import facts
from progress.mastery import WeekStanding, WeekTerm, course_percent, standing
from progress.mastery.services import rebuild_concepts
from progress.models import CourseProgress, WeekProgress
from progress.of_learners import OfLearners
from progress.recall import introduce_passed
from progress.wins import services as wins
from quizzes.review.services import rebuild as rebuild_cards

LEARNERS_AT_ONCE = 200
Row = TypeVar("Row", WeekProgress, CourseProgress)


@dataclass(frozen=True)
class Columns:
    """What a derived row is about, besides its learner, and what is written of it."""

    model: type[Any]
    about: str
    written: list[str]

    def key(self, row: Any) -> tuple[int, int]:
        """Learner, and week or course, by their ids."""
        return row.learner_id, getattr(row, f"{self.about}_id")

    def agree(self, one: Any, other: Any) -> bool:
        """Whether a row that there is, if any, says the same as another."""
        return one is not None and all(
            getattr(one, name) == getattr(other, name) for name in self.written
        )


WEEK = Columns(WeekProgress, "week", ["state", "percent", "best", "completed_at", "last_fact_at"])
COURSE = Columns(CourseProgress, "course", ["percent"])
_standings = OfLearners(lambda: WeekProgress.objects.order_by())
_percents = OfLearners(lambda: CourseProgress.objects.order_by())


def update_weeks(*, learner: User, weeks: Sequence[Week]) -> None:
    """Fold the learner's facts again in the courses of these weeks and write the standing."""
    courses = {week.course_id for week in weeks}
    refold(learners=[learner.pk], weeks=[week for week in _weeks() if week.course_id in courses])


@kept
def _weeks() -> list[Week]:
    """All weeks, also those that left the content. Kept: one query. Read only."""
    return list(Week.objects.all())


def rebuild(*, learner: User) -> None:
    """Make all derived rows of a learner again, from facts alone."""
    with transaction.atomic():
        WeekProgress.objects.filter(learner=learner).delete()
        CourseProgress.objects.filter(learner=learner).delete()
        refold(learners=[learner.pk], weeks=_weeks())
        rebuild_concepts(learner=learner)
        wins.rebuild(learner=learner)
        rebuild_cards(learner=learner)
        introduce_passed(learner=learner)


def refold_everybody() -> None:
    """Fold again whoever has done anything; for when parts of weeks have changed."""
    weeks = _weeks()
    learners = WeekProgress.objects.order_by("learner").values_list("learner", flat=True).distinct()
    for chunk in _chunks(list(learners), LEARNERS_AT_ONCE):
        refold(learners=chunk, weeks=weeks)


def _chunks(ids: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


@transaction.atomic
def refold(*, learners: Collection[int], weeks: Sequence[Week]) -> None:
    """Fold the facts of learners (by id) in whole courses and write what differs."""
    # Two pieces of news at once (web and worker) must not fold from stale facts.
    lock_people(learners)
    parts, done = facts.parts_of(weeks), facts.facts_of(learners, weeks)
    folded = {key: standing(parts[key[1]], done[key]) for key in sorted(done)}
    of_weeks, of_courses = {week.pk for week in weeks}, {week.course_id for week in weeks}
    present = [row for row in _standings(learners) if row.week_id in of_weeks]
    _replace(present, [_week_row(key, found) for key, found in folded.items()], WEEK)
    shares = [row for row in _percents(learners) if row.course_id in of_courses]
    _replace(shares, _course_rows(weeks, folded), COURSE)


def _week_row(key: facts.Key, found: WeekStanding) -> WeekProgress:
    return WeekProgress(
        learner_id=key[0],
        week_id=key[1],
        state=found.state.value,
        percent=found.percent,
        best=dict(found.best),
        completed_at=found.completed_at,
        last_fact_at=found.last_fact_at,
    )


def _course_rows(
    weeks: Sequence[Week], folded: dict[facts.Key, WeekStanding]
) -> list[CourseProgress]:
    by_course: dict[int, list[Week]] = defaultdict(list)
    for week in weeks:
        by_course[week.course_id].append(week)
    rows = []
    for learner in sorted({learner for learner, _week in folded}):
        for course, members in sorted(by_course.items()):
            steps = [getattr(folded.get((learner, week.pk)), "steps", ()) for week in members]
            terms = [
                WeekTerm(week.days, week.created_at if week.active else None, taken)
                for week, taken in zip(members, steps, strict=True)
            ]
            if percent := course_percent(terms):
                rows.append(CourseProgress(learner_id=learner, course_id=course, percent=percent))
    return rows


def _replace(present: Sequence[Row], rows: Sequence[Row], columns: Columns) -> None:
    """Make the rows present exactly those given. At most two queries, none without a change."""
    have = {columns.key(row): row for row in present}
    wanted = {columns.key(row): row for row in rows}
    if gone := [row.pk for key, row in have.items() if key not in wanted]:
        columns.model.objects.filter(pk__in=gone).delete()
    columns.model.objects.bulk_create(
        [row for key, row in wanted.items() if not columns.agree(have.get(key), row)],
        update_conflicts=True,
        unique_fields=["learner", columns.about],
        update_fields=columns.written,
    )
