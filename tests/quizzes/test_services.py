"""Going through a quiz: nothing counts twice, nothing is lost, the first answer stays."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import User
from config.problems import Conflict
from curriculum.models import StudyMinute, Week
from quizzes import selectors
from quizzes.models import Answer, Attempt, AttemptItem, Item, ItemVersion
from quizzes.services import (
    LONGEST_SECONDS,
    answer_give,
    attempt_retry_missed,
    attempt_start,
    question_shown,
)
from quizzes.signals import attempt_finished
from quizzes.syncing import sync_items, sync_paper_items
from quizzes.unreadable import Unreadable
from tests.quizzes import samples
from tests.quizzes.conftest import make_week, shown_response

Finish = Callable[..., Attempt]
Give = Callable[..., Answer]


@pytest.fixture
def news() -> Iterator[list[Attempt]]:
    """Attempts announced as finished."""
    heard: list[Attempt] = []

    def listen(attempt: Attempt, **_: Any) -> None:
        heard.append(attempt)

    attempt_finished.connect(listen)
    yield heard
    attempt_finished.disconnect(listen)


def test_an_attempt_asks_all_questions_of_a_small_week(attempt: Attempt) -> None:
    drawn = list(attempt.drawn.values_list("position", flat=True))
    assert drawn == list(range(1, attempt.size + 1))
    assert attempt.size == len(samples.ALL)


def test_starting_again_goes_on_with_the_open_attempt(attempt: Attempt, learner: User) -> None:
    again, new = attempt_start(learner=learner, week=attempt.week, language="ja")
    assert (again, new) == (attempt, False)
    assert again.language == "en"


def test_a_week_without_questions_says_so(db: None, learner: User) -> None:
    with pytest.raises(Conflict) as error:
        attempt_start(learner=learner, week=make_week("empty"), language="en")
    assert error.value.code == "no_questions"


def test_the_database_refuses_a_second_open_attempt(attempt: Attempt) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(
            learner=attempt.learner, week=attempt.week, seed=1, language="en", size=1
        )


@pytest.mark.parametrize("field", [{"certainty": 4}, {"score": 1.5}])
def test_the_database_refuses_impossible_answers(attempt: Attempt, field: dict[str, Any]) -> None:
    values: dict[str, Any] = {"certainty": 1, "score": 0.0, "response": {}, "outcome": {}, **field}
    version = ItemVersion.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(
            attempt=attempt, position=1, item_version=version, language="en", **values
        )


def test_a_second_answer_gets_the_first_back(attempt: Attempt, answer: Give) -> None:
    first = answer(attempt, 1, right=True, certainty=3)
    second = answer(attempt, 1, right=False, certainty=1)
    assert second == first
    assert (second.score, second.certainty) == (1.0, 3)
    assert attempt.answers.count() == 1


def test_questions_are_answered_in_order(attempt: Attempt, answer: Give) -> None:
    for position in (2, 0, 99):
        with pytest.raises(Conflict) as error:
            answer_give(attempt=attempt, position=position, raw={}, certainty=1, language="en")
        assert error.value.code == "not_yet"
    answer(attempt, 1)
    answer(attempt, 2)


def test_an_unreadable_response_leaves_no_trace(attempt: Attempt) -> None:
    with pytest.raises(Unreadable):
        answer_give(attempt=attempt, position=1, raw={"huh": 1}, certainty=3, language="en")
    assert not attempt.answers.exists()
    assert not StudyMinute.objects.exists()


def test_responses_are_stored_in_authors_ids(attempt: Attempt, answer: Give) -> None:
    for position in range(1, attempt.size + 1):
        stored = answer(attempt, position)
        if stored.item_version.type == "single":
            assert stored.response == {"option": f"{samples.SECRET}-a"}


def test_not_knowing_is_never_counted_as_sure(attempt: Attempt) -> None:
    stored, _ = answer_give(
        attempt=attempt, position=1, raw={"unknown": True}, certainty=3, language="en"
    )
    assert (stored.score, stored.certainty, stored.outcome["unknown"]) == (0, 1, True)


@pytest.mark.django_db(transaction=True)
def test_the_last_answer_finishes_and_the_news_goes_out_once(
    attempt: Attempt, finish: Finish, answer: Give, news: list[Attempt]
) -> None:
    finish(attempt)
    answer(attempt, attempt.size)
    assert attempt.finished
    assert (attempt.score, attempt.passed) == (1.0, True)
    assert news == [attempt]
    assert news[0].score == 1.0


def test_news_waits_for_the_commit(
    attempt: Attempt, finish: Finish, news: list[Attempt], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        finish(attempt)
    assert news == []
    assert len(waiting) == attempt.size + 1  # of each answer, and of the end


@pytest.mark.parametrize(("wrong", "passed"), [((1,), True), ((1, 2, 3), False)])
def test_four_fifths_pass(
    week: Week, learner: User, finish: Finish, wrong: tuple[int, ...], passed: bool
) -> None:
    sync_items(week=week, bodies=[samples.single() | {"id": f"q{n}"} for n in range(10)])
    done = finish(attempt_start(learner=learner, week=week, language="en")[0], wrong=wrong)
    assert done.score == pytest.approx(1 - len(wrong) / 10)
    assert done.passed is passed


def test_exactly_four_fifths_pass(week: Week, learner: User, finish: Finish) -> None:
    sync_items(week=week, bodies=[samples.single() | {"id": f"q{n}"} for n in range(5)])
    done = finish(attempt_start(learner=learner, week=week, language="en")[0], wrong=(3,))
    assert (done.score, done.passed) == (0.8, True)


def test_practice_asks_what_was_missed_sure_but_wrong_first(
    attempt: Attempt, answer: Give, news: list[Attempt]
) -> None:
    for position in range(1, attempt.size + 1):
        wrong = position in (2, 5)
        answer(attempt, position, right=not wrong, certainty=3 if position == 5 else 1)
    attempt.refresh_from_db()
    again, new = attempt_retry_missed(attempt=attempt, language="ja")
    missed = {a.position: a.item_version for a in attempt.answers.all()}
    drawn = [row.item_version for row in again.drawn.order_by("position")]
    assert new
    assert drawn == [missed[5], missed[2]]
    assert (again.kind, again.language) == ("missed", "ja")
    assert again.seed != attempt.seed


def test_practice_neither_passes_nor_fails(attempt: Attempt, finish: Finish) -> None:
    finish(attempt, wrong=(1, 2, 3))
    practice = finish(attempt_retry_missed(attempt=attempt, language="en")[0])
    assert (practice.score, practice.passed) == (1.0, None)


def test_practice_needs_a_finished_attempt_with_something_missed(
    attempt: Attempt, finish: Finish
) -> None:
    with pytest.raises(Conflict) as error:
        attempt_retry_missed(attempt=attempt, language="en")
    assert error.value.code == "not_finished"
    with pytest.raises(Conflict) as error:
        attempt_retry_missed(attempt=finish(attempt), language="en")
    assert error.value.code == "nothing_missed"


def test_a_new_quiz_prefers_questions_not_seen(week: Week, learner: User, finish: Finish) -> None:
    sync_items(week=week, bodies=[samples.single() | {"id": f"q{n}"} for n in range(20)])
    first = finish(attempt_start(learner=learner, week=week, language="en")[0])
    second, _ = attempt_start(learner=learner, week=week, language="en")
    asked = {row.item_version_id for row in first.drawn.all()}
    assert not asked & {row.item_version_id for row in second.drawn.all()}


def test_time_is_counted_from_the_first_look_and_bounded(attempt: Attempt, answer: Give) -> None:
    drawn = selectors.drawn_item(attempt, 1)
    assert drawn is not None
    long_ago = timezone.now() - timedelta(days=2)
    AttemptItem.objects.filter(pk=drawn.pk).update(shown_at=long_ago)
    drawn.refresh_from_db()
    question_shown(drawn=drawn)
    drawn.refresh_from_db()
    assert drawn.shown_at == long_ago
    assert answer(attempt, 1).seconds == LONGEST_SECONDS


def test_each_answer_counts_as_study(attempt: Attempt, answer: Give) -> None:
    answer(attempt, 1)
    answer(attempt, 2)
    minutes = StudyMinute.objects.filter(learner=attempt.learner, week=attempt.week)
    assert minutes.count() in (1, 2)  # two when a minute ends in between
    assert minutes[0].kind == "quiz"


def test_an_edited_question_is_a_new_version_and_attempts_keep_theirs(
    week: Week, attempt: Attempt, answer: Give
) -> None:
    edited = [make() | {"prompt": samples.text("Edited")} for make in samples.ALL.values()]
    assert sync_items(week=week, bodies=edited) == {"changed": len(edited)}
    stored = answer(attempt, 1)
    assert stored.item_version.body["prompt"]["en"].startswith("Prompt of")
    assert ItemVersion.objects.count() == 2 * len(edited)


def test_syncing_again_writes_nothing_and_old_texts_are_found_again(week: Week) -> None:
    bodies = [make() for make in samples.ALL.values()]
    assert sync_items(week=week, bodies=bodies) == {}
    before = Item.objects.get(slug=bodies[0]["id"]).current_version
    sync_items(week=week, bodies=[bodies[0] | {"difficulty": 3}, *bodies[1:]])
    sync_items(week=week, bodies=bodies)
    assert Item.objects.get(slug=bodies[0]["id"]).current_version == before
    assert ItemVersion.objects.count() == len(bodies) + 1


def test_a_question_taken_out_is_retired_and_can_come_back(week: Week) -> None:
    bodies = [make() for make in samples.ALL.values()]
    assert sync_items(week=week, bodies=bodies[1:])["retired"] == 1
    assert bodies[0]["id"] not in {item.slug for item in selectors.items_of_week(week)}
    sync_items(week=week, bodies=bodies)
    assert selectors.items_of_week(week).count() == len(bodies)


@pytest.mark.parametrize("reading_first", [False, True])
def test_a_question_that_moves_to_a_reading_keeps_its_past(
    week: Week, *, reading_first: bool
) -> None:
    bodies = [make() for make in samples.ALL.values()]
    moved, *rest = bodies
    before = Item.objects.get(week=week, slug=moved["id"])
    steps = [
        lambda: sync_items(week=week, bodies=rest),
        lambda: sync_paper_items(week=week, papers={"wheels": [moved]}),
    ]
    for step in reversed(steps) if reading_first else steps:
        step()
    after = Item.objects.get(week=week, slug=moved["id"])
    assert (after.pk, after.paper, after.retired) == (before.pk, "wheels", False)
    assert after.current_version == before.current_version
    sync_paper_items(week=week, papers={})
    sync_items(week=week, bodies=bodies)
    back = Item.objects.get(week=week, slug=moved["id"])
    assert (back.pk, back.paper, back.retired) == (before.pk, "", False)


def test_a_version_never_changes(week: Week) -> None:
    version = ItemVersion.objects.first()
    assert version is not None
    version.type = "single"
    with pytest.raises(TypeError):
        version.save()


def together(times: int, work: Callable[[], object]) -> list[object]:
    """Run `work` in several threads that start at once; results or exceptions."""
    gate = threading.Barrier(times)
    results: list[object] = []

    def run() -> None:
        gate.wait()
        try:
            results.append(work())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_clicking_answer_in_many_tabs_at_once_stores_one_answer(attempt: Attempt) -> None:
    raw = shown_response(attempt, 1, right=True)

    def give() -> object:
        mine = Attempt.objects.select_related("learner", "week__course").get(pk=attempt.pk)
        return answer_give(attempt=mine, position=1, raw=raw, certainty=2, language="en")

    results = together(6, give)
    assert sorted(new for _, new in results) == [False] * 5 + [True]  # type: ignore[misc]
    assert len({row.pk for row, _ in results}) == 1  # type: ignore[misc]
    assert attempt.answers.count() == 1


@pytest.mark.django_db(transaction=True)
def test_racing_on_the_last_question_announces_the_end_once(
    attempt: Attempt, answer: Give, news: list[Attempt]
) -> None:
    for position in range(1, attempt.size):
        answer(attempt, position)
    raw = shown_response(attempt, attempt.size, right=True)

    def give() -> object:
        mine = Attempt.objects.select_related("learner", "week__course").get(pk=attempt.pk)
        return answer_give(attempt=mine, position=attempt.size, raw=raw, certainty=2, language="en")

    together(6, give)
    attempt.refresh_from_db()
    assert attempt.finished
    assert len(news) == 1


@pytest.mark.django_db(transaction=True)
def test_starting_in_many_tabs_at_once_makes_one_attempt(week: Week, learner: User) -> None:
    results = together(6, lambda: attempt_start(learner=learner, week=week, language="en"))
    assert len({row.pk for row, _ in results}) == 1  # type: ignore[misc]
    assert Attempt.objects.filter(learner=learner).count() == 1
    assert AttemptItem.objects.count() == len(samples.ALL)
