"""``manage.py serve`` as an operator meets it: what goes wrong is one clear line."""

from __future__ import annotations

import os
import re
import shutil
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
from django.conf import settings

from tests.running_site import free_port

ROOT: Path = settings.BASE_DIR
pytestmark = pytest.mark.sandbox


def environment(data: Path, **more: str) -> dict[str, str]:
    mine = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return {**mine, "DOKUGAKU_DATA": str(data), "DOKUGAKU_LOG_LEVEL": "ERROR", **more}


def start(data: Path, port: int, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment(data, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_until(process: subprocess.Popen[str], text: str) -> str:
    """Read what the process says until a line holds ``text``; fail when it ends before."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if text in line:
            return said
    pytest.fail(f"{text!r} was not said:\n{said}")


@contextmanager
def serving(data: Path, port: int, **more: str) -> Iterator[subprocess.Popen[str]]:
    process = start(data, port, **more)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def descendants(pid: int) -> list[int]:
    """All living processes below ``pid``."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if fields[0] != "Z":
                parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found


def not_ended(pids: list[int], seconds: float) -> list[str]:
    """Command lines of those that live on; the kernel may take a moment to end a jail."""
    deadline = time.monotonic() + seconds
    while True:
        living = [pid for pid in pids if is_alive(pid)]
        if not living or time.monotonic() > deadline:
            return [Path(f"/proc/{pid}/cmdline").read_text() for pid in living]
        time.sleep(0.1)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_child_that_dies_is_replaced_and_ctrl_c_ends_everything(tmp_path: Path) -> None:
    port = free_port()
    process = start(tmp_path, port)
    said = read_until(process, "Ctrl-C ends everything")
    assert f"http://localhost:{port}/" in said
    assert "make operator" in said
    web = next(
        pid for pid in descendants(process.pid)
        if "uvicorn" in Path(f"/proc/{pid}/cmdline").read_text()
    )  # fmt: skip
    os.kill(web, signal.SIGKILL)
    read_until(process, "died (SIGKILL)")
    read_until(process, "started again")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"http://localhost:{port}/health/").status_code == 200:
                break
        except httpx.HTTPError:
            time.sleep(0.1)
    else:
        pytest.fail("the web process did not come back")
    below = descendants(process.pid)
    assert len(below) >= 4
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert not_ended(below, seconds=10) == []


def refused(data: Path, port: int) -> str:
    """Start where it cannot work; return what was said, which must be short."""
    process = start(data, port)
    said, _nothing = process.communicate(timeout=60)
    assert process.returncode != 0
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith("site ")]
    assert len(lines) == 1, said
    return lines[0]


def test_a_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        line = refused(tmp_path, port)
    assert f"Cannot listen on 127.0.0.1:{port}" in line
    assert "make run PORT=" in line


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    line = refused(tmp_path / "file" / "data", free_port())
    assert "DOKUGAKU_DATA" in line
    assert "can be written" in line or "you may write" in line


def test_faulty_content_is_named_and_the_site_keeps_what_it_has(tmp_path: Path) -> None:
    content = tmp_path / "courses"
    shutil.copytree(ROOT / "courses", content)
    data, port = tmp_path / "data", free_port()
    subprocess.run(
        [sys.executable, "manage.py", "prepare", "-v", "0"],
        cwd=ROOT, env=environment(data, DOKUGAKU_CONTENT=str(content)), check=True,
    )  # fmt: skip
    course = content / "deep-learning" / "course.yaml"
    course.write_text(course.read_text().replace("courses:", "cuorses:", 1))
    with serving(data, port, DOKUGAKU_CONTENT=str(content)) as process:
        said = read_until(process, "Dokugaku is ready")
        assert re.search(r"deep-learning/course\.yaml:\d+: cuorses", said)
        page = httpx.get(f"http://localhost:{port}/path/", headers={"Accept-Language": "en"})
        assert "Neural networks basics" in page.text


def test_two_sites_do_not_share_a_folder(tmp_path: Path) -> None:
    with serving(tmp_path, free_port()) as first:
        read_until(first, "Dokugaku is ready")
        assert "is already running on" in refused(tmp_path, free_port())
