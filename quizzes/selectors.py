"""Reads that pages and the API share. Each makes the same number of queries for one row or many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet

from curriculum.models import Week
from curriculum.selectors import concept_titles
from quizzes.certainty import SURE
from quizzes.drawing import QUESTIONS_PER_ATTEMPT
from quizzes.items import Item as Question
from quizzes.items import load_item
from quizzes.messages import percent
from quizzes.models import (
    Answer,
    Attempt,
    AttemptItem,
    Item,
    ItemVersion,
    RegradedAnswer,
    RubricMark,
)
from quizzes.summary import ConceptShare

if TYPE_CHECKING:
    from accounts.models import User
    from curriculum.papers.models import Paper

LATELY = timedelta(days=14)
IN_USE = Item.objects.filter(retired=False, current_version__isnull=False)
OF_THE_WEEK = (Attempt.Kind.FULL, Attempt.Kind.MISSED)


def weeks_named(slug: str, course: str = "") -> QuerySet[Week]:
    """Weeks of that name, in that course or in any."""
    rows = Week.objects.filter(slug=slug).select_related("course")
    return rows.filter(course__slug=course) if course else rows


def items_of_week(week: Week) -> QuerySet[Item]:
    """The questions that can be drawn now."""
    return IN_USE.filter(week=week, paper="")


def items_of_paper(paper: Paper) -> QuerySet[Item]:
    """The questions of a reading."""
    return IN_USE.filter(week=paper.week, paper=paper.slug)


def paper_attempts(learner: User, paper: Paper) -> list[Attempt]:
    """The learner's attempts at the questions of a reading, newest first. One query."""
    rows = Attempt.objects.filter(learner=learner, week=paper.week, paper=paper.slug)
    return list(rows.filter(kind=Attempt.Kind.PAPER).order_by("-id"))


def open_paper_attempt(*, learner: User, paper: Paper) -> Attempt | None:
    """The attempt at the questions of a reading that is not finished yet."""
    return next((one for one in paper_attempts(learner, paper) if not one.finished), None)


def question_count(week: Week) -> int:
    """How many questions an attempt at the week's quiz asks; 0 while there are none."""
    return min(QUESTIONS_PER_ATTEMPT, items_of_week(week).count())


def open_attempt(*, learner: User, week: Week) -> Attempt | None:
    """The attempt at the week's quiz that the learner has not finished yet."""
    rows = Attempt.objects.filter(learner=learner, week=week, finished_at__isnull=True)
    return rows.filter(kind__in=OF_THE_WEEK).first()


def attempts_of(learner: User) -> QuerySet[Attempt]:
    """The learner's attempts, newest first, with week, course and the number of answers."""
    return (
        Attempt.objects.filter(learner=learner)
        .select_related("week__course", "learner")
        .annotate(answered=Count("answers"))
        .order_by("-id")
    )


def finished_attempts(*, learner: User, week: Week) -> QuerySet[Attempt]:
    """Finished attempts at the quiz of a week, newest first."""
    rows = attempts_of(learner).filter(week=week, finished_at__isnull=False)
    return rows.filter(kind__in=OF_THE_WEEK)


def answered_count(attempt: Attempt) -> int:
    """How many questions of the attempt have been answered; they are the first ones."""
    return attempt.answers.count()


def drawn_item(attempt: Attempt, position: int) -> AttemptItem | None:
    """The question at a place (from 1) of the attempt."""
    return attempt.drawn.select_related("item_version__item").filter(position=position).first()


def answer_at(attempt: Attempt, position: int) -> Answer | None:
    """The answer at a place of the attempt, with its question."""
    return _with_versions(attempt.answers.all()).filter(position=position).first()


def _with_versions(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    return answers.select_related("item_version__item", "key_version")


def item_of(attempt: Attempt, version: ItemVersion) -> Question:
    """The question that a version is in an attempt: with the numbers of the attempt's seed."""
    return load_item(version.body, seed=attempt.seed)


def corrected_lately(learner: User, now: datetime) -> list[Attempt]:
    """Finished quizzes and checks in which a correction moved a mark lately. One query."""
    rows = RegradedAnswer.objects.filter(
        Q(regrade__made_at__gte=now - LATELY) | Q(regrade__undone_at__gte=now - LATELY),
        answer__attempt__learner=learner,
    ).exclude(old_score=F("new_score"))
    attempts = Attempt.objects.filter(pk__in=rows.values("answer__attempt"))
    found = attempts.filter(finished_at__isnull=False).exclude(kind=Attempt.Kind.REVIEW)
    return list(found.select_related("week__course"))


def regraded(attempt: Attempt) -> list[RegradedAnswer]:
    """Changes of marks in this attempt by regrades, oldest first, those undone included."""
    rows = RegradedAnswer.objects.filter(answer__attempt=attempt)
    return list(rows.select_related("regrade", "answer").order_by("regrade_id"))


def rubric_marks(answer: Answer) -> list[RubricMark]:
    """Mentors' marks of an explanation, newest first."""
    return list(answer.rubric_marks.select_related("mentor"))


def answers_of(attempt: Attempt) -> list[Answer]:
    """All answers of the attempt with their questions, in order."""
    return list(_with_versions(attempt.answers.all()).order_by("position"))


def missed_answers(attempt: Attempt) -> list[Answer]:
    """Answers with anything wrong in them: sure but wrong first, then in the order asked."""
    missed = [answer for answer in answers_of(attempt) if answer.score < 1 - 1e-9]
    return sorted(missed, key=lambda answer: (answer.certainty != SURE, answer.position))


def seen_slugs(*, learner: User, week: Week) -> set[str]:
    """Questions of the week that the learner has answered before."""
    answers = Answer.objects.filter(attempt__learner=learner, attempt__week=week)
    return set(answers.values_list("item_version__item__slug", flat=True))


@dataclass(frozen=True)
class ConceptLine:
    """A concept's share of an attempt, with its title in the active language."""

    slug: str
    title: str
    percent: int
    count: int


def concept_lines(shares: Sequence[ConceptShare]) -> list[ConceptLine]:
    """Titles for the concepts of a summary; one query."""
    titles = concept_titles([share.concept for share in shares])
    return [
        ConceptLine(
            slug=share.concept,
            title=titles.get(share.concept, share.concept),
            percent=percent(share.score),
            count=share.count,
        )
        for share in shares
    ]
