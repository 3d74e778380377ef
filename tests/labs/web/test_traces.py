"""A shape trace goes the way of a submission, and is an attempt for nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from labs import selectors, services
from labs.models import Lab, Mode, Submission
from labs.results import following
from labs.results.traces import present_trace
from progress.statistics import statistics_of

LAB = "/api/v1/labs/logistic-regression/"
SOURCE = (
    "import numpy as np\n\ndef propagate(w, b, X, Y):\n    A = np.dot(w.T, X) + b\n    return A\n"
)


def event(line: int, name: str, **more: Any) -> dict[str, Any]:
    plain = {"kind": "assign", "function": "propagate", "depth": 0, "passes": [], "type": "array"}
    sizes = {"shape": [1, 5], "dtype": "float64", "length": 5, "values": ["0.5", "1"]}
    return {"line": line, "name": name, **plain, **sizes, **more}


TRACE = {
    "function": "propagate",
    "call": "propagate(w, <b>, X, Y)",
    "events": [
        event(3, "X", kind="argument", shape=[3, 5], length=15),
        event(4, "A"),
        event(5, "return", kind="return"),
    ],
    "cut": False,
    "stopped": False,
    "limit": None,
}


@pytest.fixture
def api(api_of, learner: User):
    return api_of(learner)


def ask(api: Any, **body: Any) -> Any:
    given = {"source": SOURCE, "mode": "trace", "function": "propagate", **body}
    return api.post(f"{LAB}submissions/", given)


def test_a_trace_is_asked_for_like_a_run(lab: Lab, api) -> None:
    answer = ask(api)
    assert answer.status_code == 201
    assert (answer.json()["mode"], answer.json()["function"]) == ("trace", "propagate")
    row = Submission.objects.get()
    assert (row.mode, row.traced_function, row.state) == ("trace", "propagate", "queued")
    assert api.post(answer.json()["cancel_url"]).json()["state"] == "cancelled"


def test_the_same_trace_is_asked_for_once_and_another_function_is_another(lab: Lab, api) -> None:
    first, again, other = ask(api), ask(api), ask(api, function="sigmoid")
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 201)
    assert first.json()["id"] == again.json()["id"] != other.json()["id"]


@pytest.mark.parametrize("function", ["", "no_such_function", "__import__"])
def test_only_functions_with_a_visible_example_are_traced(lab: Lab, api, function: str) -> None:
    answer = ask(api, function=function)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/function"
    assert Submission.objects.count() == 0


def test_the_lab_says_which_functions_can_be_traced(lab: Lab, api) -> None:
    found = {one["name"]: one["traceable"] for one in api.get(LAB).json()["functions"]}
    shown = {one["function"] for one in api.get(LAB).json()["checks"] if one["visible"]}
    assert {name for name, can in found.items() if can} == shown


def test_a_trace_is_no_attempt(lab: Lab, learner: User, hand_in, finish, client_of, api) -> None:
    """Not in the history, not the latest, not what one compares with, not counted."""
    run = finish(hand_in(learner, mode="run"), "wrong")
    traced = Submission.objects.get(pk=ask(api).json()["id"])
    finish(traced, "passed", trace=TRACE)
    later = hand_in(learner, source="x = 2\n", mode="submit")
    assert list(selectors.history(learner, lab)) == [later, run]
    assert selectors.previous_submission(later) == run
    later.delete()
    assert selectors.latest_submission(learner, lab) == run
    listed = api.get(f"{LAB}submissions/").json()["results"]
    assert [one["id"] for one in listed] == [str(run.pk)]
    counts = statistics_of(learner).labs
    assert (counts.runs, counts.submissions) == (1, 0)
    page = client_of(learner).get(reverse("labs:history", args=[lab.slug]))
    assert str(traced.pk) not in page.content.decode()


def test_a_finished_trace_is_data_and_a_page(lab: Lab, learner: User, finish, client_of, api):
    found = finish(Submission.objects.get(pk=ask(api).json()["id"]), "passed", trace=TRACE)
    data = api.get(f"/api/v1/submissions/{found.pk}/").json()
    assert data["trace"]["events"][1]["shape"] == [1, 5]
    assert data["annotations"][1] == {"line": 4, "text": "A (1, 5) float64"}
    assert data["verdict_text"] == "Shapes in propagate"
    for language, words in (("ja", "propagate の中の形"), ("en", "Shapes in propagate")):
        learner.language = language
        learner.save()
        page = client_of(learner).get(reverse("labs:submission", args=[found.pk]))
        text = page.content.decode()
        assert words in text
        assert "A = np.dot(w.T, X) + b" in text
        assert "<b>" not in text


def test_a_traces_failure_is_explained_with_its_line() -> None:
    problem = {
        "code": "exception", "type": "ValueError", "message": "shapes (3,1) and (3,5) not aligned",
        "line": 4, "source_line": "A = np.dot(w, X)", "params": {}, "traceback": [],
    }  # fmt: skip
    shown = present_trace(
        {**TRACE, "events": TRACE["events"][:1]},
        source=SOURCE, function="propagate", verdict="error", problem=problem,
    )  # fmt: skip
    assert shown.tone == "bad"
    assert "4" in shown.headline
    assert shown.error
    [part] = shown.parts
    assert [(line.number, line.failed) for line in part.lines] == [(3, False), (4, True)]


def test_passes_of_a_loop_that_changed_nothing_are_one_value() -> None:
    passes = [event(4, "A", passes=[[3, number]]) for number in (1, 2, 3, 50)]
    moving = [event(5, "B", passes=[[3, n]], values=[str(n)], length=1) for n in (1, 2, 3, 50)]
    gap = {"kind": "left_out", "line": 3, "count": 46}
    shown = present_trace(
        {**TRACE, "events": [event(3, "i"), *passes, *moving, gap]},
        source=SOURCE, function="propagate", verdict="passed", problem=None,
    )  # fmt: skip
    lines = {line.number: line for line in shown.parts[0].lines}
    assert [value.text for value in lines[4].entries[0].values] == ["0.5, 1, …"]
    assert [value.passed for value in lines[5].entries[0].values] == ["1", "2", "3", "50"]
    assert "46" in lines[3].note


def test_an_open_trace_is_followed_again_when_the_page_is_reloaded(lab, learner, client_of, api):
    found = ask(api).json()
    page = client_of(learner).get(reverse("labs:lab", args=[lab.slug])).content.decode()
    assert found["events_url"] in page


def test_without_scripts_a_press_leads_to_the_traces_own_page(lab, learner, client_of) -> None:
    client = client_of(learner)
    body = {"source": SOURCE, "trace": "propagate", "form": "one"}
    answer = client.post(reverse("labs:submit", args=[lab.slug]), body)
    found = Submission.objects.get()
    assert (found.mode, found.traced_function) == (Mode.TRACE, "propagate")
    assert answer["Location"] == reverse("labs:submission", args=[found.pk])
    assert client.get(answer["Location"]).status_code == 200


def test_cancelled_and_failed_traces_have_words(lab: Lab, learner: User) -> None:
    submission, _new = services.create_submission(
        learner=learner, lab=lab, source=SOURCE, mode="trace", language="en", function="sigmoid"
    )
    services.cancel_submission(submission=submission)
    assert "Cancelled." in following.done_html(submission, [])
    submission.state, submission.verdict = "finished", "our_failure"
    assert "our fault" in following.done_html(submission, [])
