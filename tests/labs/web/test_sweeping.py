"""The sweep finds what waits for nobody, and leaves alone what somebody will take."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
import redis
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from labs.models import State, Submission, Worker
from labs.runs import sweeping


@pytest.fixture
def broker(valkey: str) -> redis.Redis:
    client = redis.Redis.from_url(settings.REDIS_URL)
    client.delete("cpu", "gpu")
    return client


def alive(queue: str, *, seconds_ago: int = 0, accepts_work: bool = True) -> Worker:
    seen = timezone.now() - timedelta(seconds=seconds_ago)
    return Worker.objects.create(
        name=f"{queue}@here", queues=[queue], accepts_work=accepts_work, seen_at=seen
    )


def waiting(hand_in: Callable[..., Submission], learner: User, queue: str) -> Submission:
    submission = hand_in(learner)
    past = timezone.now() - timedelta(seconds=60)
    Submission.objects.filter(pk=submission.pk).update(
        state=State.QUEUED, queue=queue, created_at=past
    )
    submission.refresh_from_db()
    return submission


def test_what_the_broker_forgot_is_enqueued_again(
    hand_in: Callable[..., Submission], learner: User, broker: redis.Redis
) -> None:
    submission = waiting(hand_in, learner, "cpu")
    broker.delete("cpu")
    assert sweeping.enqueue_forgotten(now=timezone.now()) == 1
    body = json.loads(broker.lindex("cpu", 0))["body"]
    assert str(submission.pk) in base64.b64decode(body).decode()


def test_a_forgotten_one_is_found_though_the_queue_never_runs_dry(
    hand_in: Callable[..., Submission],
    learner: User,
    other_learner: User,
    broker: redis.Redis,
) -> None:
    waiting(hand_in, learner, "cpu")
    waiting(hand_in, other_learner, "cpu")
    broker.delete("cpu")
    broker.rpush("cpu", "the message of one of the two")
    assert sweeping.enqueue_forgotten(now=timezone.now()) == 2
    assert sweeping.enqueue_forgotten(now=timezone.now()) == 0


def test_a_queue_with_messages_is_left_alone(
    hand_in: Callable[..., Submission], learner: User, broker: redis.Redis
) -> None:
    waiting(hand_in, learner, "cpu")
    broker.delete("cpu")
    broker.rpush("cpu", "something that a worker will take")
    assert sweeping.enqueue_forgotten(now=timezone.now()) == 0


def test_what_waits_for_a_gpu_that_is_gone_moves_to_the_cpu(
    hand_in: Callable[..., Submission], learner: User, broker: redis.Redis
) -> None:
    submission = waiting(hand_in, learner, "gpu")
    alive("cpu")
    alive("gpu", seconds_ago=120)
    broker.delete("cpu", "gpu")
    assert sweeping.reroute_stranded() == 1
    submission.refresh_from_db()
    assert submission.queue == "cpu"
    assert broker.llen("cpu") == 1


@pytest.mark.parametrize("gpu_is_back", [True, False])
def test_nothing_moves_while_it_would_not_help(
    gpu_is_back: bool, hand_in: Callable[..., Submission], learner: User, broker: redis.Redis
) -> None:
    submission = waiting(hand_in, learner, "gpu")
    if gpu_is_back:
        alive("gpu")
        alive("cpu")
    assert sweeping.reroute_stranded() == 0
    submission.refresh_from_db()
    assert submission.queue == "gpu"
