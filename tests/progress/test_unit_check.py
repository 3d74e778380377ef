"""A week's check asks what the week rests on, and passing it opens the week."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from curriculum.models import Concept, LessonVersion, Prerequisite, Week, WeekConcept
from progress.advice.selectors import advice_for, whole_of
from progress.models import LookBack
from quizzes.models import Attempt
from tests.progress import deeds, world


@pytest.fixture
def shut(week: Week) -> Week:
    """A week of the second course that rests on what the complete week teaches."""
    later = Week.objects.get(slug="sequences")
    taught = Concept.objects.create(
        slug="networks", program=week.course.program, position=1, **world.texts("Networks", "N")
    )
    Prerequisite.objects.create(concept=taught, requires=Concept.objects.get(slug="sigmoid"))
    WeekConcept.objects.filter(week=later).delete()
    WeekConcept.objects.create(week=later, concept=taught, position=0)
    intro = Week.objects.get(slug="intro")
    intro.current_lesson = LessonVersion.objects.create(
        week=intro, hash="2", sections=[], html_ja=[""], html_en=[""], words_ja=9, words_en=9
    )
    intro.save()
    return later


def take(learner: User, client: Client, week: Week, *, right: bool) -> Attempt:
    client.force_login(learner)
    client.post(f"/{week.course.slug}/{week.slug}/check/")
    attempt = Attempt.objects.get(learner=learner, finished_at__isnull=True)
    for position in range(1, attempt.size + 1):
        deeds.answer(attempt, position, right=right)
    attempt.refresh_from_db()
    return attempt


def test_passing_the_check_opens_the_week(client: Client, learner: User, shut: Week) -> None:
    assert whole_of(learner).doors[shut.pk].missing == ("sigmoid",)
    page = client.get(f"/{shut.course.slug}/{shut.slug}/").content.decode()
    assert "Not recommended yet" not in page
    attempt = take(learner, client, shut, right=True)
    assert (attempt.kind, attempt.passed, attempt.size) == ("unit_check", True, 8)
    assert whole_of(learner).doors[shut.pk].is_open
    assert "it is open for you" in client.get(f"/quiz/{attempt.pk}/summary/").content.decode()


def test_failing_it_leaves_the_week_as_it_was_and_says_what_is_missing(
    client: Client, learner: User, shut: Week
) -> None:
    attempt = take(learner, client, shut, right=False)
    assert attempt.passed is False
    door = whole_of(learner).doors[shut.pk]
    assert (door.is_open, door.missing) == (False, ("sigmoid",))
    page = client.get(f"/{shut.course.slug}/{shut.slug}/").content.decode()
    assert "Not recommended yet" in page
    assert client.get(f"/{shut.course.slug}/{shut.slug}/lesson/").status_code == 200


def test_a_check_is_no_quiz_of_the_week(client: Client, learner: User, shut: Week) -> None:
    attempt = take(learner, client, shut, right=True)
    assert not attempt.week.progress.filter(learner=learner).exists()


def test_quick_questions_move_levels_and_the_look_back_is_shown_once(
    client: Client, learner: User, shut: Week
) -> None:
    client.force_login(learner)
    client.post("/concepts/sigmoid/questions/")
    attempt = Attempt.objects.get()
    assert (attempt.kind, attempt.size) == ("quick", 5)
    assert advice_for(learner, timezone.now()).step.action.target == str(attempt.pk)
    for position in range(1, 6):
        deeds.answer(attempt, position, right=True)
    assert whole_of(learner).standings["sigmoid"].level == "proficient"
    client.get("/look-back/")
    client.get("/look-back/")
    assert LookBack.objects.count() == 1
