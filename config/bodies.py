"""A bound on request bodies, before anybody stores them.

Django under ASGI writes a body to the disk, however long it is, before it asks whose it is.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Receive, Any], Awaitable[None]]  # Django has narrower ideas of these

MOST_BYTES: Final = 64 * 1024 * 1024
"""Room for a large notebook: its size is then refused in words, by ``labs.uploads``."""
PROBLEM: Final = {
    "type": "/problems/too_large/",
    "title": "That is too large. / 大きすぎます。",
    "status": 413,
    "detail": "Please send something smaller. / もっと小さいものを送ってください。",
    "code": "too_large",
}


class BoundedBodies:
    """An ASGI application that refuses longer bodies and passes everything else on."""

    def __init__(self, application: Application, most_bytes: int = MOST_BYTES) -> None:
        self.application, self.most_bytes = application, most_bytes

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] != "http":
            await self.application(scope, receive, send)
        elif _announced(scope) > self.most_bytes:
            await _refuse(send)
        else:
            await self.application(scope, _counted(receive, self.most_bytes), send)


def _announced(scope: Message) -> int:
    value = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(value) if value.isdigit() else 0


def _counted(receive: Receive, most_bytes: int) -> Receive:
    """Who sends more than allowed without announcing it is taken for somebody who hung up."""
    left = most_bytes

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return counted


async def _refuse(send: Send) -> None:
    body = json.dumps(PROBLEM, ensure_ascii=False).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
