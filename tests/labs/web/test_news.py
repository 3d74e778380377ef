"""News of grades reach the other rooms, once for many, and never while runs need the processor."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from accounts.models import User
from labs import news
from labs.models import Submission
from labs.signals import submission_finished

pytestmark = pytest.mark.django_db(transaction=True)


class Worker:
    """A thread that carries news beside runs, as in a grading worker."""

    def __init__(self) -> None:
        self.busy, self.stop = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=news.carry, args=(self.stop, self.busy.is_set))

    def __enter__(self) -> Worker:
        self.busy.set()
        self.thread.start()
        wait_for(news.is_carried)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join()


@pytest.fixture
def heard() -> Iterator[list[Submission]]:
    told: list[Submission] = []

    def hear(submission: Submission, **_: object) -> None:
        told.append(submission)

    submission_finished.connect(hear)
    yield told
    submission_finished.disconnect(hear)


@pytest.fixture
def ended(
    hand_in: Callable[..., Submission], finish: Callable[..., Submission], learner: User
) -> list[Submission]:
    """Three submissions of one learner to one lab, of which nobody has heard yet."""
    return [finish(hand_in(learner, f"x = {turn}\n"), owes_news=True) for turn in range(3)]


def wait_for(holds: Callable[[], bool]) -> float:
    """Seconds until it holds."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < 20
        time.sleep(0.02)
    return time.monotonic() - began


def nothing_owed() -> bool:
    return not Submission.objects.filter(owes_news=True).exists()


def test_without_a_carrier_news_are_told_at_once(
    ended: list[Submission], heard: list[Submission]
) -> None:
    news.tell(ended[0])
    assert heard == [ended[0]]
    assert not Submission.objects.filter(pk=ended[0].pk, owes_news=True).exists()


def test_what_one_learner_did_meanwhile_is_told_once_and_owed_to_nobody(
    ended: list[Submission], heard: list[Submission]
) -> None:
    with Worker() as worker:
        for submission in ended:
            news.tell(submission)
        time.sleep(0.5)
        assert heard == []
        worker.busy.clear()
        wait_for(nothing_owed)
    assert heard == [ended[-1]]


def test_runs_go_first_but_not_for_ever(ended: list[Submission], heard: list[Submission]) -> None:
    with Worker():
        news.tell(ended[0])
        assert wait_for(lambda: heard == [ended[0]]) >= news.QUIET_SECONDS


def test_who_never_rests_is_heard_of_all_the_same(
    ended: list[Submission], heard: list[Submission]
) -> None:
    with Worker():
        began = time.monotonic()
        while not heard:
            news.tell(ended[0])
            assert time.monotonic() - began < 20
            time.sleep(0.1)
        assert time.monotonic() - began >= news.PATIENCE_SECONDS


def test_a_worker_that_ends_tells_what_it_knows(
    ended: list[Submission], heard: list[Submission]
) -> None:
    with Worker():
        news.tell(ended[0])
        assert heard == []
    assert heard == [ended[0]]
