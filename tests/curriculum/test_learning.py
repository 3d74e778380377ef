"""Finishing a lesson, study time, and reads that stay quick however much there is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from config.problems import Conflict
from curriculum import selectors, services
from curriculum.models import (
    Concept,
    Course,
    LessonRead,
    Prerequisite,
    StudyMinute,
    Week,
    WeekConcept,
)
from curriculum.signals import lesson_finished
from curriculum.synchronising import synchronise
from tests.curriculum.conftest import Folder, grow

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 7, 1, 12, 0, 20, tzinfo=UTC)


@pytest.fixture
def week(folder: Folder) -> Week:
    synchronise(folder.root)
    return Week.objects.get(slug="centring-clay")


@pytest.fixture
def news() -> Any:
    heard: list[tuple[User, Week]] = []

    def listen(learner: User, week: Week, **_: object) -> None:
        heard.append((learner, week))

    lesson_finished.connect(listen)
    yield heard
    lesson_finished.disconnect(listen)


def test_a_lesson_is_finished_though_a_listener_fails(
    learner: User, week: Week, django_capture_on_commit_callbacks: Any
) -> None:
    def fail(**_: object) -> None:
        raise KeyError("a fault in another room")

    lesson_finished.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            services.finish_lesson(learner=learner, week=week, at=NOON)
    finally:
        lesson_finished.disconnect(fail)
    assert LessonRead.objects.get().finished_at == NOON


def test_finishing_is_told_once_and_after_the_commit(
    learner: User, week: Week, news: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        services.finish_lesson(learner=learner, week=week, at=NOON)
        assert news == []
    with django_capture_on_commit_callbacks(execute=True):
        services.finish_lesson(learner=learner, week=week, at=NOON + timedelta(days=1))

    assert news == [(learner, week)]
    assert LessonRead.objects.get().finished_at == NOON
    assert LessonRead.objects.get().lesson_version == week.current_lesson


def test_what_is_rolled_back_is_not_told(
    learner: User, week: Week, news: Any, django_capture_on_commit_callbacks: Any
) -> None:
    def fail_after_finishing() -> None:
        with transaction.atomic():
            services.finish_lesson(learner=learner, week=week)
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        fail_after_finishing()

    assert news == []
    assert not LessonRead.objects.exists()


def test_a_lesson_in_preparation_cannot_be_finished(learner: User, week: Week) -> None:
    with pytest.raises(Conflict, match="still being written"):
        services.finish_lesson(learner=learner, week=Week.objects.get(slug="glazing"))


def test_a_minute_counts_once_whatever_was_done_in_it(learner: User, week: Week) -> None:
    for seconds, kind in [(0, "lesson"), (30, "quiz"), (70, "lab"), (75, "lab")]:
        at = NOON + timedelta(seconds=seconds)
        services.record_study(learner=learner, week=week, kind=kind, at=at)

    assert selectors.study_minutes(learner) == 2
    assert [(row.minute, row.kind) for row in StudyMinute.objects.order_by("minute")] == [
        (NOON.replace(second=0), "lesson"),
        (NOON.replace(second=0) + timedelta(minutes=1), "lab"),
    ]


def test_the_same_minute_in_two_weeks_is_one_minute_of_study(learner: User, week: Week) -> None:
    other = Week.objects.get(slug="glazing")
    for one in (week, other):
        services.record_study(learner=learner, week=one, kind="lesson", at=NOON)

    assert selectors.study_minutes(learner) == 1
    assert selectors.study_minutes(learner, week=other) == 1
    assert selectors.study_minutes(learner, since=NOON + timedelta(minutes=1)) == 0


def test_time_belongs_to_the_learner(learner: User, other_learner: User, week: Week) -> None:
    services.record_study(learner=learner, week=week, kind="lesson")

    assert selectors.study_minutes(other_learner) == 0


def test_an_unknown_kind_of_study_is_refused(learner: User, week: Week) -> None:
    with pytest.raises(ValueError, match="sleep"):
        services.record_study(learner=learner, week=week, kind="sleep")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda week, learner: Week.objects.filter(pk=week.pk).update(days=0),
        lambda week, learner: Course.objects.update(days=-1),
        lambda week, learner: Week.objects.filter(slug="glazing").update(slug=week.slug),
        lambda week, learner: Prerequisite.objects.create(
            concept=Concept.objects.get(slug="clay"), requires=Concept.objects.get(slug="clay")
        ),
        lambda week, learner: StudyMinute.objects.create(
            learner=learner, week=week, minute=NOON, kind="sleep"
        ),
        lambda week, learner: LessonRead.objects.bulk_create(
            LessonRead(
                learner=learner, week=week, lesson_version=week.current_lesson, finished_at=NOON
            )
            for _ in range(2)
        ),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(learner: User, week: Week, wrong: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong(week, learner)


def read_tree() -> None:
    for program in selectors.program_tree():
        for course in program.courses.all():
            for week in course.weeks.all():
                assert week.status
                list(week.concepts.all())


def read_concept() -> None:
    concept = selectors.concept_by_slug("clay")
    assert concept is not None
    list(concept.prerequisites.all())
    list(concept.leads_to.all())
    assert [week.course.program.slug for week in concept.weeks.all()]
    assert [passage.week.course.slug for passage in selectors.passages("clay")]


def read_week() -> None:
    week = selectors.week_by_slugs("throwing", "centring-clay")
    assert week is not None
    assert week.current_lesson is not None
    assert week.course.program.slug == "pottery"
    list(week.concepts.all())


def read_concepts() -> None:
    for concept in selectors.concepts_in_order():
        list(concept.prerequisites.all())


@pytest.mark.parametrize(
    ("read", "queries"),
    [(read_tree, 1), (read_week, 2), (read_concept, 6), (read_concepts, 2)],
)
def test_reads_take_the_same_queries_at_one_and_at_many(
    week: Week, read: Any, queries: int
) -> None:
    counts = []
    for _ in range(2):
        read()  # what changes with content alone is held from now on
        with CaptureQueriesContext(connection) as captured:
            read()
        counts.append(len(captured))
        if not Concept.objects.filter(slug="c0").exists():
            grow(week)

    assert counts == [queries, queries]


def test_a_concept_knows_its_passages_and_what_leads_to_it(week: Week) -> None:
    concept = selectors.concept_by_slug("clay")

    assert concept is not None
    assert [other.slug for other in concept.leads_to.all()] == ["centring"]
    assert [one.slug for one in concept.weeks.all()] == ["centring-clay", "glazing"]
    assert [passage.anchor for passage in selectors.passages("clay")] == ["counting"]


def test_many_concepts_of_a_week_come_in_its_order_and_once(week: Week) -> None:
    grow(week)
    WeekConcept.objects.filter(week=week, concept__slug="clay").update(position=50)

    found = selectors.week_by_slugs("throwing", "centring-clay")

    assert found is not None
    slugs = [concept.slug for concept in found.concepts.all()]
    assert len(slugs) == len(set(slugs)) == 8
    assert (slugs[0], slugs[-1]) == ("centring", "clay")
