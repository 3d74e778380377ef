"""Django's ASGI handler with one visit to a thread per request."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.core.signals import request_started
from django.http import HttpRequest
from django.urls import set_script_prefix

from config.threads import in_thread


class Handler(ASGIHandler):
    """Middleware and views run in one go in a thread; only streams come back to the event loop.

    All middleware is synchronous here, as the views are: Django's own handler would change between
    loop and thread for every request six times.
    """

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one connection."""
        if scope["type"] != "http":
            raise ValueError(f"This site speaks HTTP only, not {scope['type']}.")
        with suppress(RequestAborted):
            await self.handle(scope, receive, send)

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        """Read the request, have it answered, send the answer."""
        body = await self.read_body(receive)
        set_script_prefix(get_script_prefix(scope))
        request, refusal = self.create_request(scope, body)
        try:
            response: Any = refusal
            if request is not None:
                response = await in_thread(self._respond, request, scope)
            if response.streaming:
                await self._stream(response, receive, send)
            else:
                await self.send_response(response, send)
        finally:
            body.close()

    def _respond(self, request: HttpRequest, scope: Any) -> Any:
        request_started.send(sender=self.__class__, scope=scope)
        response: Any = self.get_response(request)
        response._handler_class = self.__class__  # noqa: SLF001  as its base class does
        if not response.streaming:
            response.close()  # its content is there; what it was made from is let go in this thread
        return response

    async def _stream(self, response: Any, receive: Any, send: Any) -> None:
        """Send a stream to its end, or until nobody listens any more."""
        sending = asyncio.ensure_future(self.send_response(response, send))
        hearing = asyncio.ensure_future(self.listen_for_disconnect(receive))
        try:
            await asyncio.wait([sending, hearing], return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
        finally:
            for task in (sending, hearing):
                task.cancel()
            await asyncio.gather(sending, hearing, return_exceptions=True)
            response.close()  # no connection is left open here: the stream let go of its own
