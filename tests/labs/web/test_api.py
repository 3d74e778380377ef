"""The API of labs: exactly what the lab page and apps speak."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Group, User
from labs.models import Draft, Lab, Submission, Worker
from tests.labs.web.leaks import leaks

LAB = "/api/v1/labs/logistic-regression/"


@pytest.fixture
def api(learner: User, api_of):
    return api_of(learner)


# --- reading --------------------------------------------------------------------------------------


def test_labs_are_listed_in_the_order_of_the_path(lab: Lab, api) -> None:
    found = api.get("/api/v1/labs/", headers={"Accept-Language": "ja"}).json()
    ids = [one["id"] for one in found]
    path = list(
        Lab.objects.order_by("week__course__position", "week__position", "position").values_list(
            "slug", flat=True
        )
    )
    assert {"logistic-regression", "vectorization", "tensorflow-introduction"} <= set(ids)
    assert ids == path
    told = found[ids.index("logistic-regression")]
    assert told["title"] == "ロジスティック回帰をゼロから書く"
    assert (told["course"], told["week"]) == (
        "neural-networks-and-deep-learning",
        "neural-networks-basics",
    )


def test_a_lab_tells_all_that_is_needed_to_work_on_it(lab: Lab, api) -> None:
    found = api.get(LAB, headers={"Accept-Language": "en"}).json()
    assert [one["name"] for one in found["functions"]][:2] == ["sigmoid", "initialize_with_zeros"]
    assert found["checks"][0] == {
        "id": "sigmoid-example",
        "function": "sigmoid",
        "visible": True,
        "points": 4,
        "title": "Sigmoid of a number and of a small matrix",
    }
    assert found["limits"] == {
        "cpu_seconds": 4.0,
        "wall_seconds": 12.0,
        "memory_mb": 512,
        "output_kb": 64,
    }
    assert "def sigmoid(z):" in found["starter"]
    assert 'id="propagate"' in found["instructions_html"]


@pytest.mark.parametrize("path", ["/api/v1/labs/", LAB, f"{LAB}draft/", f"{LAB}submissions/"])
def test_nothing_of_the_author_is_told(lab: Lab, api, path: str) -> None:
    text = json.dumps(api.get(path).json(), ensure_ascii=False)
    assert leaks(lab, text) == []
    assert "hint" not in text


def test_results_tell_nothing_of_the_author_either(lab: Lab, learner: User, api, hand_in, finish):
    checks = [
        {"check_id": check["id"], "verdict": "wrong"}
        for check in lab.current_version.spec["checks"]
    ]
    submission = finish(hand_in(learner), "wrong", *checks)
    text = json.dumps(api.get(f"/api/v1/submissions/{submission.pk}/").json(), ensure_ascii=False)
    assert leaks(lab, text) == []


@pytest.mark.parametrize("path", [LAB, f"{LAB}draft/", f"{LAB}submissions/", "/api/v1/workers/"])
def test_strangers_get_a_problem(lab: Lab, api_of, path: str) -> None:
    response = api_of(None).get(path)
    assert (response.status_code, response.json()["code"]) == (401, "sign_in_needed")
    assert response["Content-Type"] == "application/problem+json"


# --- drafts ---------------------------------------------------------------------------------------


def test_a_draft_begins_as_the_starter_and_counts_its_saves(lab: Lab, api) -> None:
    first = api.get(f"{LAB}draft/").json()
    assert (first["revision"], "def sigmoid" in first["source"]) == (0, True)
    saved = api.put(f"{LAB}draft/", {"source": "x = 1", "revision": 0})
    assert saved.json()["revision"] == 1
    again = api.put(f"{LAB}draft/", {"source": "x = 2"}, headers={"If-Match": '"1"'})
    assert again.json()["revision"] == 2
    assert api.get(f"{LAB}draft/").json()["source"] == "x = 2"


def test_two_tabs_cannot_overwrite_each_other(lab: Lab, api) -> None:
    api.put(f"{LAB}draft/", {"source": "theirs", "revision": 0})
    clash = api.put(f"{LAB}draft/", {"source": "mine", "revision": 0})
    assert clash.status_code == 409
    assert clash["Content-Type"] == "application/problem+json"
    assert (clash.json()["source"], clash.json()["revision"]) == ("theirs", 1)
    assert Draft.objects.get().source == "theirs"


def test_a_save_that_is_repeated_after_a_lost_answer_is_no_conflict(lab: Lab, api) -> None:
    for _ in range(2):
        saved = api.put(f"{LAB}draft/", {"source": "same", "revision": 0})
        assert (saved.status_code, saved.json()["revision"]) == (200, 1)


def test_drafts_keep_what_no_database_stores(lab: Lab, api) -> None:
    body = json.dumps({"source": "a\x00b\ud800c", "revision": 0})
    saved = api.put(f"{LAB}draft/", body, content_type="application/json")
    assert saved.status_code == 200
    assert saved.json()["source"] == "a\ufffdb\ufffdc"


# --- handing in -----------------------------------------------------------------------------------


def test_handing_in_answers_at_once_with_addresses_and_a_sentence(lab: Lab, learner: User, api):
    answer = api.post(
        f"{LAB}submissions/",
        {"source": "x = 1", "mode": "run"},
        headers={"Accept-Language": "ja"},
    )
    submission = Submission.objects.get()
    assert answer.status_code == 201
    assert answer.json() == {
        "id": str(submission.pk),
        "mode": "run",
        "function": None,
        "api_changes": [],
        "url": f"/api/v1/submissions/{submission.pk}/",
        "events_url": f"/api/v1/submissions/{submission.pk}/events/",
        "cancel_url": f"/api/v1/submissions/{submission.pk}/cancel/",
        "page_url": f"/submissions/{submission.pk}/",
        "state": "queued",
        "queue_position": 1,
        "expected_wait_seconds": None,
        "queue": "cpu",
        "device": None,
        "message": "現在、採点サーバーが動いていません。"
        "コードは保存済みで、サーバーが戻り次第実行されます。",
    }
    assert submission.language == "ja"


def test_a_key_makes_one_submission_however_often_it_arrives(lab: Lab, api) -> None:
    body = {"source": "x = 1", "mode": "submit"}
    answers = [
        api.post(f"{LAB}submissions/", body, headers={"Idempotency-Key": "k"}) for _ in range(3)
    ]
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert len({answer.json()["id"] for answer in answers}) == 1
    other = api.post(
        f"{LAB}submissions/", {**body, "source": "y"}, headers={"Idempotency-Key": "k"}
    )
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    long = api.post(f"{LAB}submissions/", body, headers={"Idempotency-Key": "k" * 65})
    assert long.status_code == 400


def test_the_same_code_twice_without_a_key_is_one_submission_while_it_waits(lab: Lab, api) -> None:
    body = {"source": "x = 1", "mode": "submit"}
    first, second = (api.post(f"{LAB}submissions/", body).json()["id"] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("source", "status", "code", "detail"),
    [
        ("# \n" * 400_000, 413, "source_too_long", "The code is longer than 256 KiB."),
        ("x = 1\ny\x00 = 2", 400, "null_byte", "Line 2 has an invisible null byte at character 2."),
        ("x = '\ud83d'", 400, "lone_surrogate", "Line 1 has a damaged character"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_place(
    lab: Lab, api, source: str, status: int, code: str, detail: str
) -> None:
    body = json.dumps({"source": source, "mode": "run"})
    answer = api.post(f"{LAB}submissions/", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["detail"].startswith(detail)
    assert Submission.objects.count() == 0


def test_a_mode_that_does_not_exist_is_refused_by_field(lab: Lab, api) -> None:
    answer = api.post(f"{LAB}submissions/", {"source": "x", "mode": "cheat"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/mode")


def test_no_more_than_a_few_wait_at_once(lab: Lab, api) -> None:
    for number in range(4):
        api.post(f"{LAB}submissions/", {"source": f"x = {number}", "mode": "run"})
    answer = api.post(f"{LAB}submissions/", {"source": "x = 9", "mode": "run"})
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_open")


def test_uploads_give_source_back_and_save_nothing(lab: Lab, api) -> None:
    file = SimpleUploadedFile("a.py", "x = '値'".encode())
    answer = api.post(f"{LAB}uploads/", {"file": file}, format="multipart")
    assert answer.json() == {"source": "x = '値'"}
    assert Draft.objects.count() == 0
    wrong = SimpleUploadedFile("a.docx", b"x")
    answer = api.post(f"{LAB}uploads/", {"file": wrong}, format="multipart")
    assert (answer.status_code, answer.json()["code"]) == (400, "wrong_type")


# --- results --------------------------------------------------------------------------------------


def test_history_comes_in_pages_newest_first_without_code(lab: Lab, learner, api, hand_in, finish):
    made = [finish(hand_in(learner, f"x = {number}")) for number in range(3)]
    page = api.get(f"{LAB}submissions/?limit=2").json()
    assert [one["id"] for one in page["results"]] == [str(one.pk) for one in made[:0:-1]]
    assert "source" not in page["results"][0]
    rest = api.get(page["next"]).json()
    assert [one["id"] for one in rest["results"]] == [str(made[0].pk)]


def test_as_many_queries_for_one_check_as_for_all(lab: Lab, learner, api, hand_in, finish) -> None:
    ids = [check["id"] for check in lab.current_version.spec["checks"]]
    one = finish(hand_in(learner, "a"), "wrong", {"check_id": ids[0]})
    many = finish(hand_in(learner, "b"), "wrong", *({"check_id": name} for name in ids))
    counts = []
    for submission in (one, many):
        with CaptureQueriesContext(connection) as queries:
            api.get(f"/api/v1/submissions/{submission.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_cancelling_keeps_what_was_found(lab: Lab, learner: User, api, hand_in) -> None:
    submission = hand_in(learner)
    answer = api.post(f"/api/v1/submissions/{submission.pk}/cancel/").json()
    assert (answer["state"], answer["cancel_url"]) == ("cancelled", None)
    found = api.get(f"/api/v1/submissions/{submission.pk}/").json()
    assert found["verdict"] is None
    assert "Cancelled" in found["done_html"]


# --- comments -------------------------------------------------------------------------------------


def test_a_mentor_comments_and_the_learner_sees_it_once(
    group: Group, learner: User, mentor: User, api_of, hand_in
) -> None:
    submission = hand_in(learner, "a = 1\nb = 2\n")
    url = f"/api/v1/submissions/{submission.pk}/comments/"
    written = api_of(mentor).post(url, {"line": 2, "text": "なぜ 2 ですか。"})
    assert (written.status_code, written.json()["author"]) == (201, "mentor")
    assert api_of(mentor).get(url).json()[0]["seen_at"] is None  # a mentor's look does not count
    assert api_of(learner).get(url).json()[0]["text"] == "なぜ 2 ですか。"
    assert api_of(mentor).get(url).json()[0]["seen_at"] is not None
    assert api_of(learner).post(url, {"line": 1, "text": "x"}).status_code == 403


@pytest.mark.parametrize("body", [{"line": 99, "text": "x"}, {"line": 1, "text": "  "}, {}])
def test_comments_on_nothing_are_refused(group, learner, mentor, api_of, hand_in, body) -> None:
    submission = hand_in(learner, "a = 1\n")
    answer = api_of(mentor).post(f"/api/v1/submissions/{submission.pk}/comments/", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


# --- workers --------------------------------------------------------------------------------------


def test_only_operators_are_told_why_a_worker_refuses(lab: Lab, learner, operator, api_of) -> None:
    Worker.objects.create(
        name="cpu@host-7", queues=["cpu"], layers={"network": False}, reason="no namespaces"
    )
    seen = api_of(learner).get("/api/v1/workers/").json()
    assert seen["queues"] == {"cpu": False, "gpu": False}
    assert (seen["workers"][0]["name"], seen["workers"][0]["reason"]) == ("", "")
    told = api_of(operator).get("/api/v1/workers/").json()
    assert told["workers"][0]["reason"] == "no namespaces"
