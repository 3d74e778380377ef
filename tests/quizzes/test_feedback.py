"""After an answer: the feedback on what was chosen, in the language asked for."""

from __future__ import annotations

import pytest

from quizzes.feedback import feedback_on
from quizzes.items import load_item
from quizzes.marking import mark
from quizzes.responses import UNKNOWN, read_response
from tests.quizzes import samples
from tests.quizzes.keys import right_response, wrong_response

KINDS = sorted(samples.ALL)
S = samples.SECRET


def said(kind: str, raw: dict, language: str = "en"):
    item = load_item(samples.ALL[kind]())
    response = read_response(item, raw)
    return feedback_on(item, response, mark(item, response), language=language)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_response_gets_feedback_explanation_and_the_right_answer(
    kind: str, language: str
) -> None:
    item = load_item(samples.ALL[kind]())
    for raw in (right_response(item), wrong_response(item), UNKNOWN):
        feedback = said(kind, raw, language)
        assert feedback.own
        assert feedback.answer
        assert feedback.explanation.startswith(S)
        remarks = [remark.text for remark in feedback.own + feedback.others]
        assert all(text.startswith(S) for text in remarks)
        assert all(text.endswith("（日本語）") == (language == "ja") for text in remarks)


def test_only_the_chosen_option_is_own() -> None:
    feedback = said("single", {"option": f"{S}-b"})
    assert [(r.about, r.right) for r in feedback.own] == [("option b", False)]
    assert [(r.about, r.right) for r in feedback.others] == [("option a", None), ("option c", None)]


def test_options_wrongly_left_alone_are_own_too() -> None:
    feedback = said("multiple", {"options": [f"{S}-a", f"{S}-c"]})
    assert [(r.about[-1], r.right) for r in feedback.own] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]
    assert [r.missed for r in feedback.own] == [False, True, False]
    assert [r.about[-1] for r in feedback.others] == ["d"]


@pytest.mark.parametrize("kind", ["numeric", "shape", "trace"])
def test_a_slip_gets_the_slips_own_feedback(kind: str) -> None:
    slip = {"numeric": "0.75", "shape": "(m, 4)", "trace": "(2,) a"}[kind]
    feedback = said(kind, {"text": slip})
    assert feedback.own[0].text == f"{S} slip"
    assert [r.text for r in feedback.others] == [f"{S} correct"]


def test_who_did_not_know_reads_about_the_right_answer_without_a_verdict() -> None:
    feedback = said("single", UNKNOWN)
    assert [(r.about, r.right) for r in feedback.own] == [("option a", None)]


def test_what_was_typed_is_quoted_literally() -> None:
    feedback = said("trace", {"text": "<b>`x`</b> **y**"})
    assert feedback.own[0].about == "`` <b>`x`</b> **y** ``"
