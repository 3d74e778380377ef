"""A run's end is heard, in whatever order its parts come to an end."""

import json
import os
import socket

import pytest

from labs.limits import DEFAULTS
from labs.sandbox.parent import Channels
from labs.sandbox.session import Ended, Session

REPORT = {"event": "ended", "reason": None, "code": 3, "cpu_seconds": 0.5}


def test_a_guard_that_ended_before_it_was_told_to_is_still_heard() -> None:
    """It resets the connection then; without its report the run would be called our failure."""
    orders, results, output = os.pipe(), os.pipe(), os.pipe()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with Session(Channels(orders[1], results[0], output[0], ours), DEFAULTS["numpy"]) as session:
        theirs.send(json.dumps(REPORT).encode())
        ours.send(b"a question that is never read")
        theirs.close()
        with pytest.raises(Ended) as end:
            session.end()
    assert (end.value.reason, end.value.code, end.value.usage.cpu_seconds) == (None, 3, 0.5)
    for descriptor in (orders[0], results[1], output[1]):
        os.close(descriptor)
