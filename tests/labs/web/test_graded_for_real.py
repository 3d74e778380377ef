"""From handing in to the last event, through uvicorn, Celery, Valkey and the sandbox."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
import redis

from tests.running_site import Site

pytestmark = pytest.mark.sandbox
LABS = Path("courses/deep-learning/01-neural-networks-and-deep-learning/02-neural-networks-basics")
FOLDER = LABS / "labs" / "logistic-regression"
URL = "/api/v1/labs/logistic-regression/submissions/"
SOLUTION = (FOLDER / "solution.py").read_text()
SIGMOID = "import numpy as np\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
HANG = SIGMOID + "\ndef propagate(w, b, X, Y):\n    while True:\n        pass\n"
# The sum over the examples is not divided by their number.
NO_MEAN = SOLUTION.replace("dZ.T / m", "dZ.T").replace("np.sum(dZ) / m", "np.sum(dZ)")


@pytest.fixture
def app(site: Site) -> Iterator[httpx.Client]:
    """A guest's app: it sends its token and reads English."""
    with httpx.Client(base_url=site.address, timeout=60) as client:
        token = client.post("/api/v1/guests/", json={}).json()["token"]
        client.headers.update({"X-Session-Token": token, "Accept-Language": "en"})
        yield client


def hand_in(app: httpx.Client, source: str, mode: str = "submit", **headers: str) -> dict[str, Any]:
    answer = app.post(URL, json={"source": source, "mode": mode}, headers=headers)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


def follow(app: httpx.Client, submission: dict[str, Any], **headers: str) -> list[dict[str, Any]]:
    """All events with the moment each came."""
    events: list[dict[str, Any]] = []
    with app.stream("GET", submission["events_url"], headers=headers) as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        current: dict[str, Any] = {}
        for line in answer.iter_lines():
            name, _, value = line.partition(": ")
            if name in ("id", "event"):
                current[name] = value
            elif name == "data":
                current["data"] = json.loads(value)
            elif not line and current:
                events.append({**current, "at": time.monotonic()})
                current = {}
    return events


