"""How the web process reads requests: as uvicorn does with httptools, with a bound on the head.

``uvicorn --http config.http:BoundedHead``. Left to itself, that way keeps an address and headers of
any length in memory before anybody sees them; the body's bound is in `config.bodies`.
"""

from __future__ import annotations

from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_BYTES: Final = 64 * 1024
"""Of what precedes a body, beyond the first piece that arrives of it (at most 256 KiB)."""


class BoundedHead(HttpToolsProtocol):
    """A connection of somebody who must come to the point."""

    in_head = False
    head_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Parse the next piece; hang up on a head without end."""
        in_head_before = self.in_head
        super().data_received(data)
        if in_head_before and self.in_head:
            self.head_bytes += len(data)
            if self.head_bytes > MOST_BYTES and not self.transport.is_closing():
                self.send_400_response("The head of this request is too long.")

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        self.in_head, self.head_bytes = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The empty line after the headers."""
        self.in_head = False
        super().on_headers_complete()
