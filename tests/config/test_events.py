"""Who no longer listens is let go."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from config import events


async def listen() -> None:
    async with aclosing(events.subscribe("anything", idle=0.2)) as messages:
        async for _ in messages:
            pass


@pytest.mark.parametrize("seconds", [0.0, 0.0005, 0.001, 0.002, 0.004, 0.05, 0.3])
async def test_a_listener_that_is_cancelled_ends_also_while_it_connects(
    seconds: float, valkey: str
) -> None:
    task = asyncio.create_task(listen())
    await asyncio.sleep(seconds)
    task.cancel()
    done, _ = await asyncio.wait([task], timeout=3)
    assert done


async def test_a_message_arrives(valkey: str) -> None:
    async with aclosing(events.subscribe("room", idle=0.2)) as messages:
        assert await anext(messages) is None
        await asyncio.to_thread(events.publish, "room", {"kind": "state"})
        heard = [await asyncio.wait_for(anext(messages), timeout=3) for _ in range(3)]
    assert {"kind": "state"} in heard


async def test_who_has_just_looked_hears_a_message_before_the_first_cue(valkey: str) -> None:
    async with aclosing(events.subscribe("warm", idle=0.2)) as others:
        await anext(others)  # the connection is there from now on
        await asyncio.wait_for(events.Ears.here().connected.wait(), timeout=3)
        async with aclosing(events.subscribe("room", first=30.0)) as messages:
            waiting = asyncio.ensure_future(anext(messages))
            await asyncio.sleep(0.05)
            assert not waiting.done()
            await asyncio.to_thread(events.publish, "room", {"kind": "done"})
            assert await asyncio.wait_for(waiting, timeout=3) == {"kind": "done"}


async def test_who_has_just_looked_is_cued_soon_all_the_same(valkey: str) -> None:
    async with aclosing(events.subscribe("silence", first=0.05)) as messages:
        assert await asyncio.wait_for(anext(messages), timeout=3) is None