def wait(app: httpx.Client, submission: dict[str, Any], seconds: float = 90) -> dict[str, Any]:
    """Poll until it has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = app.get(submission["url"]).json()
        if found["state"] in ("finished", "cancelled"):
            return found
        time.sleep(0.3)
    raise AssertionError(f"not ended after {seconds} s: {found}")


def verdicts(found: dict[str, Any]) -> dict[str, str]:
    return {check["id"]: check["verdict"] for check in found["checks"]}


def test_right_code_passes_and_its_checks_come_one_by_one(app: httpx.Client) -> None:
    events = follow(app, hand_in(app, SOLUTION))
    names = [event["event"] for event in events]
    assert names[0] == "state"
    assert names[-1] == "done"
    assert names.count("check") == 15
    assert events[-1]["data"]["verdict"] == "passed"
    assert events[-1]["data"]["score"] == 1.0
    checks = [event for event in events if event["event"] == "check"]
    assert checks[0]["at"] < events[-1]["at"] - 0.01  # told before all were known
    assert '<li class="check" id="check-' in checks[0]["data"]["html"]


def test_a_wrong_answer_is_named_with_the_passage_to_read_again(app: httpx.Client) -> None:
    assert NO_MEAN != SOLUTION
    found = wait(app, hand_in(app, NO_MEAN))
    checks = {check["id"]: check for check in found["checks"]}
    named = checks["propagate-hidden"]
    assert (found["verdict"], named["verdict"]) == ("wrong", "wrong")
    assert named["mistake"]["id"].startswith("propagate-")
    assert named["mistake"]["passage"]["url"].endswith(
        "/neural-networks-basics/lesson/#" + named["mistake"]["passage"]["url"].split("#")[1]
    )
    assert named["mistake"]["title"] in named["html"]
    assert checks["optimize-hidden"]["rests_on"]["function"] == "propagate"
    assert checks["sigmoid-hidden"]["verdict"] == "passed"


def test_the_same_result_is_told_in_japanese_to_a_japanese_reader(app: httpx.Client) -> None:
    submission = hand_in(app, NO_MEAN)
    wait(app, submission)
    told = app.get(submission["url"], headers={"Accept-Language": "ja"}).json()
    named = next(check for check in told["checks"] if check["mistake"])
    assert named["title"] != ""
    assert any("\u3040" <= letter <= "\u30ff" for letter in named["mistake"]["explanation"])
    assert "読み直す" in named["html"]


def test_a_hang_meets_its_limit_and_the_other_checks_are_kept(app: httpx.Client) -> None:
    found = wait(app, hand_in(app, HANG))
    assert found["verdict"] == "time_limit"
    seen = verdicts(found)
    assert seen["sigmoid-hidden"] == "passed"
    assert seen["propagate-example"] == "time_limit"
    assert seen["predict-hidden"] == "not_attempted"
    limit = next(check["limit"] for check in found["checks"] if check["id"] == "propagate-example")
    assert limit["reached"] >= limit["allowed"] > 0


def test_a_full_width_space_is_found_by_line_and_character(app: httpx.Client) -> None:
    found = wait(app, hand_in(app, SIGMOID.replace("    return", "\u3000\u3000return")))
    assert found["verdict"] == "error"
    assert found["problem"]["text"].startswith("Line 4 has a full-width space at character 1.")
    assert found["problem"]["line"] == 4


def test_an_error_shows_only_the_learners_own_lines(app: httpx.Client) -> None:
    source = SIGMOID.replace("np.exp", "np.expp")
    found = wait(app, hand_in(app, source, mode="run"))
    error = next(c["error"] for c in found["checks"] if c["id"] == "sigmoid-example")
    assert (error["type"], error["line"]) == ("AttributeError", 4)
    assert [frame["source"] for frame in error["frames"]] == ["return 1 / (1 + np.expp(-z))"]


def test_printed_output_is_shown(app: httpx.Client) -> None:
    found = wait(app, hand_in(app, "print('こんにちは')\n" + SIGMOID, mode="run"))
    assert "こんにちは" in found["stdout_tail"]


def test_cancelling_ends_the_run_and_the_stream(app: httpx.Client) -> None:
    submission = hand_in(app, HANG)
    assert app.post(submission["cancel_url"]).status_code == 200
    events = follow(app, submission)
    assert events[-1]["event"] == "done"
    assert events[-1]["data"]["verdict"] is None
    assert wait(app, submission)["state"] == "cancelled"
    assert app.post(submission["url"] + "cancel/").status_code == 200  # twice changes nothing


def test_sending_twice_is_one_submission(app: httpx.Client) -> None:
    key = str(uuid.uuid4())
    first = hand_in(app, SIGMOID, **{"Idempotency-Key": key})
    again = hand_in(app, SIGMOID, **{"Idempotency-Key": key})
    assert first["id"] == again["id"]
    other = {"source": "x = 1", "mode": "submit"}
    clash = app.post(URL, json=other, headers={"Idempotency-Key": key})
    assert (clash.status_code, clash.json()["code"]) == (409, "idempotency_key_reused")


def test_who_reconnects_is_told_only_what_is_newer(app: httpx.Client) -> None:
    submission = hand_in(app, SIGMOID)
    events = follow(app, submission)
    checks = [event for event in events if event["event"] == "check"]
    rest = follow(app, submission, **{"Last-Event-ID": checks[9]["id"]})
    newer = [event["data"]["id"] for event in checks[10:]]
    # A check that was told twice, the second time with its explanation, is told once now.
    last = [name for place, name in enumerate(newer) if name not in newer[place + 1 :]]
    assert [event["data"]["id"] for event in rest if event["event"] == "check"] == last
    ended = app.get(submission["events_url"], headers={"Last-Event-ID": events[-1]["id"]})
    assert ended.status_code == 204


def test_the_stream_is_closed_to_others(app: httpx.Client, site: Site) -> None:
    submission = hand_in(app, SIGMOID)
    nobody = httpx.get(site.address + submission["events_url"])
    assert (nobody.status_code, nobody.json()["code"]) == (401, "sign_in_needed")
    token = httpx.post(f"{site.address}/api/v1/guests/", json={}).json()["token"]
    for path in (submission["events_url"], submission["url"]):
        stranger = httpx.get(site.address + path, headers={"X-Session-Token": token})
        assert (stranger.status_code, stranger.json()["code"]) == (404, "not_found")


def test_live_workers_and_their_layers_are_told(app: httpx.Client) -> None:
    told = app.get("/api/v1/workers/").json()
    assert told["queues"]["cpu"] is True
    assert told["queues"]["gpu"] is False
    [worker] = [one for one in told["workers"] if one["accepts_work"]]
    assert worker["layers"]
    assert worker["name"] == worker["reason"] == ""  # for operators only


def test_a_queue_that_the_broker_lost_is_filled_again(app: httpx.Client, site: Site) -> None:
    """Four runs that hang keep the worker busy while the message of the next one is deleted."""
    broker = redis.Redis(unix_socket_path=f"{site.environment['DOKUGAKU_DATA']}/valkey.sock")
    busy = [hand_in(app, f"# {number}\n{HANG}") for number in range(3)]
    submission = hand_in(app, SIGMOID)
    broker.delete("cpu")
    found = wait(app, submission)
    assert found["state"] == "finished"
    for one in busy:
        app.post(one["url"] + "cancel/")


def test_a_killed_worker_loses_nothing(app: httpx.Client, site: Site) -> None:
    """The run it had is given back and graded by its successor."""
    submission = hand_in(app, HANG)
    deadline = time.monotonic() + 30
    while app.get(submission["url"]).json()["state"] != "running":
        assert time.monotonic() < deadline
        time.sleep(0.1)
    for pid in workers_of(site):
        os.kill(pid, signal.SIGKILL)
    found = wait(app, submission, seconds=150)
    assert found["state"] == "finished"
    assert found["verdict"] in ("time_limit", "our_failure")
    assert verdicts(found).get("sigmoid-example", "passed") == "passed"


def test_a_worker_told_to_end_ends_soon_and_leaves_its_run_to_its_successor(
    app: httpx.Client, site: Site
) -> None:
    submission = hand_in(app, f"# told to end\n{HANG}")
    deadline = time.monotonic() + 60
    while app.get(submission["url"]).json()["state"] != "running":
        assert time.monotonic() < deadline
        time.sleep(0.1)
    workers = workers_of(site)
    for pid in workers:
        os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + 15
    while set(workers) & set(workers_of(site)):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert wait(app, submission, seconds=150)["verdict"] == "time_limit"
    assert tries_of(site, submission) == 1


def tries_of(site: Site, submission: dict[str, Any]) -> int:
    """How often the run was begun; only operators could ask."""
    file = Path(site.environment["DOKUGAKU_DATA"]) / "dokugaku.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        key = submission["id"].replace("-", "")
        [tries] = database.execute(
            "SELECT tries FROM labs_submission WHERE id = ?", [key]
        ).fetchone()
    return int(tries)


def workers_of(site: Site) -> list[int]:
    """Processes of this site's worker for the queue cpu."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue
        data = f"DOKUGAKU_DATA={site.environment['DOKUGAKU_DATA']}".encode()
        if b"celery" in b" ".join(words) and b"cpu" in words and data in environment:
            found.append(int(folder.name))
    return found
