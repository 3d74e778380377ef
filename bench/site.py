"""The real site on a folder of its own, for the length of a benchmark."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_site() -> Iterator[str]:
    """Start ``manage.py serve`` and yield its address once a worker takes work."""
    port, address = free_port(), ""
    with tempfile.TemporaryDirectory(prefix="dokugaku-bench-") as data:
        environment = {**os.environ, "DOKUGAKU_DATA": data, "DOKUGAKU_LOG_LEVEL": "ERROR"}
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        with (Path(data) / "log").open("w") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
            try:
                address = f"http://localhost:{port}"
                _wait(address, process, Path(data) / "log")
                yield address
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(30)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            workers = httpx.get(f"{address}/api/v1/workers/", timeout=5).json()
            if "cpu" in workers.get("queues", []):
                return
        except (httpx.HTTPError, ValueError):
            pass
        time.sleep(0.2)
    raise SystemExit(f"The site did not start:\n{log.read_text()[-2000:]}")


class Learner:
    """A guest who uses the API."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=120)
        token = self.client.post("/api/v1/guests/", json={}).raise_for_status().json()["token"]
        self.client.headers["X-Session-Token"] = token

    def submit(self, lab: str, source: str) -> dict[str, float | str]:
        """Hand code in and follow it; returns milliseconds to the first check and to the grade."""
        began = time.perf_counter()
        posted = self.client.post(
            f"/api/v1/labs/{lab}/submissions/", json={"source": source, "mode": "submit"}
        ).raise_for_status()
        first = graded = 0.0
        event = ""
        with self.client.stream("GET", posted.json()["events_url"]) as answer:
            for line in answer.iter_lines():
                event = line.removeprefix("event: ") if line.startswith("event: ") else event
                if event == "check" and not first:
                    first = (time.perf_counter() - began) * 1000
                if event == "done":
                    graded = (time.perf_counter() - began) * 1000
                    break
        final = self.client.get(posted.json()["url"]).json()
        return {"first_ms": first, "graded_ms": graded, "verdict": final["verdict"]}
