"""News of grades reach the other rooms, once for many, and never while runs need the processor."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from accounts.models import User
from labs import news
from labs.models import Submission
from labs.signals import submission_finished

pytestmark = pytest.mark.django_db


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


def test_without_a_carrier_news_are_told_at_once(
    ended: list[Submission], heard: list[Submission]
) -> None:
    news.tell(ended[0])
    assert heard == [ended[0]]
    assert not Submission.objects.filter(pk=ended[0].pk, owes_news=True).exists()


def test_what_one_learner_did_meanwhile_is_told_once_and_owed_to_nobody(
    ended: list[Submission], heard: list[Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    news._carried.set()
    try:
        for submission in ended:
            news.tell(submission)
        assert heard == []
    finally:
        news._carried.clear()
    news.carry_all()
    assert heard == [ended[-1]]
    assert not Submission.objects.filter(owes_news=True).exists()


def test_runs_go_first_but_not_for_ever() -> None:
    began = time.monotonic()
    news._let_runs_go_first(threading.Event(), lambda: True)
    assert news.PATIENCE_SECONDS <= time.monotonic() - began < news.PATIENCE_SECONDS + 1.0
