"""The real labs in the database, and a way to write results without a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from curriculum import writing
from curriculum.content.loader import load_programs
from curriculum.content.program import ProgramData, WeekData
from curriculum.models import Course, LessonVersion, Program, Week
from labs import services
from labs.content.syncing import sync_labs
from labs.models import CheckResult, Lab, State, Submission

SLUG = "logistic-regression"


@pytest.fixture(scope="session")
def programs() -> list[ProgramData]:
    """The real content, read once: reading takes far longer than writing."""
    found, problems = load_programs(settings.CONTENT_ROOT)
    assert problems == []
    return found


def write_labs(programs: list[ProgramData]) -> None:
    """The weeks that have labs, with lesson and labs; the rest of the path is not needed here."""
    for data in programs:
        texts = writing.texts
        program = Program.objects.create(slug=data.entry.id, **texts(data.entry, 0))
        for at, course in enumerate(data.courses):
            row = Course.objects.create(
                slug=course.entry.id, days=1, program=program, **texts(course.entry, at)
            )
            for place, week in enumerate(course.weeks):
                if "labs" in week.parts:
                    write_week(row, place, week)


def write_week(course: Course, position: int, data: WeekData) -> Week:
    week = Week.objects.create(
        course=course, slug=data.entry.id, days=1, **writing.texts(data.entry, position)
    )
    if data.lesson:
        week.current_lesson = LessonVersion.objects.create(
            week=week,
            hash=data.lesson.hash,
            sections=data.lesson.sections,
            html_ja=[],
            html_en=[],
            words_ja=1,
            words_en=1,
        )
        week.save()
    sync_labs(week=week, labs=data.parts["labs"])
    return week


@pytest.fixture
def content(db: None, programs: list[ProgramData]) -> None:
    """The real labs in the test database."""
    write_labs(programs)


@pytest.fixture
def lab(content: None) -> Lab:
    """The real lab on logistic regression."""
    return Lab.objects.get(slug=SLUG)


@pytest.fixture
def hand_in(lab: Lab) -> Callable[..., Submission]:
    """Return a function that writes a submission; nobody grades it."""

    def make(learner: User, source: str = "x = 1\n", mode: str = "submit") -> Submission:
        submission, _new = services.create_submission(
            learner=learner, lab=lab, source=source, mode=mode, language="en"
        )
        return submission

    return make


@pytest.fixture
def finish() -> Callable[..., Submission]:
    """Return a function that writes what a worker would have written."""

    def make(
        submission: Submission, verdict: str = "wrong", *checks: dict[str, Any], **columns: Any
    ) -> Submission:
        for position, check in enumerate(checks):
            defaults = {"position": position, "verdict": "passed", "score": 1.0}
            CheckResult.objects.create(submission=submission, **{**defaults, **check})
        for name, value in columns.items():
            setattr(submission, name, value)
        submission.state, submission.verdict = State.FINISHED, verdict
        submission.score = submission.score if submission.score is not None else 0.5
        submission.finished_at = timezone.now()
        submission.save()
        return submission

    return make
