"""What a learner's rows add up to: time, attempts, accuracy, certainty, passes, and their course.

Every distinct minute counts once, in the week and kind in which it was first noted, so that all
sums on the page agree. The learner's own corrections are added to days and weeks and said apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import accumulate
from typing import TypeVar

from django.db.models import Avg, Count, Exists, Min, OuterRef
from django.db.models.functions import TruncDate
from django.utils import timezone

from accounts.models import User
from curriculum.models import LessonRead, StudyMinute
from labs.models import Mode, State, Submission
from labs.verdicts import Verdict
from progress.local_days import days_between, local_date, start_of_week, zone_of
from progress.models import StudyCorrection
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
    """Minutes of study, by the learner's own days; the week begins on Monday.

    All but ``by_kind``, which is what the site saw, have the learner's corrections in them;
    ``corrected`` is what those add to the total, or take away from it.
    """

    today: int
    week: int
    total: int
    corrected: int
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
    """All figures of a learner, by the learner's own clock. Six queries."""
    zone = zone_of(learner.time_zone)
    today = local_date(now or timezone.now(), zone)
    studied, attempts, handed_in = _studied(learner, zone), _whole_attempts(learner), _labs(learner)
    corrected = _corrections(learner)
    minutes = _upwards(
        [*((day, n) for day, _w, _k, n in studied), *((day, n) for day, _w, n in corrected)]
    )
    passes = _passes_by_day(attempts, handed_in, zone)
    return Statistics(
        time=_time(studied, minutes, today),
        quizzes=_quizzes(learner, attempts),
        labs=_lab_figures(handed_in),
        lessons_read=LessonRead.objects.filter(learner=learner).count(),
        passes=sum(passes.values()),
        days=tuple(_days(minutes, passes, today)),
        minutes_by_week=_upwards(
            [*((week, n) for _d, week, _k, n in studied), *((w, n) for _d, w, n in corrected if w)]
        ),
        attempts_by_week=Counter(week for week, _at, _passed in attempts),
        submissions_by_week=_sums((one.week, one.count) for one in handed_in if one.graded),
    )


Studied = tuple[date, int, str, int]


def _studied(learner: User, zone: tzinfo) -> list[Studied]:
    """Distinct minutes by local day, week and kind. One query.

    One row counts for each minute, though something may have been done for two weeks in it.
    """
    earlier = StudyMinute.objects.filter(
        learner=OuterRef("learner"), minute=OuterRef("minute"), pk__lt=OuterRef("pk")
    )
    firsts = StudyMinute.objects.filter(~Exists(earlier), learner=learner).order_by()
    days = firsts.annotate(day=TruncDate("minute", tzinfo=zone))
    return list(days.values_list("day", "week", "kind").annotate(count=Count("pk")))


def _corrections(learner: User) -> list[tuple[date, int | None, int]]:
    """Day, week (None: no week in particular) and minutes more or less. One query."""
    rows = StudyCorrection.objects.filter(learner=learner).order_by()
    return list(rows.values_list("day", "week", "minutes_delta"))


Key = TypeVar("Key")


def _sums(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    sums: dict[Key, int] = defaultdict(int)
    for key, count in pairs:
        sums[key] += count
    return dict(sums)


def _upwards(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    """Sums of which none is below 0: nobody has studied less than nothing."""
    return {key: max(0, count) for key, count in _sums(pairs).items()}


def _time(studied: Sequence[Studied], minutes: Mapping[date, int], today: date) -> Time:
    kinds = _sums((kind, count) for _day, _week, kind, count in studied)
    monday = start_of_week(today)
    return Time(
        today=minutes.get(today, 0),
        week=sum(count for day, count in minutes.items() if monday <= day <= today),
        total=sum(minutes.values()),
        corrected=sum(minutes.values()) - sum(kinds.values()),
        by_kind=dict.fromkeys(StudyMinute.Kind.values, 0) | kinds,
    )


Whole = tuple[int, datetime, bool]


def _whole_attempts(learner: User) -> list[Whole]:
    """Week, end and outcome of finished attempts at whole quizzes. One query."""
    rows = Attempt.objects.filter(
        learner=learner, kind=Attempt.Kind.FULL, finished_at__isnull=False
    ).order_by()
    found = rows.values_list("week", "finished_at", "passed")
    return [(week, at, bool(passed)) for week, at, passed in found if at]


def _quizzes(learner: User, attempts: Sequence[Whole]) -> Quizzes:
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
        attempts=len(attempts),
        passed=sum(passed for _week, _at, passed in attempts),
        answers=total,
        accuracy=right / total if total else None,
        certainty_points=round(sum(points), 2),
        certainty_best=max(LEVELS) * total,
        levels=tuple(Level(level, *found.get(level, (0, None))) for level in LEVELS),
    )


@dataclass(frozen=True)
class HandedIn:
    """Finished submissions of a lab with one mode and verdict, and when the first one ended."""

    lab: int
    week: int
    mode: str
    verdict: str
    count: int
    first: datetime | None

    @property
    def graded(self) -> bool:
        """Whether they count as attempts; what failed on our side is nobody's attempt."""
        return self.mode == Mode.SUBMIT and self.verdict != Verdict.OUR_FAILURE

    @property
    def passed(self) -> bool:
        """Whether they passed."""
        return self.graded and self.verdict == Verdict.PASSED


def _labs(learner: User) -> list[HandedIn]:
    """Finished submissions by lab, mode and verdict. One query."""
    rows = Submission.objects.filter(learner=learner, state=State.FINISHED).order_by()
    columns = ("lab_version__lab", "lab_version__lab__week", "mode", "verdict")
    counted = rows.values_list(*columns).annotate(count=Count("pk"), first=Min("finished_at"))
    return [HandedIn(*row) for row in counted]


def _lab_figures(handed_in: Sequence[HandedIn]) -> Labs:
    return Labs(
        runs=sum(one.count for one in handed_in if one.mode == Mode.RUN),
        submissions=sum(one.count for one in handed_in if one.graded),
        passed=sum(one.count for one in handed_in if one.passed),
    )


def _passes_by_day(
    attempts: Sequence[Whole], handed_in: Sequence[HandedIn], zone: tzinfo
) -> dict[date, int]:
    """How many quizzes and labs were passed for the first time on each day."""
    firsts: dict[tuple[str, int], datetime] = {}
    ends = [(("quiz", week), at) for week, at, passed in attempts if passed]
    ends += [(("lab", one.lab), one.first) for one in handed_in if one.passed and one.first]
    for what, at in ends:
        firsts[what] = min(at, firsts.get(what, at))
    return Counter(local_date(at, zone) for at in firsts.values())


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
