"""Keeps the derived rows in step with the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import models, transaction

from accounts.models import User
from curriculum.models import Week
from progress import facts
from progress.mastery import WeekStanding, WeekTerm, course_percent, standing
from progress.mastery.services import rebuild_concepts
from progress.models import CourseProgress, WeekProgress
from progress.recall import introduce_passed
from progress.wins import services as wins
from quizzes.review.services import rebuild as rebuild_cards

LEARNERS_AT_ONCE = 200
Row = TypeVar("Row", WeekProgress, CourseProgress)


def update_weeks(*, learner: User, weeks: Sequence[Week]) -> None:
    """Fold the learner's facts again in the courses of these weeks and write the standing."""
    courses = {week.course_id for week in weeks}
    refold(learners=[learner.pk], weeks=Week.objects.filter(course__in=courses))


def rebuild(*, learner: User) -> None:
    """Make all derived rows of a learner again, from facts alone."""
    with transaction.atomic():
        WeekProgress.objects.filter(learner=learner).delete()
        CourseProgress.objects.filter(learner=learner).delete()
        refold(learners=[learner.pk], weeks=Week.objects.all())
        rebuild_concepts(learner=learner)
        wins.rebuild(learner=learner)
        rebuild_cards(learner=learner)
        introduce_passed(learner=learner)


def refold_everybody() -> None:
    """Fold again whoever has done anything; for when parts of weeks have changed."""
    weeks = list(Week.objects.all())
    learners = WeekProgress.objects.order_by("learner").values_list("learner", flat=True).distinct()
    for chunk in _chunks(list(learners), LEARNERS_AT_ONCE):
        refold(learners=chunk, weeks=weeks)


def _chunks(ids: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


@transaction.atomic
def refold(*, learners: Collection[int], weeks: Iterable[Week]) -> None:
    """Fold the facts of learners (by id) in whole courses and write what differs."""
    weeks = list(weeks)
    # Two pieces of news at once (web and worker) must not fold from stale facts. Not the full lock:
    # on PostgreSQL that would keep learners from writing anything else meanwhile.
    people = User.objects.select_for_update(no_key=True).filter(pk__in=learners)
    list(people.order_by("pk").values_list("pk"))
    parts, done = facts.parts_of(weeks), facts.facts_of(learners, weeks)
    folded = {key: standing(parts[key[1]], done[key]) for key in sorted(done)}
    rows = [_week_row(key, found) for key, found in folded.items()]
    mine = WeekProgress.objects.filter(learner__in=learners, week__in=weeks)
    _replace(mine, rows, "week", ["state", "percent", "best", "completed_at", "last_fact_at"])
    courses = {week.course_id for week in weeks}
    ours = CourseProgress.objects.filter(learner__in=learners, course__in=courses)
    _replace(ours, _course_rows(weeks, folded), "course", ["percent"])


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


def _replace(
    present: models.QuerySet[Row], rows: list[Row], about: str, columns: list[str]
) -> None:
    """Make the rows present exactly those given. At most three queries."""
    wanted = {(row.learner_id, getattr(row, f"{about}_id")) for row in rows}
    have = present.values_list("pk", "learner_id", f"{about}_id")
    gone = [pk for pk, *key in have if tuple(key) not in wanted]
    if gone:
        present.filter(pk__in=gone).delete()
    present.bulk_create(
        rows, update_conflicts=True, unique_fields=["learner", about], update_fields=columns
    )
