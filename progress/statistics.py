"""What a learner's rows add up to: time, attempts, accuracy, certainty, passes, and their course.

Every distinct minute counts once, in the week and kind in which it was first noted, so that all
sums on the page agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import accumulate

from django.db.models import Avg, Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from accounts.models import User
from curriculum.models import LessonRead, StudyMinute
from labs.models import Mode, State, Submission
from labs.verdicts import Verdict
from progress.local_days import days_between, local_date, start_of_week, zone_of
from quizzes.certainty import LEVELS, certainty_points
from quizzes.models import Answer, Attempt


@dataclass(frozen=True)
class Level:
    """Answers given with one level of certainty. ``accuracy`` in [0, 1], None without answers."""

    certainty: int
    answers: int
    accuracy: float | None


@dataclass(frozen=True)
class Time:
    """Minutes of study, by the learner's own days; the week begins on Monday."""

    today: int
    week: int
    total: int
    by_kind: Mapping[str, int]


@dataclass(frozen=True)
class Quizzes:
    """Finished attempts at whole quizzes, and all answers, practice included."""

    attempts: int
    passed: int
    answers: int
    accuracy: float | None
    certainty_points: float
    certainty_best: int
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class Labs:
    """Runs of examples, graded submissions, those that passed everything."""

    runs: int
    submissions: int
    passed: int


@dataclass(frozen=True)
class Day:
    """One local day; totals include everything before it."""

    day: date
    minutes: int
    passes: int
    total_minutes: int
    total_passes: int


@dataclass(frozen=True)
class Statistics:
    """Everything on the statistics page. ``passes``: quizzes and labs passed, each once."""

    time: Time
    quizzes: Quizzes
    labs: Labs
    lessons_read: int
    passes: int
    days: tuple[Day, ...]
    minutes_by_week: Mapping[int, int]
    attempts_by_week: Mapping[int, int]
    submissions_by_week: Mapping[int, int]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not (self.days or self.labs.runs or self.labs.submissions or self.quizzes.answers)


def statistics_of(learner: User, *, now: datetime | None = None) -> Statistics:
    """All figures of a learner, by the learner's own clock. Ten queries."""
    zone = zone_of(learner.time_zone)
    today = local_date(now or timezone.now(), zone)
    minutes = _minutes_by_day(learner, zone)
    passes = _passes_by_day(learner, zone)
    return Statistics(
        time=_time(learner, minutes, today),
        quizzes=_quizzes(learner),
        labs=_labs(learner),
        lessons_read=LessonRead.objects.filter(learner=learner).count(),
        passes=sum(passes.values()),
        days=tuple(_days(minutes, passes, today)),
        minutes_by_week=_counted(_first_in_minute(learner), "week"),
        attempts_by_week=_counted(_whole_attempts(learner), "week"),
        submissions_by_week=_counted(_graded(learner), "lab_version__lab__week"),
    )


def _first_in_minute(learner: User) -> QuerySet[StudyMinute]:
    """One row for each distinct minute, though something may have been done for two weeks in it."""
    earlier = StudyMinute.objects.filter(
        learner=OuterRef("learner"), minute=OuterRef("minute"), pk__lt=OuterRef("pk")
    )
    return StudyMinute.objects.filter(~Exists(earlier), learner=learner)


def _counted(rows: QuerySet, column: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(column).annotate(count=Count("pk")))


def _minutes_by_day(learner: User, zone: tzinfo) -> dict[date, int]:
    rows = _first_in_minute(learner).annotate(day=TruncDate("minute", tzinfo=zone))
    return dict(rows.order_by().values_list("day").annotate(count=Count("pk")))


def _time(learner: User, minutes: Mapping[date, int], today: date) -> Time:
    kinds = _first_in_minute(learner).order_by().values_list("kind").annotate(count=Count("pk"))
    monday = start_of_week(today)
    return Time(
        today=minutes.get(today, 0),
        week=sum(count for day, count in minutes.items() if monday <= day <= today),
        total=sum(minutes.values()),
        by_kind=dict.fromkeys(StudyMinute.Kind.values, 0) | dict(kinds),
    )


def _whole_attempts(learner: User) -> QuerySet[Attempt]:
    return Attempt.objects.filter(
        learner=learner, kind=Attempt.Kind.FULL, finished_at__isnull=False
    )


def _quizzes(learner: User) -> Quizzes:
    whole = _whole_attempts(learner).aggregate(
        attempts=Count("pk"), passed=Count("pk", filter=Q(passed=True))
    )
    answers = Answer.objects.filter(attempt__learner=learner).order_by()
    rows = answers.values_list("certainty").annotate(count=Count("pk"), mean=Avg("score"))
    found = {level: (count, float(mean)) for level, count, mean in rows}
    total = sum(count for count, _mean in found.values())
    right = sum(count * mean for count, mean in found.values())
    points = (
        # Points are linear in the score, so a mean stands for its answers.
        count * certainty_points(score=mean, certainty=level)
        for level, (count, mean) in found.items()
    )
    return Quizzes(
        **whole,
        answers=total,
        accuracy=right / total if total else None,
        certainty_points=round(sum(points), 2),
        certainty_best=max(LEVELS) * total,
        levels=tuple(Level(level, *found.get(level, (0, None))) for level in LEVELS),
    )


def _graded(learner: User) -> QuerySet[Submission]:
    """Submissions that were graded; what failed on our side is nobody's attempt."""
    return Submission.objects.filter(
        learner=learner, mode=Mode.SUBMIT, state=State.FINISHED
    ).exclude(verdict=Verdict.OUR_FAILURE)


def _labs(learner: User) -> Labs:
    finished = Submission.objects.filter(learner=learner, state=State.FINISHED)
    graded = Q(mode=Mode.SUBMIT) & ~Q(verdict=Verdict.OUR_FAILURE)
    return Labs(
        **finished.aggregate(
            runs=Count("pk", filter=Q(mode=Mode.RUN)),
            submissions=Count("pk", filter=graded),
            passed=Count("pk", filter=graded & Q(verdict=Verdict.PASSED)),
        )
    )


def _passes_by_day(learner: User, zone: tzinfo) -> dict[date, int]:
    """How many quizzes and labs were passed for the first time on each day. Two queries."""
    quizzes = _whole_attempts(learner).filter(passed=True).order_by()
    labs = _graded(learner).filter(verdict=Verdict.PASSED, finished_at__isnull=False).order_by()
    firsts = [
        *quizzes.values_list("week").annotate(first=Min("finished_at")),
        *labs.values_list("lab_version__lab").annotate(first=Min("finished_at")),
    ]
    days: dict[date, int] = {}
    for _what, first in firsts:
        day = local_date(first, zone)
        days[day] = days.get(day, 0) + 1
    return days


def _days(minutes: Mapping[date, int], passes: Mapping[date, int], today: date) -> Iterable[Day]:
    """Every day from the first on which something happened until today, with running totals."""
    active = set(minutes) | set(passes)
    if not active:
        return
    days = list(days_between(min(active), max(today, *active)))
    total_minutes = accumulate(minutes.get(day, 0) for day in days)
    total_passes = accumulate(passes.get(day, 0) for day in days)
    for day, up_to, passed in zip(days, total_minutes, total_passes, strict=True):
        yield Day(day, minutes.get(day, 0), passes.get(day, 0), up_to, passed)
