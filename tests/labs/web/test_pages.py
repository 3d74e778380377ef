"""A submission, its history, its comparison with another, and remarks on its lines."""

from __future__ import annotations

import time

import pytest
from django.test import Client

from accounts.models import Group, User
from labs.models import Draft, Lab, LineComment, Submission
from labs.results.diffs import compare

SUBMIT = "/labs/logistic-regression/submit/"


@pytest.fixture
def graded(learner: User, hand_in, finish) -> Submission:
    return finish(
        hand_in(learner, "a = 1\nb = 2\n"),
        "wrong",
        {"check_id": "sigmoid-example", "cpu_ms": 1.5, "memory_mb": 40.0},
        {"check_id": "sigmoid-hidden", "verdict": "wrong", "cpu_ms": 1200.0, "memory_mb": 80.0},
        stdout="seen\n",
        versions={"python": "3.11.7", "numpy": "2.4.0"},
        device="cpu",
    )


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_submission_shows_code_checks_usage_and_what_it_ran_on(
    learner: User, client_of, graded: Submission
) -> None:
    text = page(client_of(learner), f"/submissions/{graded.pk}/")
    assert "a = 1\nb = 2" in text
    assert 'id="check-sigmoid-hidden"' in text
    assert "1.2 s of 4 s" in text
    assert "80 MB of 512 MB" in text
    assert "2.4.0" in text
    assert "seen" in text
    assert "http-equiv" not in text  # nothing more will come


def test_an_open_submission_fetches_itself_again(learner: User, client_of, hand_in) -> None:
    submission = hand_in(learner)
    text = page(client_of(learner), f"/submissions/{submission.pk}/")
    assert 'hx-trigger="every 2s"' in text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text


def test_cancelling_by_button(learner: User, client_of, hand_in) -> None:
    submission = hand_in(learner)
    text = client_of(learner).post(f"/submissions/{submission.pk}/cancel/", follow=True)
    assert "Cancelled" in text.content.decode()


def test_a_mentor_comments_on_a_line_and_the_learner_is_told(
    group: Group, learner: User, mentor: User, client_of, graded: Submission
) -> None:
    review = client_of(mentor)
    assert "data-line-input" in page(review, f"/submissions/{graded.pk}/")
    written = review.post(
        f"/submissions/{graded.pk}/comments/", {"line": "2", "text": "Why <b>2</b>?"}
    )
    comment = LineComment.objects.get()
    assert written["Location"] == f"/submissions/{graded.pk}/#comment-{comment.pk}"
    mine = client_of(learner)
    assert "Your mentor has commented" in page(mine, "/labs/logistic-regression/")
    text = page(mine, f"/submissions/{graded.pk}/")
    assert "Why &lt;b&gt;2&lt;/b&gt;?" in text
    assert "data-line-input" not in text
    assert "Your mentor has commented" not in page(mine, "/labs/logistic-regression/")
    assert "opened by the learner" in page(review, f"/submissions/{graded.pk}/")


