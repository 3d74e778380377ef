"""Collects the facts of the rooms below in the shape that ``mastery`` folds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Min

from accounts.models import User
from curriculum.models import LessonRead, LessonVersion, Week
from labs.models import Lab, Mode, State, Submission
from labs.verdicts import Verdict
from progress.mastery import Fact, Part
from quizzes.models import PASS_MARK, Attempt, Item


def parts_of(weeks: Iterable[Week]) -> dict[int, list[Part]]:
    """Return the published parts of each week by its id. Three queries."""
    ids = [week.pk for week in weeks]
    parts: dict[int, list[Part]] = defaultdict(list)
    lessons = LessonVersion.objects.filter(week__in=ids, week__current_lesson__isnull=False)
    for week, at in lessons.values_list("week").annotate(Min("created_at")).order_by():
        parts[week].append(Part("lesson", "lesson", at))
    items = Item.objects.filter(week__in=ids, retired=False, versions__isnull=False)
    for week, at in items.values_list("week").annotate(Min("versions__created_at")).order_by():
        parts[week].append(Part("quiz", "quiz", at))
    labs = Lab.objects.filter(week__in=ids, retired=False, current_version__isnull=False)
    for week, slug, at in labs.order_by("position").values_list("week", "slug", "created_at"):
        parts[week].append(Part(slug, "lab", at))
    return parts


def facts_of(learner: User, weeks: Iterable[Week]) -> dict[int, list[Fact]]:
    """Return what the learner did in each week, by its id. Three queries."""
    ids = [week.pk for week in weeks]
    facts: dict[int, list[Fact]] = defaultdict(list)
    reads = LessonRead.objects.filter(learner=learner, week__in=ids)
    for week, at in reads.values_list("week", "finished_at"):
        facts[week].append(Fact("lesson", at, 1.0))
    attempts = Attempt.objects.filter(learner=learner, week__in=ids, finished_at__isnull=False)
    whole = attempts.filter(kind=Attempt.Kind.FULL)
    for week, at, score in whole.values_list("week", "finished_at", "score"):
        facts[week].append(Fact("quiz", at, quiz_value(score)))
    for week, slug, at, score, verdict in _graded(learner, ids):
        value = 1.0 if verdict == Verdict.PASSED else min(score or 0.0, 0.99)
        facts[week].append(Fact(slug, at, value))
    return facts


def quiz_value(score: float) -> float:
    """Return 1 for a passed quiz, else the score's share of the pass mark."""
    return 1.0 if score >= PASS_MARK - 1e-9 else score / PASS_MARK


def _graded(learner: User, weeks: list[int]) -> Iterable[tuple]:
    graded = Submission.objects.filter(
        learner=learner, mode=Mode.SUBMIT, state=State.FINISHED, lab_version__lab__week__in=weeks
    ).exclude(verdict=Verdict.OUR_FAILURE)
    return graded.values_list(
        "lab_version__lab__week", "lab_version__lab__slug", "finished_at", "score", "verdict"
    )
