"""Nobody fills the disk by sending a long body."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from config.bodies import BoundedBodies


async def serve(chunks: list[bytes], *, most_bytes: int, announced: int | None) -> dict[str, Any]:
    """What reaches the application of a request in chunks, and what is answered."""
    found: dict[str, Any] = {"taken": b"", "hung_up": False, "sent": []}
    waiting = list(chunks)

    async def receive() -> Any:
        body = waiting.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(waiting)}

    async def send(message: Any) -> None:
        found["sent"].append(message)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        more = True
        while more:
            message = await receive()
            found["hung_up"] = message["type"] == "http.disconnect"
            found["taken"] += message.get("body", b"")
            more = message.get("more_body", False)

    headers = [] if announced is None else [(b"content-length", str(announced).encode())]
    scope = {"type": "http", "headers": headers}
    await BoundedBodies(application, most_bytes)(scope, receive, send)
    return found


async def test_an_honest_body_arrives_whole() -> None:
    found = await serve([b"ab", b"cd"], most_bytes=4, announced=4)
    assert (found["taken"], found["hung_up"], found["sent"]) == (b"abcd", False, [])


async def test_a_body_announced_too_long_is_refused_before_a_byte_is_read() -> None:
    found = await serve([b"abcde"], most_bytes=4, announced=5)
    start, body = found["sent"]
    assert (start["status"], found["taken"]) == (413, b"")
    assert json.loads(body["body"])["code"] == "too_large"


async def test_a_body_that_says_nothing_of_its_length_ends_at_the_bound() -> None:
    found = await serve([b"ab", b"cd", b"ef", b"gh"], most_bytes=4, announced=None)
    assert (found["taken"], found["hung_up"]) == (b"abcd", True)


def test_a_form_far_too_long_is_refused_in_words(client: Client) -> None:
    answer = client.post("/try/", {"next": "x" * 9_000_000}, headers={"Accept-Language": "ja"})
    assert answer.status_code == 413
    assert "大きすぎます" in answer.content.decode()
