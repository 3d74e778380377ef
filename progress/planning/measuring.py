"""Minutes of study as counted and as corrected, and how far each week of the path is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncDate

from accounts.models import User
from config.bilingual import active_language
from curriculum.models import StudyMinute
from curriculum.selectors import path_weeks
from progress.models import StudyCorrection, WeekProgress
from progress.planning.forecast import MINUTES_PER_LISTED_DAY, Spent, Unit


@dataclass(frozen=True)
class Row:
    """A week of the path with how much of it is done."""

    pk: int
    course: str
    slug: str
    titles: Mapping[str, str]
    course_titles: Mapping[str, str]
    days: float
    in_preparation: bool
    percent: int

    @property
    def key(self) -> str:
        """The week as course/week."""
        return f"{self.course}/{self.slug}"

    @property
    def title(self) -> str:
        """In the active language."""
        return self.titles[active_language()]

    @property
    def course_title(self) -> str:
        """In the active language."""
        return self.course_titles[active_language()]

    @property
    def listed(self) -> float:
        """Minutes as listed, for the learner whose days the estimates are."""
        return self.days * MINUTES_PER_LISTED_DAY

    @property
    def unit(self) -> Unit:
        """What the forecast needs of it."""
        return Unit(self.key, self.listed, self.percent / 100)


def rows_of(learner: User) -> list[Row]:
    """The weeks of the path in order, with the learner's percentages. Two queries."""
    found = WeekProgress.objects.filter(learner=learner).order_by()
    percents = dict(found.values_list("week", "percent"))
    return [
        Row(
            pk=week.pk,
            course=week.course.slug,
            slug=week.slug,
            titles={"ja": week.title_ja, "en": week.title_en},
            course_titles={"ja": week.course.title_ja, "en": week.course.title_en},
            days=week.days,
            in_preparation=week.in_preparation,
            percent=percents.get(week.pk, 0),
        )
        for week in path_weeks()
    ]


@dataclass(frozen=True)
class Minutes:
    """Distinct minutes by local day and week, and corrections beside them.

    A correction without a week has the key None. What counts is never below 0.
    """

    counted: Mapping[tuple[date, int], int]
    corrected: Mapping[tuple[date, int | None], int]

    def on(self, day: date) -> int:
        """Minutes of a day with corrections."""
        return self.by_day().get(day, 0)

    def by_day(self) -> dict[date, int]:
        """Minutes of every day with corrections."""
        return _sums((day, n) for (day, _week), n in [*self._counted(), *self._corrected()])

    def counted_by_day(self) -> dict[date, int]:
        """Minutes that the site saw on every day."""
        return _sums((day, n) for (day, _week), n in self._counted())

    def corrected_by_day(self) -> dict[date, int]:
        """Sums of the corrections of every day; they may be below 0."""
        sums: dict[date, int] = defaultdict(int)
        for (day, _week), delta in self._corrected():
            sums[day] += delta
        return dict(sums)

    def by_week(self) -> dict[int, int]:
        """Minutes of every week of the path, with the corrections that name it."""
        both = [*self._counted(), *self._corrected()]
        return _sums((week, n) for (_day, week), n in both if week is not None)

    def of_week_on(self, day: date, week: int) -> int:
        """Minutes of a week on a day, with the corrections that name both."""
        return max(0, self.counted.get((day, week), 0) + self.corrected.get((day, week), 0))

    def _counted(self) -> Iterable[tuple[tuple[date, int | None], int]]:
        return self.counted.items()  # type: ignore[return-value]

    def _corrected(self) -> Iterable[tuple[tuple[date, int | None], int]]:
        return self.corrected.items()


def _sums(pairs: Iterable[tuple[object, int]]) -> dict:
    sums: dict[object, int] = defaultdict(int)
    for key, count in pairs:
        sums[key] += count
    return {key: max(0, count) for key, count in sums.items()}


def minutes_of(learner: User, zone: tzinfo) -> Minutes:
    """What was counted and corrected, by the learner's own days. Two queries.

    A minute in which something was done for two weeks counts once, for the first of them: two open
    tabs make no hour longer. Minutes without any deed are not there: neither an idle tab nor a
    closed laptop adds any.
    """
    earlier = StudyMinute.objects.filter(
        learner=OuterRef("learner"), minute=OuterRef("minute"), pk__lt=OuterRef("pk")
    )
    firsts = StudyMinute.objects.filter(~Exists(earlier), learner=learner).order_by()
    grouped = firsts.annotate(day=TruncDate("minute", tzinfo=zone)).values_list("day", "week")
    corrected: dict[tuple[date, int | None], int] = defaultdict(int)
    corrections = StudyCorrection.objects.filter(learner=learner).order_by()
    for day, week, delta in corrections.values_list("day", "week", "minutes_delta"):
        corrected[day, week] += delta
    return Minutes(
        {(day, week): count for day, week, count in grouped.annotate(count=Count("pk"))},
        dict(corrected),
    )


def spent_on(rows: Iterable[Row], minutes: Minutes) -> list[Spent]:
    """Finished weeks with the minutes they were listed with and really took."""
    real = minutes.by_week()
    return [Spent(row.listed, real.get(row.pk, 0)) for row in rows if row.percent == 100]
