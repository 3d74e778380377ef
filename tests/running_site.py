"""The real site, every process of it, for tests that meet it from outside."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 180  # seconds; a warm parent imports TensorFlow on two cores that others use too


class Site:
    """A running site: its address, its command line, and the process that keeps the others."""

    def __init__(self, address: str, environment: dict[str, str], pid: int) -> None:
        self.address = address
        self.environment = environment
        self.pid = pid

    def manage(self, *arguments: str) -> str:
        """Run a management command on the site's data."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_site(data: Path, **variables: str) -> Iterator[Site]:
    """``manage.py serve`` on the folder ``data``, from when a worker takes work."""
    port = free_port()
    environment = {
        **{key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
        "DOKUGAKU_DATA": str(data),
        "DOKUGAKU_LOG_LEVEL": "ERROR",
        **variables,
    }
    log = data / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    site = Site(f"http://localhost:{port}", environment, process.pid)
    try:
        _wait_for_worker(site, process, log)
        yield site
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _wait_for_worker(site: Site, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    with httpx.Client(base_url=f"{site.address}/api/v1/", timeout=5, verify=False) as client:
        while time.monotonic() < deadline and process.poll() is None:
            if _worker_takes_work(client):
                return
            time.sleep(0.2)
    pytest.fail(f"The site did not start:\n{log.read_text()[-3000:]}")


def _worker_takes_work(client: httpx.Client) -> bool:
    try:
        if "X-Session-Token" not in client.headers:
            session = client.post("guests/", json={}).raise_for_status().json()
            client.headers["X-Session-Token"] = session["token"]
        queues: dict[str, bool] = client.get("workers/").raise_for_status().json()["queues"]
    except httpx.HTTPError:
        return False
    return queues["cpu"]
