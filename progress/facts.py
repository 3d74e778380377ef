"""Collects the facts of the rooms below in the shape that ``mastery`` folds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from config.bilingual import Language, active_language
from curriculum.keeping import kept
from curriculum.models import LessonRead, LessonVersion, Week
from labs.models import Lab, Mode, State, Submission
from labs.verdicts import Verdict
from progress.mastery import Fact, Part, PartKind, PartStatus
from quizzes.drawing import QUESTIONS_PER_ATTEMPT
from quizzes.models import PASS_MARK, Attempt, Item, passes

MINUTES_PER_QUESTION = 1.5
ALMOST = 0.99  # the most that an unfinished quiz or lab counts
Key = tuple[int, int]  # learner, week


@dataclass(frozen=True)
class WeekPart(Part):
    """A part with what pages show of it. ``minutes``: an estimate in the active language."""

    title_ja: str = ""
    title_en: str = ""
    minutes: int = 0

    @property
    def title(self) -> str:
        """A lab's title in the active language; "" for lesson and quiz."""
        return self.title_ja if active_language() == "ja" else self.title_en


def parts_of(weeks: Iterable[Week]) -> dict[int, list[WeekPart]]:
    """Return the parts of each week by its id: lesson, quiz, labs in their order.

    Kept: one query. Read only.
    """
    known = _every_part(active_language())
    return {week.pk: known[week.pk] for week in weeks}


@kept
def _every_part(language: Language) -> dict[int, list[WeekPart]]:
    """The parts of all weeks; a lesson takes as long as its text in that language."""
    lessons, quizzes = _lesson_minutes(language), _quiz_minutes()
    parts = {
        week: [_always("lesson", lessons.get(week, 0)), _always("quiz", quizzes.get(week, 0))]
        for week in Week.objects.order_by().values_list("pk", flat=True)
    }
    labs = Lab.objects.filter(current_version__isnull=False).order_by("position")
    columns = ("slug", "created_at", "title_ja", "title_en", "current_version__spec__minutes")
    for week, retired, slug, at, ja, en, minutes in labs.values_list("week", "retired", *columns):
        status: PartStatus = "retired" if retired else "ready"
        parts[week].append(WeekPart(slug, "lab", at, status, ja, en, int(minutes or 0)))
    return parts


def _always(kind: PartKind, minutes: int) -> WeekPart:
    """The lesson or the quiz, which every week has or will have."""
    status: PartStatus = "ready" if minutes else "in_preparation"
    return WeekPart(kind, kind, None, status, minutes=minutes)


def _lesson_minutes(language: Language) -> dict[int, int]:
    rows = Week.objects.filter(current_lesson__isnull=False)
    words = rows.values_list("pk", "current_lesson__words_ja", "current_lesson__words_en")
    return {
        pk: LessonVersion(words_ja=ja, words_en=en).minutes_in(language) for pk, ja, en in words
    }


def _quiz_minutes() -> dict[int, int]:
    items = Item.objects.filter(paper="", retired=False, current_version__isnull=False)
    counts = items.order_by().values_list("week").annotate(Count("pk"))
    return {week: quiz_minutes(count) for week, count in counts}


def quiz_minutes(questions: int) -> int:
    """Return about how long so many questions take, at most one attempt's."""
    return max(1, round(min(questions, QUESTIONS_PER_ATTEMPT) * MINUTES_PER_QUESTION))


def facts_of(learners: Collection[int], weeks: Iterable[Week]) -> dict[Key, list[Fact]]:
    """Return what learners (by id) did, by learner and week. Three queries."""
    ids = [week.pk for week in weeks]
    facts: dict[Key, list[Fact]] = defaultdict(list)
    reads = LessonRead.objects.filter(learner__in=learners, week__in=ids)
    for learner, week, at in reads.values_list("learner", "week", "finished_at"):
        facts[learner, week].append(Fact("lesson", at, 1.0))
    whole = Attempt.objects.filter(
        learner__in=learners, week__in=ids, finished_at__isnull=False, kind=Attempt.Kind.FULL
    ).order_by()
    columns = ("learner", "week", "finished_at", "score", "passed")
    for learner, week, end, score, passed in whole.values_list(*columns):
        if end:
            value = 1.0 if passed else quiz_value(score or 0.0)
            facts[learner, week].append(Fact("quiz", end, value))
    for learner, week, slug, at, score, verdict in _graded(learners, ids):
        value = 1.0 if verdict == Verdict.PASSED else min(score or 0.0, ALMOST)
        facts[learner, week].append(Fact(slug, at, value))
    return facts


def quiz_value(score: float) -> float:
    """Return 1 for a passed quiz, else the score's share of the pass mark.

    >>> quiz_value(0.8), quiz_value(0.4)
    (1.0, 0.5)
    """
    return 1.0 if passes(score) else min(score / PASS_MARK, ALMOST)


def _graded(
    learners: Collection[int], weeks: list[int]
) -> Iterable[tuple[int, int, str, datetime, float | None, str]]:
    graded = Submission.objects.filter(
        learner__in=learners,
        mode=Mode.SUBMIT,
        state=State.FINISHED,
        finished_at__isnull=False,
        lab_version__lab__week__in=weeks,
    ).exclude(verdict=Verdict.OUR_FAILURE)
    lab = "lab_version__lab"
    return graded.order_by().values_list(
        "learner", f"{lab}__week", f"{lab}__slug", "finished_at", "score", "verdict"
    )
