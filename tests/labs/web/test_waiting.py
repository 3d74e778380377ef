"""Where one stands in the queue and how long it takes is told from the first moment."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone, translation

from accounts.models import User
from labs.models import State, Submission, Worker
from labs.queues import waiting
from labs.queues.waiting import place_of
from labs.results import following

Hand = Callable[..., Submission]
LAB = "/api/v1/labs/logistic-regression/submissions/"


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    cache.delete(waiting.KEY)


@pytest.fixture
def worker(db: None) -> Worker:
    return Worker.objects.create(name="cpu-1@here", queues=["cpu"], accepts_work=True, slots=2)


def ran(submission: Submission, seconds: float) -> None:
    """A run that took so long, a moment ago."""
    now = timezone.now()
    Submission.objects.filter(pk=submission.pk).update(
        state=State.FINISHED, verdict="passed", started_at=now - timedelta(seconds=seconds),
        finished_at=now,
    )  # fmt: skip


def test_the_examples_hold() -> None:
    assert doctest.testmod(waiting).failed == 0


def test_the_wait_follows_from_recent_runs_of_the_lab_and_live_slots(
    worker: Worker, learner: User, other_learner: User, hand_in: Hand
) -> None:
    ran(hand_in(other_learner, "x = 0"), 20)
    for number in range(4):
        hand_in(other_learner, f"x = {number + 1}")
    mine = hand_in(learner)
    place = place_of(mine)
    assert place is not None
    assert (place.position, place.seconds) == (5, 40)  # four runs of 20 s on two slots
    assert following.state_event(mine)["message"] == (
        "Waiting: 4 runs are before yours. It starts in about 40 seconds."
    )
    with translation.override("ja"):
        told = following.state_event(mine)["message"]
    assert told == "順番待ち：前に 4 件あります。約40秒後に始まります。"


def test_who_is_next_and_finds_a_free_slot_starts_at_once(
    worker: Worker, learner: User, hand_in: Hand
) -> None:
    assert following.state_event(hand_in(learner))["message"] == (
        "Next in the queue. It starts within a few seconds."
    )


def test_runs_of_the_other_queue_hold_nobody_up(
    worker: Worker, learner: User, other_learner: User, hand_in: Hand
) -> None:
    hand_in(other_learner)
    Submission.objects.update(queue="gpu")
    place = place_of(hand_in(learner))
    assert place is not None
    assert place.position == 1


def test_without_a_worker_it_is_said_that_it_starts_when_one_returns(
    learner: User, other_learner: User, hand_in: Hand
) -> None:
    hand_in(other_learner)
    event = following.state_event(hand_in(learner))
    assert event["expected_wait_seconds"] is None
    assert event["message"] == (
        "Waiting: 1 run is before yours. No grading worker is running right now. "
        "Your code is kept and starts when one returns."
    )


def test_a_worker_that_is_starting_is_not_called_absent(
    worker: Worker, learner: User, hand_in: Hand
) -> None:
    Worker.objects.update(accepts_work=False, reason=Worker.STARTING)
    assert following.state_event(hand_in(learner))["message"] == (
        "A grading worker is starting up and takes it in a moment."
    )


def test_a_full_house_costs_no_more_queries(
    worker: Worker, learner: User, make_user, hand_in: Hand, django_assert_max_num_queries
) -> None:
    for number in range(12):
        hand_in(make_user(f"someone-{number}"))
    mine = hand_in(learner)
    with django_assert_max_num_queries(3):
        assert following.state_event(mine)["queue_position"] == 13


def test_the_answer_to_handing_in_and_the_page_say_it(
    worker: Worker, learner: User, other_learner: User, hand_in: Hand, api_of, client_of
) -> None:
    ran(hand_in(other_learner, "x = 0"), 30)
    for number in range(4):
        hand_in(other_learner, f"x = {number + 1}")
    answer = api_of(learner).post(LAB, {"source": "x = 1", "mode": "submit"}, format="json").json()
    assert (answer["queue_position"], answer["expected_wait_seconds"]) == (5, 60)
    for page in (answer["page_url"], "/labs/logistic-regression/"):
        assert "It starts in about 60 seconds." in client_of(learner).get(page).content.decode()


def test_a_crowd_that_waits_is_counted_once(
    worker: Worker, learner: User, make_user, hand_in: Hand, django_assert_max_num_queries
) -> None:
    crowd = [hand_in(make_user(f"someone-{number}")) for number in range(6)]
    place_of(crowd[-1])
    with django_assert_max_num_queries(0):
        places = [place_of(one) for one in crowd]
    assert [place.position for place in places if place] == [1, 2, 3, 4, 5, 6]


def test_who_comes_later_is_not_told_an_old_count(
    worker: Worker, learner: User, other_learner: User, hand_in: Hand
) -> None:
    first = place_of(hand_in(other_learner))
    second = place_of(hand_in(learner))
    assert first is not None
    assert second is not None
    assert (first.position, second.position) == (1, 2)
