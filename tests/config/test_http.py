"""Over a real connection: what comes before a body is bounded, and holds nobody else up."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from config.http import MOST_BYTES, BoundedHead

LONG = b"a" * 20_000


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Answer how many bytes the body had."""
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"%d bytes" % size})


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    options: dict[str, Any] = {"http": BoundedHead, "loop": "uvloop", "lifespan": "off"}
    server = uvicorn.Server(uvicorn.Config(application, port=0, log_level="critical", **options))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    yield server.servers[0].sockets[0].getsockname()
    server.should_exit = True
    thread.join(10)


def answer(address: tuple[str, int], *pieces: bytes) -> bytes:
    """What comes back for the pieces of a request, until the other side hangs up or is silent."""
    with socket.create_connection(address, timeout=10) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
            received = b""
            while b"bytes" not in received and (data := connection.recv(4096)):
                received += data
        except ConnectionError:
            return b"hung up"
        return received


def test_an_ordinary_request_and_a_long_body_are_read(address: tuple[str, int]) -> None:
    assert b"0 bytes" in answer(address, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    head = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    body = [LONG] * 40
    assert b"800000 bytes" in answer(address, head % 800_000, *body)


@pytest.mark.parametrize(
    ("begin", "piece"),
    [
        (b"GET /", LONG),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ", LONG),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-Many: " + LONG + b"\r\n"),
    ],
    ids=["address", "one header", "many headers"],
)
def test_a_head_without_end_is_cut_off(
    address: tuple[str, int], begin: bytes, piece: bytes
) -> None:
    pieces = [begin, *[piece] * (100 * MOST_BYTES // len(piece))]
    told = answer(address, *pieces)
    assert told == b"hung up" or told.startswith(b"HTTP/1.1 400")
    assert b"0 bytes" in answer(address, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")


def test_requests_in_one_connection_are_counted_apart(address: tuple[str, int]) -> None:
    """A reader who keeps one connection may ask for as long as she likes."""
    request = b"GET / HTTP/1.1\r\nHost: x\r\nX-Some: " + b"b" * 5000 + b"\r\n\r\n"

    async def ask_often() -> int:
        reader, writer = await asyncio.open_connection(*address)
        answered = 0
        for _ in range(40):
            for half in (request[:3000], request[3000:]):
                writer.write(half)
                await writer.drain()
            answered += b"200" in await reader.readuntil(b"0 bytes")
        writer.close()
        return answered

    assert asyncio.run(ask_often()) == 40
