"""What learners do, through the real services of the rooms below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from curriculum.models import Week
from curriculum.services import finish_lesson
from labs.models import Lab, LineComment, Submission
from labs.services import add_comment, create_submission, tell_finished
from quizzes.models import Attempt
from quizzes.services import attempt_start
from tests.quizzes import walking

P = ParamSpec("P")
R = TypeVar("R")
BASICS = ("neural-networks-and-deep-learning", "neural-networks-basics")


def announced(deed: Callable[P, R]) -> Callable[P, R]:
    """Send the news of a deed at once, though the test's own transaction never commits."""

    @wraps(deed)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        with TestCase.captureOnCommitCallbacks(execute=True):
            return deed(*args, **kwargs)

    return done


def basics() -> Week:
    """The week that is complete in every part."""
    return Week.objects.select_related("course").get(course__slug=BASICS[0], slug=BASICS[1])


@announced
def read_lesson(learner: User, week: Week, *, at: datetime | None = None) -> None:
    finish_lesson(learner=learner, week=week, at=at)


def begin_quiz(learner: User, week: Week) -> Attempt:
    return attempt_start(learner=learner, week=week, language="en")[0]


@announced
def answer(attempt: Attempt, position: int, *, right: bool, certainty: int = 2) -> None:
    walking.give(attempt, position, right=right, certainty=certainty, seconds=20)


def take_quiz(learner: User, week: Week, *, right: int = 10, certainty: int = 2) -> Attempt:
    """Go through a whole quiz, the first `right` questions answered rightly."""
    attempt = begin_quiz(learner, week)
    for position in range(1, attempt.size + 1):
        answer(attempt, position, right=position <= right, certainty=certainty)
    attempt.refresh_from_db()
    return attempt


@announced
def hand_in(
    learner: User,
    lab: Lab,
    *,
    verdict: str = "passed",
    score: float = 1.0,
    mode: str = "submit",
    source: str = "x = 1\n",
    at: datetime | None = None,
) -> Submission:
    """Hand in code and let the grader's last words be these."""
    submission, _new = create_submission(
        learner=learner, lab=lab, source=source, mode=mode, language="en"
    )
    Submission.objects.filter(pk=submission.pk).update(
        state="finished", verdict=verdict, score=score, finished_at=at or timezone.now()
    )
    submission = Submission.objects.select_related("lab_version__lab__week", "learner").get(
        pk=submission.pk
    )
    tell_finished(submission=submission)
    return submission


@announced
def comment(submission: Submission, author: User, text: str = "Mind the mean.") -> LineComment:
    return add_comment(submission=submission, author=author, line=1, text=text)
