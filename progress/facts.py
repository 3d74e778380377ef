"""Collects the facts of the rooms below in the shape that ``mastery`` folds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count

from config.bilingual import Language, active_language
from curriculum.keeping import kept
from curriculum.models import LessonRead, LessonVersion, Week
from labs.models import Lab, Mode, State, Submission
from labs.verdicts import Verdict
from progress.mastery import Fact, Part, PartKind, PartStatus
from progress.of_learners import OfLearners
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


_reads = OfLearners(
    lambda: LessonRead.objects.order_by().values_list("learner", "week", "finished_at")
)
_whole = OfLearners(
    lambda: (
        Attempt.objects.filter(finished_at__isnull=False, kind=Attempt.Kind.FULL)
        .order_by()
        .values_list("learner", "week", "finished_at", "score", "passed")
    )
)
_graded = OfLearners(
    lambda: (
        Submission.objects.filter(mode=Mode.SUBMIT, state=State.FINISHED, finished_at__isnull=False)
        .exclude(verdict=Verdict.OUR_FAILURE)
        .order_by()
        .values_list(
            "learner",
            "lab_version__lab__week",
            "lab_version__lab__slug",
            "finished_at",
            "score",
            "verdict",
        )
    )
)


def facts_of(learners: Collection[int], weeks: Iterable[Week]) -> dict[Key, list[Fact]]:
    """Return what learners (by id) did, by learner and week. Three queries."""
    wanted = {week.pk for week in weeks}
    facts: dict[Key, list[Fact]] = defaultdict(list)
    for part in (_lessons_read, _quizzes_done, _labs_done):
        for key, fact in part(learners):
            if key[1] in wanted:
                facts[key].append(fact)
    return facts


def _lessons_read(learners: Collection[int]) -> Iterator[tuple[Key, Fact]]:
    for learner, week, at in _reads(learners):
        yield (learner, week), Fact("lesson", at, 1.0)


def _quizzes_done(learners: Collection[int]) -> Iterator[tuple[Key, Fact]]:
    for learner, week, end, score, passed in _whole(learners):
        if end:
            value = 1.0 if passed else quiz_value(score or 0.0)
            yield (learner, week), Fact("quiz", end, value)


def _labs_done(learners: Collection[int]) -> Iterator[tuple[Key, Fact]]:
    for learner, week, slug, at, score, verdict in _graded(learners):
        if at:
            value = 1.0 if verdict == Verdict.PASSED else min(score or 0.0, ALMOST)
            yield (learner, week), Fact(slug, at, value)


def quiz_value(score: float) -> float:
    """Return 1 for a passed quiz, else the score's share of the pass mark.

    >>> quiz_value(0.8), quiz_value(0.4)
    (1.0, 0.5)
    """
    return 1.0 if passes(score) else min(score / PASS_MARK, ALMOST)
