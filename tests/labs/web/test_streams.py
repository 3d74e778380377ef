"""One person cannot hold all of the site's streams; who has too many asks from time to time."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from accounts.models import User
from labs.models import Submission
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
