"""What everybody may know of grading, what operators may, and that it is quick to know."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from accounts.models import User
from labs.models import State, Submission, Worker
from labs.status import figures
from labs.status import summary as status

PAGE, API, METRICS = "/status/", "/api/v1/status/", "/metrics"
FAILURE = "worker cpu-9@machine-seven died"


@pytest.fixture
def worker(db: None) -> Worker:
    return Worker.objects.create(
        name="cpu-3f2a11@machine-seven",
        queues=["cpu"],
        accepts_work=True,
        slots=2,
        reason="",
        layers={"mode": "warm", "layers": {"network": True, "kernel": True}, "note": "secret"},
        memory={"parents": {"numpy": {"rss_mb": 61.5, "pss_mb": 40, "age_s": 5, "runs": 3}}},
        probed_at=timezone.now() - timedelta(minutes=3),
        figures={"numpy/run": {"counts": [0, 1, *[0] * 12, 2], "sum": 700.0}},
    )


@pytest.fixture
def ran(hand_in: Callable[..., Submission], learner: User) -> Callable[..., Submission]:
    """Return a function that writes a finished run with the given phases."""
    first = hand_in(learner)

    def make(verdict: str = "passed", *, hours_ago: float = 0.1, **phases: float) -> Submission:
        ended = timezone.now() - timedelta(hours=hours_ago)
        return Submission.objects.create(
            learner=learner, lab_version=first.lab_version, mode="submit", source="x",
            seed=1, language="en", queue="cpu", state=State.FINISHED, verdict=verdict,
            score=None if verdict == "our_failure" else 1.0, phases=phases, tries=2,
            failure=FAILURE if verdict == "our_failure" else "", finished_at=ended,
        )  # fmt: skip

    return make


def test_the_examples_hold() -> None:
    assert doctest.testmod(status).failed == 0


def test_a_worker_that_starts_is_no_alarm(client, worker: Worker) -> None:
    Worker.objects.update(accepts_work=False, reason=Worker.STARTING)
    page = client.get(PAGE, headers={"Accept-Language": "en"}).content.decode()
    assert "Grading is about to begin" in page
    Worker.objects.all().delete()
    page = client.get(PAGE, headers={"Accept-Language": "en"}).content.decode()
    assert "Grading is paused" in page


def test_phases_are_told_by_runtime_and_window(ran, worker: Worker) -> None:
    for number in range(1, 101):
        ran(queued_ms=number, run_ms=number * 10.0, publish_ms=2.0)
    ran(hours_ago=3, run_ms=100_000.0)
    found = status.status("hour")
    by_key = {(row.runtime, row.phase): row for row in found.phases}
    run = by_key["all", "run"]
    assert (run.p50_ms, run.p95_ms, run.p99_ms, run.runs) == (500.0, 950.0, 990.0, 100)
    assert by_key["numpy", "publish"].p99_ms == 2.0
    assert ("all", "compare") not in by_key
    day = {(row.runtime, row.phase): row for row in status.status("day").phases}
    assert day["all", "run"].runs == 101


def test_queues_and_failures_are_counted(ran, worker: Worker, hand_in, other_learner) -> None:
    hand_in(other_learner)
    ran("our_failure")
    found = status.status()
    cpu, gpu = found.queues
    assert (cpu.served, cpu.waiting, cpu.running) == (True, 2, 0)
    assert (gpu.served, gpu.waiting) == (False, 0)
    assert (found.our_failures, found.grading) == (1, True)


def test_everybody_may_look_and_hears_nothing_about_people_or_machines(
    ran, worker: Worker, api_of, client_of, learner: User
) -> None:
    failed = ran("our_failure", run_ms=3.0)
    ran(run_ms=12.0)
    for visitor in (None, learner):
        answer = api_of(visitor).get(API)
        page = client_of(visitor).get(PAGE)
        assert answer.status_code == page.status_code == 200
        assert answer.json()["newest_failures"] == []
        assert answer.json()["workers"][0]["layers"]["layers"] == {"network": True, "kernel": True}
        for text in (answer.content.decode(), page.content.decode()):
            for secret in ("machine-seven", FAILURE, str(failed.pk), "secret"):
                assert secret not in text


def test_operators_see_why_and_how_to_replay(
    ran, worker: Worker, api_of, client_of, operator: User
) -> None:
    failed = ran("our_failure", run_ms=3.0)
    [told] = api_of(operator).get(API).json()["newest_failures"]
    command = f"manage.py replay_submission {failed.pk}"
    assert (told["failure"], told["replay"]) == (FAILURE, command)
    page = client_of(operator).get(PAGE).content.decode()
    assert command in page
    assert FAILURE in page
    assert worker.name in page


def test_the_page_says_in_japanese_that_nobody_grades(client_of, db: None) -> None:
    page = client_of(None).get(PAGE, headers={"Accept-Language": "ja"})
    text = page.content.decode().replace("<wbr>", "")
    assert "採点は停止中です" in text
    assert "提出されたコードは保存され、後で採点されます。" in text


def test_more_submissions_cost_no_more_queries_and_no_more_rows(
    ran, worker: Worker, django_assert_max_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status, "SAMPLE", 10)
    for number in range(30):
        ran(run_ms=float(number))
    with django_assert_max_num_queries(6):
        found = status.status()
    assert (found.runs, found.complete) == (10, False)


def test_what_is_read_is_found_by_index(db: None, lab: Any) -> None:
    since = timezone.now() - timedelta(hours=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_indexes WHERE indexname LIKE 'labs_submission_%'"
            if connection.vendor == "postgresql"
            else "SELECT count(*) FROM sqlite_master WHERE name LIKE 'labs_submission_%'"
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET enable_seqscan = off")
    for rows, index in (
        (status._newest_runs(since), "labs_submission_ended"),
        (status.failures_since(since), "labs_submission_our_failure"),
    ):
        assert index in rows.explain()


# --- metrics --------------------------------------------------------------------------------------


def scraped(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_metrics_are_for_operators_and_the_token(
    worker: Worker, client_of, operator: User, learner: User, settings
) -> None:
    assert client_of(None).get(METRICS).status_code == 401
    assert client_of(learner).get(METRICS).status_code == 401
    assert client_of(operator).get(METRICS).status_code == 200
    given = {"Authorization": "Bearer a-token-of-ours"}
    assert client_of(None).get(METRICS, headers=given).status_code == 401
    settings.METRICS_TOKEN = "a-token-of-ours"
    assert client_of(None).get(METRICS, headers=given).status_code == 200
    wrong = {"Authorization": "Bearer a-token-of-theirs"}
    assert client_of(None).get(METRICS, headers=wrong).status_code == 401


def test_metrics_tell_queues_workers_probes_phases_and_failures(
    ran, worker: Worker, client_of, operator: User
) -> None:
    ran("our_failure")
    answer = client_of(operator).get(METRICS)
    assert answer["Content-Type"].startswith("text/plain")
    found = scraped(answer.content.decode())
    name = ("worker", worker.name)
    assert found["dokugaku_open_runs", (("queue", "cpu"), ("state", "queued"))] == 1
    assert found["dokugaku_worker_accepts_work", (name,)] == 1
    assert 175 < found["dokugaku_worker_probe_age_seconds", (name,)] < 200
    assert found["dokugaku_our_failures", ()] == 1
    labels = (("phase", "run"), ("runtime", "numpy"), name)
    assert found["dokugaku_phase_seconds_count", labels] == 3
    assert found["dokugaku_phase_seconds_sum", labels] == 700.0
    assert found["dokugaku_phase_seconds_bucket", (("le", "0.01"), *labels)] == 1


def test_a_worker_counts_its_runs_in_buckets_that_only_grow() -> None:
    before = figures.snapshot().get("tests/run", {"counts": [0] * 15, "sum": 0.0})
    figures.observe("tests", {"run_ms": 7.0, "queued_ms": 400_000})
    after = figures.snapshot()["tests/run"]
    assert [b - a for a, b in zip(before["counts"], after["counts"], strict=True)][1] == 1
    assert after["sum"] == pytest.approx(before["sum"] + 0.007)
    assert figures.snapshot()["tests/queued"]["counts"][-1] >= 1


def test_the_admin_names_the_command_that_replays(ran, client_of, make_user) -> None:
    failed = ran("our_failure")
    admin = make_user("root", is_operator=True, is_superuser=True)
    page = client_of(admin).get(f"/admin/labs/submission/{failed.pk}/change/")
    assert f"manage.py replay_submission {failed.pk}" in page.content.decode()
    listed = client_of(admin).get("/admin/labs/submission/?verdict=our_failure").content.decode()
    assert str(failed.pk) in listed
