"""What a mentor sees of a group. Each function makes the same number of queries for any size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from accounts.models import User
from curriculum.models import Course, StudyMinute
from curriculum.selectors import program_tree
from progress.models import CourseProgress, WeekProgress


@dataclass(frozen=True)
class CourseShare:
    """A course and how much of it a member has done, in whole per cent."""

    course: Course
    percent: int


@dataclass(frozen=True)
class Member:
    """A member at a glance. ``last_active``: None before anything was done."""

    learner: User
    courses: tuple[CourseShare, ...]
    last_active: datetime | None


def courses_in_order() -> list[Course]:
    """The courses of all programs. Kept: one query."""
    return [course for program in program_tree() for course in program.courses.all()]


def overview(learners: Sequence[User]) -> list[Member]:
    """Members at a glance, in the order given. Four queries."""
    courses = courses_in_order()
    percents: dict[int, dict[int, int]] = defaultdict(dict)
    rows = CourseProgress.objects.filter(learner__in=learners)
    for learner, course, percent in rows.values_list("learner", "course", "percent"):
        percents[learner][course] = percent
    active = last_active(learners)
    return [
        Member(
            learner,
            tuple(CourseShare(one, percents[learner.pk].get(one.pk, 0)) for one in courses),
            active.get(learner.pk),
        )
        for learner in learners
    ]


def last_active(learners: Sequence[User]) -> dict[int, datetime]:
    """The last sign of life of each learner, by id: a minute of study or a result. Two queries."""
    minutes = StudyMinute.objects.filter(learner__in=learners).order_by()
    facts = WeekProgress.objects.filter(learner__in=learners, last_fact_at__isnull=False).order_by()
    found: dict[int, datetime] = dict(minutes.values_list("learner").annotate(Max("minute")))
    for learner, at in facts.values_list("learner").annotate(Max("last_fact_at")):
        found[learner] = max(at, found.get(learner, at))
    return found