def test_a_comment_on_a_line_that_is_not_there_stays_in_the_form(
    group: Group, mentor: User, client_of, graded: Submission
) -> None:
    response = client_of(mentor).post(
        f"/submissions/{graded.pk}/comments/", {"line": "77", "text": "kept"}
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "The submission has no such line." in text
    assert "kept" in text
    assert LineComment.objects.count() == 0


def test_restoring_replaces_the_draft_and_can_be_undone(
    lab: Lab, learner: User, client_of, graded: Submission
) -> None:
    client = client_of(learner)
    Draft.objects.create(learner=learner, lab=lab, source="newer = True", revision=3)
    client.post(f"/submissions/{graded.pk}/restore/")
    assert Draft.objects.get().source == graded.source
    assert "Bring the earlier draft back" in page(client, "/labs/logistic-regression/")
    client.post("/labs/logistic-regression/bring-back/")
    assert Draft.objects.get().source == "newer = True"
    assert "Bring the earlier draft back" not in page(client, "/labs/logistic-regression/")


def test_history_lists_newest_first_and_offers_to_compare(
    learner: User, client_of, hand_in, finish
) -> None:
    first, second = (finish(hand_in(learner, f"x = {number}\n")) for number in (1, 2))
    text = page(client_of(learner), "/labs/logistic-regression/history/")
    assert text.index(str(second.pk)) < text.index(str(first.pk))
    changes = page(
        client_of(learner), f"/labs/logistic-regression/compare/?old={second.pk}&new={first.pk}"
    )
    assert changes.index("<code>x = 1</code>") < changes.index("<code>x = 2</code>")
    assert '<span class="visually-hidden">removed</span>' in changes


def test_a_mentor_reads_the_history_of_her_learner(
    group: Group, learner: User, mentor: User, other_mentor: User, client_of, graded: Submission
) -> None:
    path = f"/labs/logistic-regression/history/?learner={learner.public_id}"
    assert str(graded.pk) in page(client_of(mentor), path)
    assert client_of(other_mentor).get(path).status_code == 404
    assert client_of(mentor).get(f"{path}x").status_code == 404


def test_a_history_of_one_offers_nothing_to_compare(
    learner: User, client_of, hand_in, finish
) -> None:
    finish(hand_in(learner), verdict="passed", score=1.0)
    text = page(client_of(learner), "/labs/logistic-regression/history/")
    assert "Passed" in text
    assert ">Compare</button>" not in text


def test_an_empty_history_says_so(lab: Lab, learner: User, client_of) -> None:
    text = page(client_of(learner), "/labs/logistic-regression/history/")
    assert "Nothing handed in yet" in text


def test_an_uploaded_file_is_shown_without_scripts_and_not_saved(
    lab: Lab, learner: User, client_of, tmp_path
) -> None:
    file = tmp_path / "mine.py"
    file.write_text("mine = 1\n")
    with file.open("rb") as handle:
        response = client_of(learner).post("/labs/logistic-regression/upload/", {"file": handle})
    assert "mine = 1" in response.content.decode()
    assert Draft.objects.count() == 0
    nothing = client_of(learner).post("/labs/logistic-regression/upload/", {})
    assert (nothing.status_code, "Choose a file first." in nothing.content.decode()) == (400, True)


def test_null_bytes_in_the_form_are_named_and_the_code_stays(
    lab: Lab, learner: User, client_of
) -> None:
    response = client_of(learner).post(SUBMIT, {"source": "kept = 1\n\x00", "mode": "run"})
    text = response.content.decode()
    assert response.status_code == 400
    assert "Line 2 has an invisible null byte at character 1." in text
    assert "kept = 1" in text


def test_a_long_unchanged_stretch_is_folded() -> None:
    old = "\n".join(map(str, range(100)))
    rows = compare(old, old.replace("\n50\n", "\nfifty\n"))
    assert rows is not None
    assert [(row.kind, row.count) for row in rows if row.kind == "skipped"] == [
        ("skipped", 47),
        ("skipped", 46),
    ]
    assert compare(old, old) == []
    assert compare("\n" * 5000, "x") is None


def test_texts_made_to_be_slow_to_compare_are_not_compared() -> None:
    same, mixed = "x\n" * 4000, "x\nx\nx\nx\nx\ny\n" * 660
    began = time.process_time()
    assert compare(same, mixed) is None
    assert time.process_time() - began < 2


@pytest.mark.parametrize(("slug", "kept"), [("logistic-regression", True), ("made-up", False)])
def test_code_of_strangers_is_kept_for_labs_that_exist_only(
    slug: str, kept: bool, lab: Lab, client: Client
) -> None:
    answer = client.post(f"/labs/{slug}/submit/", {"source": "x = 1\n"})
    assert answer["Location"].startswith("/try/")
    assert (f"labs:kept:{slug}" in client.session) is kept


def test_null_bytes_in_a_remark_are_stored_visibly(
    graded: Submission, group: Group, mentor: User, client_of
) -> None:
    form = {"line": "1", "text": "look\x00here"}
    answer = client_of(mentor).post(f"/submissions/{graded.pk}/comments/", form)
    assert answer.status_code == 302
    assert LineComment.objects.get().text == "look\ufffdhere"
