"""Requests of one learner that arrive together."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection

from accounts.models import User
from config.problems import TooMany
from labs import services
from labs.models import Lab, Submission


def together(learner: User, lab: Lab, sources: list[str]) -> list[Any]:
    """What became of each, all begun at one moment."""
    barrier, ends = threading.Barrier(len(sources)), list[Any]()

    def hand_in(source: str) -> None:
        barrier.wait()
        try:
            made, _new = services.create_submission(
                learner=learner, lab=lab, source=source, mode="submit", language="en"
            )
            ends.append(made.pk)
        except TooMany as problem:
            ends.append(problem.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=hand_in, args=[source]) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


@pytest.mark.django_db(transaction=True)
def test_the_same_code_handed_in_by_two_clicks_is_one_submission(learner: User, lab: Lab) -> None:
    ends = together(learner, lab, ["x = 1\n"] * 4)
    assert len(set(ends)) == 1
    assert Submission.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_nobody_gets_more_runs_at_once_by_asking_at_once(learner: User, lab: Lab) -> None:
    ends = together(learner, lab, [f"x = {n}\n" for n in range(8)])
    assert Submission.objects.count() == services.OPEN_AT_ONCE
    assert ends.count("too_many_open") == 8 - services.OPEN_AT_ONCE
