"""Derived rows follow the facts, and can be made again from them exactly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from curriculum.models import ContentSync, Course, Week
from labs.models import Lab
from progress.models import CourseProgress, WeekProgress
from progress.selectors import path_of, week_of
from progress.services import refold_everybody, update_weeks
from quizzes.review.services import catch_up
from tests.progress import deeds, world


def rows() -> list[dict[str, object]]:
    """All derived rows, whatever their numbers."""
    weeks = WeekProgress.objects.order_by("learner", "week").values()
    courses = CourseProgress.objects.order_by("learner", "course").values()
    return [{**row, "id": None} for row in [*weeks, *courses]]


def percent(learner: User, week: Week) -> int:
    return week_of(learner, week).percent


def do_much(learner: User, week: Week, labs: list[Lab]) -> None:
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week, right=4)
    deeds.take_quiz(learner, week, right=10)
    deeds.hand_in(learner, labs[0], verdict="wrong", score=1 / 3, source="a = 1\n")
    deeds.hand_in(learner, labs[0], verdict="our_failure", score=0.0, source="a = 2\n")
    deeds.hand_in(learner, labs[0], mode="run", source="a = 3\n")
    deeds.hand_in(learner, labs[1], verdict="time_limit", score=0.7)


def test_each_deed_moves_the_week(learner: User, week: Week, labs: list[Lab]) -> None:
    deeds.read_lesson(learner, week)
    assert percent(learner, week) == 20
    deeds.take_quiz(learner, week, right=10)
    assert percent(learner, week) == 50
    deeds.hand_in(learner, labs[0], verdict="wrong", score=0.4)
    assert percent(learner, week) == 60
    deeds.hand_in(learner, labs[0], source="y = 1\n")
    deeds.hand_in(learner, labs[1])
    assert percent(learner, week) == 100
    row = WeekProgress.objects.get()
    assert (row.state, row.completed_at) == ("done", row.last_fact_at)


def test_examples_that_ran_and_our_own_failures_count_for_nothing(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    deeds.hand_in(learner, labs[0], mode="run")
    deeds.hand_in(learner, labs[0], verdict="our_failure", score=0.0)
    assert not WeekProgress.objects.exists()


def test_practice_of_missed_questions_does_not_pass_the_quiz(learner: User, week: Week) -> None:
    from quizzes.services import attempt_retry_missed

    failed = deeds.take_quiz(learner, week, right=2)
    before = percent(learner, week)
    again, _ = attempt_retry_missed(attempt=failed, language="en")
    for position in range(1, again.size + 1):
        deeds.answer(again, position, right=True)
    assert percent(learner, week) == before


def test_a_course_moves_with_the_days_of_its_weeks(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    do_much(learner, week, labs)
    deeds.hand_in(learner, labs[0], source="a = 4\n")
    deeds.hand_in(learner, labs[1], source="a = 5\n")
    days = sum(one.days for one in week.course.weeks.all())
    assert CourseProgress.objects.get().percent == round(100 * week.days / days)


def test_rebuilding_reproduces_lost_and_scrambled_rows_exactly(
    learner: User, other_learner: User, week: Week, labs: list[Lab]
) -> None:
    do_much(learner, week, labs)
    deeds.read_lesson(other_learner, week)
    deeds.hand_in(other_learner, labs[1], verdict="error", score=0.0)
    before = rows()
    assert len(before) == 4
    WeekProgress.objects.filter(learner=learner).delete()
    CourseProgress.objects.filter(learner=other_learner).update(percent=99)
    WeekProgress.objects.filter(learner=other_learner).update(
        percent=3, state="done", best={"lesson": 0.1}, completed_at=timezone.now()
    )
    nothing_done = Week.objects.exclude(pk=week.pk).first()
    WeekProgress.objects.create(learner=learner, week=nothing_done, percent=50, state="done")
    call_command("rebuild_progress")
    assert rows() == before


def test_one_learner_can_be_rebuilt(learner: User, other_learner: User, week: Week) -> None:
    deeds.read_lesson(learner, week)
    deeds.read_lesson(other_learner, week)
    WeekProgress.objects.all().delete()
    call_command("rebuild_progress", "--learner", "LEARNER@example.org")
    assert list(WeekProgress.objects.values_list("learner", flat=True)) == [learner.pk]
    call_command("rebuild_progress", learner=str(other_learner.public_id))
    assert WeekProgress.objects.count() == 2


@pytest.mark.parametrize("who", ["nobody@example.org", "01a20151-f483-776b-a891-e06759e0db06", "x"])
@pytest.mark.django_db
def test_rebuilding_somebody_who_is_not_there_says_so(who: str) -> None:
    with pytest.raises(CommandError, match="no learner"):
        call_command("rebuild_progress", learner=who)


def test_a_lab_added_to_a_finished_week_is_marked_new(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week)
    for lab in labs:
        deeds.hand_in(learner, lab)
    world.add_lab(week, "one-more")
    call_command("rebuild_progress")
    view = week_of(learner, week)
    assert (view.state, view.percent, view.kept_above) == ("done", 100, True)
    assert [part.key for part in view.new] == ["one-more"]


def test_a_lab_taken_out_lowers_nothing_and_can_finish_the_week(
    learner: User, other_learner: User, week: Week, labs: list[Lab]
) -> None:
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week)
    deeds.hand_in(learner, labs[0])
    deeds.hand_in(other_learner, labs[1])
    assert (percent(learner, week), percent(other_learner, week)) == (75, 25)
    Lab.objects.filter(pk=labs[1].pk).update(retired=True)
    ContentSync.objects.create(path="/x", hash="1", ok=True, report={"labs retired": 1})
    assert (percent(learner, week), percent(other_learner, week)) == (100, 25)
    before = rows()
    call_command("rebuild_progress")
    assert rows() == before


def test_content_that_was_refused_moves_nothing(learner: User, week: Week) -> None:
    deeds.read_lesson(learner, week)
    WeekProgress.objects.update(percent=7)
    ContentSync.objects.create(path="/x", hash="1", ok=False, report=[{"file": "x"}])
    assert percent(learner, week) == 7


def test_a_changed_wording_costs_no_folding_of_everybody(learner: User, week: Week) -> None:
    deeds.read_lesson(learner, week)
    WeekProgress.objects.update(percent=7)
    report = {"lesson versions created": 1, "lessons changed": 1, "quiz changed": 2}
    ContentSync.objects.create(path="/x", hash="1", ok=True, report=report)
    assert percent(learner, week) == 7


def test_a_week_added_to_a_course_lowers_nothing(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    do_much(learner, week, labs)
    before = CourseProgress.objects.get().percent
    world.week(week.course, "new", 9, days=30)
    call_command("rebuild_progress")
    assert CourseProgress.objects.get().percent == before


def test_a_week_left_out_of_the_path_keeps_what_was_done(learner: User, week: Week) -> None:
    deeds.read_lesson(learner, week)
    before = rows()
    Week.objects.filter(pk=week.pk).update(active=False)
    call_command("rebuild_progress")
    assert [row for row in rows() if "week_id" in row] == before[:1]
    assert week.slug not in [view.week.slug for view in path_of(learner).weeks]


def test_folding_takes_as_many_queries_for_much_as_for_little(
    learner: User,
    week: Week,
    labs: list[Lab],
    django_assert_num_queries: Callable[..., object],
) -> None:
    deeds.read_lesson(learner, week, at=timezone.now() - timedelta(days=1))
    locks = int(connection.features.has_select_for_update)
    with django_assert_num_queries(9 + locks) as little:
        update_weeks(learner=learner, weeks=[week])
    do_much(learner, week, labs)
    with django_assert_num_queries(len(little)):
        update_weeks(learner=learner, weeks=[week])
    assert Course.objects.count() > 1


def test_folding_many_gives_each_what_the_news_gave_him(
    learner: User, other_learner: User, week: Week, labs: list[Lab]
) -> None:
    do_much(learner, week, labs)
    deeds.hand_in(other_learner, labs[1])
    told = rows()
    assert {row["learner_id"] for row in told} == {learner.pk, other_learner.pk}
    WeekProgress.objects.update(percent=1, best={})
    CourseProgress.objects.update(percent=1)
    refold_everybody()
    assert rows() == told


def test_folding_again_writes_nothing_when_nothing_differs(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    do_much(learner, week, labs)
    told = rows()
    with CaptureQueriesContext(connection) as asked:
        update_weeks(learner=learner, weeks=[week])
    writes = ("INSERT", "UPDATE", "DELETE")
    assert not [query["sql"] for query in asked if query["sql"].startswith(writes)]
    assert rows() == told


def test_folding_waits_for_who_folds_for_the_same_learner(learner: User, week: Week) -> None:
    """On PostgreSQL by locks; on SQLite transactions that write wait for each other anyway."""
    with CaptureQueriesContext(connection) as asked:
        update_weeks(learner=learner, weeks=[week])
        catch_up(learner=learner)
        catch_up(learner=learner)
    locks = [query["sql"] for query in asked if " FOR " in query["sql"]]
    person, *decks = (sql[sql.index(" FOR ") :].strip() for sql in locks) if locks else ("",)
    if connection.features.has_select_for_update:
        assert person == "FOR NO KEY UPDATE"
        assert decks == ["FOR UPDATE"] * 3  # the first found no deck, and looked again
    else:
        assert not locks
