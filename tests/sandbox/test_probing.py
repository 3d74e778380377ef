"""A worker whose machine changes under it: a layer of its sandbox goes, and comes back."""

from __future__ import annotations

import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from labs.sandbox import jail
from labs.sandbox.pool import SandboxPool
from tests.running_site import ROOT, Site, running_site

pytestmark = pytest.mark.sandbox
# In place of bubblewrap: the same, but while the file is there the jail's environment has a hole.
LEAKY = """#!{python}
import os
import sys

arguments = sys.argv[1:]
if os.path.exists({flag!r}):
    place = arguments.index("--chdir")
    arguments[place:place] = ["--setenv", "DATABASE_PASSWORD", "hunter2"]
os.execv({bubblewrap!r}, [{bubblewrap!r}, *arguments])
"""


@pytest.fixture(scope="module")
def flag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """While this file exists, new jails leak."""
    return tmp_path_factory.mktemp("leak") / "on"


@pytest.fixture(scope="module")
def leaky(flag: Path) -> str:
    """The program to use as bubblewrap."""
    program = flag.parent / "bwrap"
    text = LEAKY.format(python=sys.executable, flag=str(flag), bubblewrap=jail.bubblewrap())
    program.write_text(text)
    program.chmod(0o755)
    return str(program)


def test_probes_see_a_layer_go_and_come_back_while_runs_go_on(
    pool: SandboxPool, flag: Path, leaky: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.warm_up("numpy")
    monkeypatch.setenv("DOKUGAKU_BWRAP", leaky)
    assert pool.probe_again().complete
    flag.touch()
    report = pool.probe_again()
    flag.unlink()
    assert [layer.name for layer in report.missing] == ["environment"]
    assert "DATABASE_PASSWORD" in report.refusal()
    assert "hunter2" not in report.refusal()
    assert pool.probe_again().complete


def test_a_hole_in_a_parent_that_serves_is_found(
    flag: Path, leaky: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filter with a hole, in the parent in use alone: a new jail has none."""
    allow_all = struct.pack("<HBBI", 0x06, 0, 0, 0x7FFF0000)
    pool = SandboxPool("warm")
    try:
        with monkeypatch.context() as holes:
            holes.setattr("labs.sandbox.seccomp.compile_filter", lambda **_: allow_all)
            pool.warm_up("numpy")
        assert {"programs", "kernel"} <= {layer.name for layer in pool.probe_again().missing}
    finally:
        pool.close()


@pytest.fixture(scope="module")
def leaky_site(
    tmp_path_factory: pytest.TempPathFactory, leaky: str
) -> Iterator[tuple[Site, httpx.Client, Path]]:
    """The whole site with that bubblewrap, probing every two seconds; a guest; the log."""
    data = tmp_path_factory.mktemp("leaky-site")
    with (
        running_site(data, DOKUGAKU_BWRAP=leaky, DOKUGAKU_PROBE_SECONDS="2") as site,
        httpx.Client(base_url=site.address, timeout=30) as client,
    ):
        token = client.post("/api/v1/guests/", json={}).json()["token"]
        client.headers["X-Session-Token"] = token
        yield site, client, data / "log"


def eventually(look: Callable[[], Any], what: str) -> Any:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.3)
    pytest.fail(what)


def test_a_worker_takes_no_jobs_while_a_layer_is_missing(
    leaky_site: tuple[Site, httpx.Client, Path], flag: Path
) -> None:
    site, client, log = leaky_site

    def health() -> dict[str, Any]:
        return dict(client.get("/health/grading/").json())

    def takes_runs() -> bool:
        return bool(client.get("/api/v1/workers/").json()["queues"]["cpu"])

    assert health() == {"grading": "ok", "take_runs": 1, "refuse_runs": 0}
    flag.touch()
    eventually(lambda: not takes_runs(), "the worker goes on")
    assert health() == {"grading": "stopped", "take_runs": 0, "refuse_runs": 1}
    assert client.get("/health/grading/").status_code == 503
    assert client.get("/health/").status_code == 200  # pages are not to blame
    assert "this worker takes no more jobs" in log.read_text()

    hand_in = [sys.executable, "-m", "tests.labs.web.burst", "1"]
    submission = subprocess.check_output(hand_in, env=site.environment, cwd=ROOT, text=True).strip()

    def state() -> str:
        question = "SELECT state FROM labs_submission WHERE id = ?"
        with closing(sqlite3.connect(log.parent / "dokugaku.sqlite3")) as database:
            return str(database.execute(question, [submission.replace("-", "")]).fetchone()[0])

    time.sleep(3)
    assert state() == "queued"
    flag.unlink()
    eventually(takes_runs, "the worker does not come back")
    eventually(lambda: state() == "finished", "the run that waited is not graded")
    assert health()["grading"] == "ok"
