"""Matrix, formula, plot, explanation, case: marked, gone through, silent until answered."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from accounts.models import Group, User
from config.problems import Conflict
from quizzes import steps
from quizzes.credit import mastery_credit
from quizzes.feedback import feedback_on
from quizzes.items import load_item
from quizzes.marking import mark
from quizzes.marking.choosing import balance
from quizzes.models import Attempt
from quizzes.plots.picture import svg, table
from quizzes.presentation import present
from quizzes.responses import read_response
from quizzes.services import attempt_start
from quizzes.slip_words import words_for
from quizzes.syncing import sync_items
from quizzes.unreadable import Unreadable
from tests.quizzes import new_samples, samples, walking
from tests.quizzes.conftest import make_week
from tests.quizzes.keys import right_response, wrong_response

EVERY = samples.ALL | new_samples.ALL
HOSTILE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "cells", "met", "rounds", "option", "options", "x", "pairs"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", EVERY)
def test_right_is_right_and_wrong_is_not(kind: str) -> None:
    item = load_item(EVERY[kind]())
    for language in ("ja", "en"):
        for response, right in ((right_response(item), True), (wrong_response(item), False)):
            read = read_response(item, response)
            marked = mark(item, read)
            assert marked.correct is right
            assert 0 <= marked.score <= 1
            assert feedback_on(item, read, marked, language=language).answer


@pytest.mark.parametrize("kind", EVERY)
@settings(max_examples=40, deadline=None)
@given(raw=HOSTILE)
def test_hostile_responses_are_unreadable_or_marked(kind: str, raw: Any) -> None:
    item = load_item(EVERY[kind]())
    try:
        marked = mark(item, read_response(item, raw))
    except Unreadable:
        return
    assert 0 <= marked.score <= 1
    json.dumps(marked.as_json())


@pytest.mark.parametrize(("rights", "wrongs"), [(1, 3), (2, 2), (3, 1), (3, 2), (5, 3)])
def test_picking_without_knowing_gains_nothing(rights: int, wrongs: int) -> None:
    """Whatever number of options is picked blindly, the balance is 0 on average."""
    options = [samples.option(f"r{n}", correct=True) for n in range(rights)]
    options += [samples.option(f"w{n}") for n in range(wrongs)]
    item = load_item(samples.multiple() | {"options": options})
    ids = [option["id"] for option in options]
    for size in range(1, len(ids) + 1):
        marks = [balance(item, picks) for picks in itertools.combinations(ids, size)]
        assert sum(marks) / len(marks) == pytest.approx(0)
    assert mark(item, {"options": ids}).score == 0


PATTERNS = [
    ("numeric", {"answer": 0.25, "slips": []}, {"text": "-0.25"}, "sign"),
    ("numeric", {"answer": 0.25, "slips": []}, {"text": "25"}, "percent"),
    ("numeric", {"answer": 0.25, "slips": []}, {"text": "0.5"}, "double"),
    ("numeric", {"answer": 0.25, "slips": []}, {"text": "4"}, "inverse"),
    ("numeric", {"answer": 0.25, "slips": []}, {"text": "0.75"}, "complement"),
    ("numeric", {"answer": 7, "slips": [], "factors": {"m": 40}}, {"text": "280"}, "times_m"),
    ("numeric", {"answer": 7, "slips": []}, {"text": "8"}, "off_by_one"),
    ("numeric", {"answer": 7, "slips": []}, {"text": "123"}, None),
    ("shape", {"slips": []}, {"text": "(m, 4)"}, "transpose"),
    ("shape", {"answer": [4, 1], "slips": []}, {"text": "(4,)"}, "axis_lost"),
    ("shape", {"answer": [4, 7], "slips": []}, {"text": "(4, 8)"}, "off_by_one"),
    ("matrix", {}, {"cells": [[1, 3], [2, 4]]}, "transpose"),
    ("matrix", {}, {"cells": [[-1, -2], [-3, -4]]}, "sign"),
    ("matrix", {}, {"cells": [[3, 4], [1, 2]]}, "rows_reversed"),
    ("matrix", {}, {"cells": [[1, 2], [3, 5]]}, "one_entry"),
    ("expression", {}, {"text": "a(a-1)"}, "sign"),
    ("expression", {}, {"text": "2a(1-a)"}, "double"),
]


@pytest.mark.parametrize(("kind", "changes", "response", "pattern"), PATTERNS)
def test_common_slips_are_recognised(
    kind: str, changes: dict[str, Any], response: dict[str, Any], pattern: str | None
) -> None:
    item = load_item(EVERY[kind]() | changes)
    marked = mark(item, read_response(item, response))
    assert (marked.score, marked.pattern) == (0, pattern)
    if pattern:
        words = words_for(pattern)
        assert words.ja != words.en


def test_the_authors_slip_comes_before_a_pattern() -> None:
    slips = [{"value": -0.25, "feedback": samples.secret("mine")}]
    item = load_item(samples.numeric() | {"slips": slips})
    marked = mark(item, read_response(item, {"text": "-0.25"}))
    assert (marked.slip, marked.pattern) == (0, None)


def test_other_units_are_understood() -> None:
    units = [{"name": {"ja": "ミリ秒", "en": "ms"}, "factor": 0.001}]
    item = load_item(samples.numeric() | {"other_units": units})
    for typed in ("0.25", "0.25 s", "250 ms", "２５０ミリ秒", "0.25秒"):
        assert mark(item, read_response(item, {"text": typed})).correct, typed


def test_letters_of_curves_are_drawn_and_say_nothing() -> None:
    seen = set()
    for seed in range(40):
        item = load_item(new_samples.plot(), seed=seed)
        shown = present(item, seed=seed, language="en")
        assert [option.text for option in shown.options] == ["Curve A", "Curve B", "Curve C"]
        assert shown.picture is not None
        drawing = svg(shown.picture) + json.dumps(table(shown.picture))
        assert samples.SECRET not in drawing
        assert "style=" not in drawing
        seen.add(right_response(item)["option"] and [o.correct for o in item.options].index(True))
    assert seen == {0, 1, 2}


def test_words_in_a_drawing_are_escaped() -> None:
    body = new_samples.plot()
    body["plot"]["summary"] = samples.text('<script>"x"')
    shown = present(load_item(body), seed=1, language="en")
    assert shown.picture is not None
    assert "<script" not in svg(shown.picture)


def test_hints_lower_mastery_a_little_and_nothing_else() -> None:
    assert [mastery_credit(score=1.0, hints=n) for n in range(5)] == [1.0, 0.9, 0.8, 0.7, 0.7]


def begin(learner: User, kind: str) -> Attempt:
    week = make_week(slug=f"week-of-{kind}")
    sync_items(week=week, bodies=[new_samples.ALL[kind]()])
    return attempt_start(learner=learner, week=week, language="en")[0]


@pytest.fixture
def api(learner: User, api_of: Any) -> APIClient:
    return api_of(learner)


def at(attempt: Attempt, name: str = "") -> str:
    return f"/api/v1/quiz-attempts/{attempt.pk}/{name}"


def test_a_case_shows_its_rounds_one_by_one(learner: User, api: APIClient) -> None:
    attempt = begin(learner, "case")
    question = api.get(at(attempt)).json()["question"]
    assert [len(question["rounds"]), question["round_count"], question["between"]] == [1, 3, True]
    assert samples.SECRET not in json.dumps(question)
    bad = next(o["key"] for o in question["rounds"][0]["options"] if "bad" in o["text"]["markdown"])

    early = {"position": 1, "response": {"rounds": [bad] * 3}, "certainty": 2}
    assert api.post(at(attempt, "answers/"), early, format="json").status_code == 409
    step = {"position": 1, "response": {"rounds": [bad]}}
    after = api.post(at(attempt, "steps/"), step, format="json").json()["question"]
    assert "consequence first bad" in after["rounds"][0]["consequence"]["markdown"]
    assert "Things look bad" in after["rounds"][1]["situation"]["markdown"]
    other = {"position": 1, "response": {"rounds": ["1" if bad != "1" else "2"]}}
    assert api.post(at(attempt, "steps/"), other, format="json").status_code == 409
    assert api.post(at(attempt, "steps/"), step, format="json").status_code == 200


def test_a_case_is_marked_by_the_mean_of_its_rounds(learner: User) -> None:
    attempt = begin(learner, "case")
    assert walking.give(attempt, 1, right=True).score == 1
    item = load_item(new_samples.case())
    ids = [
        f"{samples.SECRET}-{r}-{c}"
        for r, c in (("first", "good"), ("second", "fair"), ("third", "bad"))
    ]
    assert mark(item, read_response(item, {"rounds": ids})).score == pytest.approx(0.5)


def test_a_budget_cannot_be_overdrawn(learner: User) -> None:
    item = load_item(new_samples.case())
    fair = [f"{samples.SECRET}-{name}-fair" for name in ("first", "second", "third")]
    with pytest.raises(Unreadable, match="budget"):
        read_response(item, {"rounds": fair})


def test_an_explanation_is_written_before_its_model_is_seen(learner: User, api: APIClient) -> None:
    attempt = begin(learner, "explain")
    assert samples.SECRET not in json.dumps(api.get(at(attempt)).json()["question"])
    words = {"text": "The slope says which way is down. " * 2}
    step = {"position": 1, "response": words, "certainty": 3}
    question = api.post(at(attempt, "steps/"), step, format="json").json()["question"]
    assert question["model"]["markdown"].startswith(samples.SECRET)
    other = {
        "position": 1,
        "response": {"text": "Other words, now that I know. " * 2, "met": ["1"]},
        "certainty": 1,
    }
    assert api.post(at(attempt, "answers/"), other, format="json").status_code == 409
    given = {"position": 1, "response": words | {"met": ["1"]}, "certainty": 1}
    outcome = api.post(at(attempt, "answers/"), given, format="json").json()["outcome"]
    assert (outcome["score"], outcome["certainty"]) == (0.5, 3)  # weight 2 of 4; as said before


def test_a_mentors_mark_counts_and_the_learners_stays(
    learner: User, mentor: User, group: Group, api: APIClient, api_of: Any, client_of: Any
) -> None:
    attempt = begin(learner, "explain")
    walking.give(attempt, 1, right=False)
    url = at(attempt, "answers/1/mark/")
    assert api.post(url, {"met": ["1"]}, format="json").status_code == 403
    sent = {"met": ["1", "2"], "comment": "<b>Good</b>"}
    assert api_of(mentor).post(url, sent, format="json").status_code == 201
    attempt.refresh_from_db()
    assert attempt.score == 0.75
    page = client_of(learner).get(f"/quiz/{attempt.pk}/1/").content.decode()
    assert "&lt;b&gt;Good&lt;/b&gt;" in page
    assert api_of(mentor).post(url, {"met": ["9"]}, format="json").status_code == 400


def test_hints_come_one_by_one_and_are_recorded(learner: User, api: APIClient) -> None:
    attempt = begin(learner, "drawn")
    assert samples.SECRET not in json.dumps(api.get(at(attempt)).json()["question"])
    for shown in (1, 2, 2):
        question = api.post(at(attempt, "hints/"), {"position": 1}, format="json").json()[
            "question"
        ]
        assert len(question["hints"]) == shown
    answer = walking.give(attempt, 1)
    assert (answer.hints, answer.score) == (2, 1)
    with pytest.raises(Conflict):
        steps.hint_show(attempt=attempt, position=1)


def test_a_hint_on_the_page_keeps_what_was_typed(learner: User, client_of: Any) -> None:
    attempt = begin(learner, "drawn")
    client: Client = client_of(learner)
    page = client.post(
        f"/quiz/{attempt.pk}/", {"position": "1", "hint": "1", "text": "41"}
    ).content.decode()
    assert "hint 1" in page
    assert "hint 2" not in page
    assert 'value="41"' in page


def test_numbers_are_the_same_in_both_languages(learner: User, api: APIClient) -> None:
    attempt = begin(learner, "drawn")
    texts = [
        api.get(at(attempt), headers={"accept-language": language}).json()["question"]["prompt"][
            "markdown"
        ]
        for language in ("ja", "en")
    ]
    assert texts[0] == f"{texts[1]}（日本語）"
    assert "{{" not in texts[0]


def test_a_preview_shows_how_a_formula_is_read(
    learner: User, api: APIClient, client_of: Any
) -> None:
    attempt = begin(learner, "expression")
    seen = api.post(at(attempt, "preview/"), {"position": 1, "text": "2a"}, format="json").json()
    assert seen == {"latex": r"2 \, a", "problem": ""}
    page = client_of(learner).get(f"/quiz/{attempt.pk}/1/preview/", {"text": "<script>"})
    assert "<script>" not in page.content.decode()
    assert (
        api.post(at(attempt, "preview/"), {"position": 2, "text": "a"}, format="json").status_code
        == 404
    )


@pytest.mark.parametrize("kind", new_samples.ALL)
def test_the_pages_work_without_scripts(kind: str, learner: User, client_of: Any) -> None:
    attempt = begin(learner, kind)
    client: Client = client_of(learner)
    assert samples.SECRET not in client.get(f"/quiz/{attempt.pk}/").content.decode()
    raw = walking.shown_response(attempt, 1, right=True)
    forms: list[dict[str, Any]] = [{"text": raw.get("text", "")}]
    if kind == "matrix":
        cells = enumerate(raw["cells"], 1)
        forms = [{f"cell_{r}_{c}": v for r, row in cells for c, v in enumerate(row, 1)}]
    elif kind == "plot":
        forms = [{"option": raw["option"]}]
    elif kind == "case":
        forms = [{"option": key} for key in raw["rounds"]]
    elif kind == "explain":
        forms = [{"text": raw["text"]}, {"met": raw["met"]}]
    for form in forms:
        reply = client.post(f"/quiz/{attempt.pk}/", {"position": "1", "certainty": "2"} | form)
        assert reply.status_code == 302, reply.content.decode()
    attempt.refresh_from_db()
    assert attempt.score == 1
    assert client.get(f"/quiz/{attempt.pk}/1/").status_code == 200
