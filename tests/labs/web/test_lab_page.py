"""The lab page: what a learner finds there, with and without scripts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.models import User
from labs.models import Draft, Lab, Submission
from tests.labs.web.leaks import leaks

PAGE = "/labs/logistic-regression/"


def test_a_visitor_is_asked_in_and_comes_back(lab: Lab, client: Client) -> None:
    response = client.get(PAGE)
    assert response.status_code == 302
    assert response["Location"] == f"/try/?next={PAGE.replace('/', '%2F')}" or response[
        "Location"
    ].endswith("next=/labs/logistic-regression/")


@pytest.mark.parametrize(
    ("language", "title", "run"),
    [("en", "Logistic regression from scratch", "Run"), ("ja", "ロジスティック回帰", "実行")],
)
def test_everything_needed_is_there_in_both_languages(
    lab: Lab, learner: User, client_of, language: str, title: str, run: str
) -> None:
    client = client_of(learner)
    client.cookies["django_language"] = language
    page = client.get(PAGE).content.decode()
    assert title in page.replace("<wbr>", "")
    assert f">{run}</button>" in page
    assert 'data-draft-url="/api/v1/labs/logistic-regression/draft/"' in page
    assert 'data-submissions-url="/api/v1/labs/logistic-regression/submissions/"' in page
    assert 'id="propagate"' in page  # the instructions' section of that function
    assert "def sigmoid(z):" in page  # the starter
    assert "style=" not in page


def test_code_handed_in_by_an_app_stands_in_the_editor(
    lab: Lab, learner: User, client_of, hand_in
) -> None:
    hand_in(learner, source="def sigmoid(z):\n    return 42\n")
    page = client_of(learner).get(PAGE).content.decode()
    assert "return 42" in page.split("<textarea", 1)[1].split("</textarea>", 1)[0]


def test_nothing_of_the_author_reaches_the_page(lab: Lab, learner: User, client_of) -> None:
    page = client_of(learner).get(PAGE).content.decode()
    assert leaks(lab, page) == []


def test_no_worker_is_said_before_handing_in(lab: Lab, learner: User, client_of) -> None:
    assert "No grading worker is running right now" in client_of(learner).get(PAGE).content.decode()


def test_without_scripts_code_is_handed_in_by_a_form(lab: Lab, learner: User, client_of) -> None:
    client = client_of(learner)
    response = client.post(f"{PAGE}submit/", {"source": "x = 1\r\ny = 2", "mode": "submit"})
    submission = Submission.objects.get(learner=learner)
    assert response["Location"] == f"/submissions/{submission.pk}/"
    assert (submission.mode, submission.source) == ("submit", "x = 1\ny = 2")
    page = client.get(response["Location"]).content.decode()
    assert "No grading worker is running right now" in page
    assert '<meta http-equiv="refresh"' in page
    assert Draft.objects.get(learner=learner).source == "x = 1\ny = 2"


def test_a_double_click_hands_in_once_and_other_code_is_another_run(
    lab: Lab, learner: User, client_of, finish
) -> None:
    client = client_of(learner)
    token = re.search(r'name="form" value="([^"]+)"', client.get(PAGE).content.decode())
    assert token
    form = {"source": "x = 1", "mode": "submit", "form": token[1]}
    addresses = {client.post(f"{PAGE}submit/", form)["Location"]}
    finish(Submission.objects.get())  # graded before the second click arrives
    addresses.add(client.post(f"{PAGE}submit/", form)["Location"])
    assert len(addresses) == 1
    addresses.add(client.post(f"{PAGE}submit/", {**form, "source": "x = 2"})["Location"])
    assert len(addresses) == 2


def test_code_that_is_too_long_stays_in_the_editor(lab: Lab, learner: User, client_of) -> None:
    source = "# long\n" * 150_000
    response = client_of(learner).post(f"{PAGE}submit/", {"source": source, "mode": "run"})
    page = response.content.decode()
    assert response.status_code == 413
    assert "longer than 256 KiB" in page
    assert page.count("# long") >= 150_000


def test_code_sent_after_the_session_ended_is_there_after_coming_in(
    lab: Lab, client: Client
) -> None:
    response = client.post(f"{PAGE}submit/", {"source": "kept = True", "mode": "run"})
    assert response.status_code == 302
    assert response["Location"].startswith("/try/")
    came_in = client.post(response["Location"], follow=True)
    assert came_in.redirect_chain[-1][0] == PAGE
    assert "kept = True" in came_in.content.decode()
    assert Draft.objects.get().source == "kept = True"


def test_one_submission_or_many_take_as_many_queries(
    lab: Lab, learner: User, client_of, hand_in, finish, django_assert_num_queries
) -> None:
    client = client_of(learner)
    check = {"check_id": "sigmoid-example"}
    finish(hand_in(learner), "passed", check)
    finish(hand_in(learner, "x = 'then wrong'"), "wrong", check)
    client.get(PAGE)
    with django_assert_num_queries(_count(client, PAGE)):
        client.get(PAGE)
    one = _count(client, PAGE), _count(client, f"{PAGE}history/")
    for number in range(5):
        checks = [{"check_id": check["id"]} for check in lab.current_version.spec["checks"]]
        finish(hand_in(learner, f"x = {number}"), "wrong", *checks)
    assert (_count(client, PAGE), _count(client, f"{PAGE}history/")) == one


def _count(client: Client, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_ids_on_the_page_are_unique(lab: Lab, learner: User, client_of) -> None:
    page = client_of(learner).get(PAGE).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
