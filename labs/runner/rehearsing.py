"""What every child runs is run in the warm parent first, so that it is shared in its adapted form.

Python rewrites a function's instructions while it is new (PEP 659), and writes into its caches. A
child that does so gets a page of its own for each: several hundred copied pages a run, for lines
that are the same every time. Ours alone are rehearsed. Nothing random is touched, no TensorFlow
operation is run (a fork of it would hang), and nothing stays open.
"""

from __future__ import annotations

import json
import os
import socket
from typing import Any, Final

import numpy as np

from labs.runner import child, guard, learner, protocol, values
from labs.runner.plain import plain

ROUNDS: Final = 24  # an instruction is adapted after 8 to 16 times
ENDLESS: Final = {
    "threads": 1 << 20,
    "memory_mb": 1 << 30,
    "total_cpu_seconds": 1e9,
    "total_wall_seconds": 1e9,
}
QUESTIONS: Final = (
    {"do": "begin", "cpu_seconds": 1e9, "wall_seconds": 1e9},
    {"do": "end"},
)
SOURCE: Final = 'import numpy as np\n\n\ndef f(x, y=1):\n    """Text."""\n    return x + y\n'
LIMIT: Final = 1 << 20


def rehearse() -> None:
    """Run what guards and learners' children run, on ourselves and on nothing."""
    asking, answering = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    orders, writing = os.pipe()
    try:
        watch = guard.Watch(os.getpid(), answering, dict(ENDLESS), 0)
        wire = child.Wire(orders, writing, LIMIT)
        for _ in range(ROUNDS):
            _as_guard(watch, asking)
            _as_child(wire)
    finally:
        for descriptor in (orders, writing):
            os.close(descriptor)
        asking.close()
        answering.close()


def _as_guard(watch: guard.Watch, asking: socket.socket) -> None:
    for question in QUESTIONS:
        asking.send(json.dumps(question).encode())
        watch.answer()
        asking.recv(guard.MESSAGE)
    watch.look()


def _as_child(wire: child.Wire) -> None:
    """A call, there and back again over one pipe."""
    array = np.arange(6.0).reshape(2, 3)
    given = values.encode([[array, 1.5], {"y": 1}], LIMIT)
    wire.write(protocol.CALL, {"token": "", "function": "f", "seed": 1}, given)
    _kind, _head, payload = wire.read()
    values.decode(payload, _itself)
    values.encode((array, 0.5, {"a": [1, 2.5, "text"]}), LIMIT, plain)
    learner.outline(SOURCE)
    exec(compile(SOURCE, "<rehearsal>", "exec"), {})
    child.flush()


def _itself(array: Any) -> Any:
    return array
