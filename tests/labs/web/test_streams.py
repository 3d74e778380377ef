"""One person cannot hold all of the site's streams; who has too many asks from time to time."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from accounts.models import User
from labs.models import Lab, State, Submission
from labs.results import events

pytestmark = pytest.mark.django_db(transaction=True)


async def open_stream(client: AsyncClient, url: str) -> asyncio.Task[None]:
    """A reader of a stream; cancelled when the page is closed, as the server would."""
    answer = await client.get(url)
    assert answer.status_code == 200
    begun = asyncio.Event()

    async def read() -> None:
        async for _frame in answer:
            begun.set()

    reader = asyncio.create_task(read())
    await asyncio.wait_for(begun.wait(), 10)
    return reader


async def leave(reader: asyncio.Task[None]) -> None:
    reader.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await reader


async def test_beyond_a_few_streams_one_is_sent_to_poll(
    hand_in: Callable[..., Submission], learner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "STREAMS_PER_PERSON", 2)
    submission = await sync_to_async(hand_in)(learner)
    client = AsyncClient()
    await client.aforce_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    url = f"/api/v1/submissions/{submission.pk}/events/"
    streams = [await open_stream(client, url) for _ in range(2)]
    refused = await client.get(url)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_streams")
    assert (await client.get(url.removesuffix("events/"))).json()["state"] == "queued"
    await leave(streams.pop())
    streams.append(await open_stream(client, url))
    for stream in streams:
        await leave(stream)
    assert not events._open_streams


HAND_IN = "/api/v1/labs/logistic-regression/submissions/"
EVENTS = {"accept": "text/event-stream"}


async def of(learner: User) -> AsyncClient:
    client = AsyncClient()
    await client.aforce_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    return client


def parsed(frames: str) -> list[tuple[str, Any]]:
    lines = [line.partition(": ") for line in frames.splitlines()]
    names = [text for name, _, text in lines if name == "event"]
    return list(zip(names, (json.loads(t) for n, _, t in lines if n == "data"), strict=True))


async def test_handing_in_is_answered_with_the_events_of_what_was_handed_in(
    lab: Lab, learner: User
) -> None:
    client, code = await of(learner), {"source": "x = 1", "mode": "submit"}

    answer = await client.post(HAND_IN, code, content_type="application/json", headers=EVENTS)
    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (201, EVENTS["accept"])
    frames, begun = "", False
    async for piece in answer:
        frames += piece.decode()
        if not begun:  # the end comes while the stream is open
            begun = True
            [(name, handed_in)] = parsed(frames)
            finished = Submission.objects.filter(pk=handed_in["id"])
            await finished.aupdate(state=State.FINISHED, verdict="passed", score=1.0)
    assert (name, handed_in["state"], handed_in["queue_position"]) == ("submission", "queued", 1)
    assert [event for event, _ in parsed(frames)] == ["submission", "state", "done"]
    assert parsed(frames)[-1][1]["verdict"] == "passed"
    whole = await client.get(handed_in["url"], headers={"accept": "application/json"})
    assert whole.json()["source"] == "x = 1"
    assert not events._open_streams


async def test_who_cannot_have_another_stream_gets_the_usual_answer(
    lab: Lab, learner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "STREAMS_PER_PERSON", 0)
    code = {"source": "x = 1", "mode": "submit"}
    answer = await (await of(learner)).post(
        HAND_IN, code, content_type="application/json", headers=EVENTS
    )
    assert (answer.status_code, answer["Content-Type"]) == (201, "application/json")
    assert answer.json()["events_url"].endswith("/events/")


async def test_what_is_refused_is_a_problem_also_for_who_wants_events(
    lab: Lab, learner: User
) -> None:
    answer = await (await of(learner)).post(
        HAND_IN, {}, content_type="application/json", headers=EVENTS
    )
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["errors"][0]["pointer"] == "/source"
