"""What learners are told about each kind of result, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import override

from labs.models import CheckResult, Lab
from labs.results.cards import present_card
from labs.results.following import texts_of
from labs.results.presentation import Check, LabTexts, present_check, present_checks
from labs.results.summaries import present_summary

JAPANESE = range(0x3040, 0x3100)


@pytest.fixture
def texts(lab: Lab) -> LabTexts:
    return texts_of(lab, lab.current_version)


def result(**columns: Any) -> CheckResult:
    base = {"check_id": "propagate-hidden", "position": 6, "verdict": "wrong", "score": 0.0}
    return CheckResult(**{**base, **columns})


def error(code: str, **columns: Any) -> dict[str, Any]:
    empty = {"params": {}, "type": "", "message": "", "line": None, "source_line": None}
    return {"code": code, **empty, "traceback": [], **columns}


def html(check: Check) -> str:
    return render_to_string("labs/check.html", {"check": check, "goto": True})


VALUES = {
    "path": "[0]['dw']",
    "kind": "values",
    "expected": {"type": "array", "shape": [4, 7], "dtype": "float64"},
    "got": {"type": "array", "shape": [4, 7], "dtype": "float64"},
    "rtol": 1e-6,
    "atol": 1e-9,
    "nan": 2,
    "infinite": 0,
    "entries": 28,
    "wrong": 7,
    "positions": [[1, 0]],
    "picture": {"rows": 4, "columns": 7, "cells": ["0000000", "9999999", "0000000", "0000000"]},
    "max_absolute": 1.25,
    "max_relative": 6.0,
    "samples": [{"index": [1, 0], "expected": "0.25", "got": "1.5"}],
    "call": "propagate(w, b, X, Y)",
}
RESULTS = [
    result(card=VALUES),
    result(
        card={
            "path": "",
            "kind": "shape",
            "expected": {"type": "array", "shape": [3]},
            "got": {"type": "array", "shape": [3, 1]},
        }
    ),
    result(
        card={
            "path": "",
            "kind": "none",
            "expected": {"type": "dict", "keys": ["w"], "length": 1},
            "got": {"type": "None"},
        }
    ),
    result(
        card={
            "path": "",
            "kind": "keys",
            "expected": {"type": "dict"},
            "got": {"type": "dict"},
            "missing": ["dw"],
            "extra": ["dW"],
        }
    ),
    result(
        card={
            "path": "",
            "kind": "speed",
            "cpu_ms": 12.5,
            "baseline_ms": 30.0,
            "allowed_ms": 3.0,
            "speedup": 2.4,
            "required": 10.0,
        }
    ),
    result(mistake="propagate-missing-mean", card=VALUES),
    result(rests_on="sigmoid"),
    result(
        verdict="time_limit", limit={"kind": "cpu", "reached": 4.02, "allowed": 4.0, "unit": "s"}
    ),
    result(
        verdict="memory_limit",
        limit={"kind": "memory", "reached": 530.1, "allowed": 512.0, "unit": "MB"},
    ),
    result(
        verdict="output_limit",
        limit={"kind": "output", "reached": 64.5, "allowed": 64.0, "unit": "KB"},
    ),
    result(verdict="crashed", error=error("process_killed", params={"signal": "SIGSEGV"})),
    result(verdict="crashed", error=error("process_aborted", params={"signal": "SIGABRT"})),
    result(
        verdict="not_attempted", error=error("untouched_function", params={"function": "propagate"})
    ),
    result(
        verdict="error",
        error=error(
            "exception",
            type="ValueError",
            message="operands could not be broadcast",
            line=3,
            traceback=[
                {"file": "submission.py", "line": 3, "function": "propagate", "source": "A + B"}
            ],
        ),
    ),
    result(
        verdict="error",
        error=error(
            "syntax_error",
            type="SyntaxError",
            message="expected ':'",
            line=2,
            source_line="def f()",
        ),
    ),
    result(
        verdict="error",
        error=error(
            "fullwidth_character",
            params={
                "line": 4,
                "column": 1,
                "codepoint": "U+3000",
                "character": "\u3000",
                "suggestion": " ",
            },
            line=4,
        ),
    ),
]


@pytest.mark.parametrize("row", RESULTS, ids=lambda row: str(RESULTS.index(row)))
def test_every_kind_of_result_is_explained_in_both_languages(texts: LabTexts, row) -> None:
    with override("en"):
        english = html(present_check(row, texts))
    with override("ja"):
        japanese = html(present_check(row, texts))
    assert english.startswith('<li class="check" id="check-propagate-hidden"')
    assert "style=" not in english + japanese
    assert "%(" not in english + japanese
    assert not any(ord(letter) in JAPANESE for letter in english)
    assert sum(ord(letter) in JAPANESE for letter in japanese) > 10


def test_the_card_says_what_came_where_and_how_far(texts: LabTexts) -> None:
    with override("en"):
        card = present_check(result(card=VALUES), texts).card
    assert card is not None
    assert card.headline == "The shape is right, but values differ."
    assert card.facts == (
        "7 of 28 entries differ.",
        "Largest difference: 1.25; relative to the right value: 6.",
        "2 entries are NaN.",
        "Tolerance: relative 1e-06, absolute 1e-09.",
    )
    assert card.picture is not None
    assert {(cell.x, cell.y) for cell in card.picture.cells} == {(x, 1) for x in range(7)}
    assert card.picture.text == "Map of the array: wrong entries in one band of rows."
    assert (card.samples[0].label, card.samples[0].got) == ("[1, 0]", "1.5")


def test_shapes_are_compared_as_numpy_writes_them(texts: LabTexts) -> None:
    card = present_check(RESULTS[1], texts).card
    assert card is not None
    rows = [(row.expected, row.got, row.differs) for row in card.rows]
    assert rows == [("(3,)", "(3, 1)", True)]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_named_mistake_leads_to_its_passage_in_the_lesson(texts, lab: Lab, language) -> None:
    with override(language):
        texts = texts_of(lab, lab.current_version)
        named = present_check(result(mistake="propagate-missing-mean"), texts).mistake
    stored = lab.current_version.mistakes["propagate-missing-mean"]
    assert named is not None
    assert named.passage is not None
    assert (named.title, named.explanation) == (
        stored["title"][language],
        stored["explanation"][language],
    )
    address = "/neural-networks-and-deep-learning/neural-networks-basics/lesson/"
    assert named.passage.url == f"{address}#{stored['section']}"


def test_a_mistake_that_the_version_does_not_have_breaks_nothing(texts: LabTexts) -> None:
    assert present_check(result(mistake="gone"), texts).mistake is None


def test_the_authors_hint_is_shown_only_where_nothing_better_is_known(texts: LabTexts) -> None:
    assert present_check(result(), texts).hint
    assert not present_check(result(mistake="propagate-missing-mean"), texts).hint
    assert not present_check(result(rests_on="sigmoid"), texts).hint
    assert not present_check(result(verdict="passed"), texts).hint


def test_what_stopped_a_call_is_explained_without_the_authors_guess(texts: LabTexts) -> None:
    """A hint on the formula of a function says nothing about why Python stopped in it."""
    stopped = {"code": "exception", "message": "maximum recursion depth exceeded", "line": 3}
    recursion = result(verdict="error", error={**stopped, "type": "RecursionError"})
    check = present_check(recursion, texts)
    assert check.error is not None
    assert check.error.explanation.kind == "recursion"
    assert not check.hint
    late = {"kind": "cpu", "reached": 10.0, "allowed": 10.0, "unit": "s"}
    assert not present_check(result(verdict="time_limit", limit=late), texts).hint
    none = {"path": "", "kind": "none", "expected": {"type": "tuple"}, "got": {"type": "None"}}
    assert not present_check(result(card=none), texts).hint
    unheard_of = {**stopped, "type": "MoonError", "message": "the moon is full"}
    assert present_check(result(verdict="error", error=unheard_of), texts).hint


def test_a_fault_of_the_file_is_explained_once_above_and_short_in_each_check(texts) -> None:
    row = RESULTS[-2]
    with override("en"):
        short = html(present_check(row, texts))
        summary = present_summary(mode="run", verdict="error", checks=[], problem=row.error)
    assert "Not run: the file has to be mended first." in short
    assert "Python cannot read line 2." not in short
    assert "expected &#x27;:&#x27;" not in short
    assert summary.headline == "The file cannot be run yet"
    assert summary.problem is not None
    assert summary.problem.text == "Python cannot read line 2."
    assert summary.problem.message == "expected ':'"
    assert "missing colon" in summary.problem.advice


def test_a_first_function_done_is_a_success_that_names_the_next_one(texts: LabTexts) -> None:
    rows = [
        result(check_id="sigmoid-example", position=0, verdict="passed", score=1.0),
        result(
            check_id="initialize-example",
            position=1,
            verdict="not_attempted",
            error=error("untouched_function", params={"function": "initialize_with_zeros"}),
        ),
    ]
    with override("en"):
        checks = [present_check(row, texts) for row in rows]
        found = present_summary(mode="submit", verdict="not_attempted", checks=checks, problem=None)
    assert (found.headline, found.tone) == ("A good start", "good")
    assert found.text == f"1 of 2 checks pass. Next comes {checks[1].function}."


def test_a_function_not_written_yet_blames_no_other_one(texts: LabTexts) -> None:
    untouched = error("untouched_function", params={"function": "optimize"})
    row = result(verdict="not_attempted", error=untouched, rests_on="propagate")
    assert present_check(row, texts).rests_on is None
    unreadable = error("syntax_error", line=2)
    row = result(verdict="error", error=unreadable, rests_on="propagate")
    assert present_check(row, texts).rests_on is None


def test_the_summary_points_at_the_failure_that_explains_the_others(texts: LabTexts) -> None:
    rows = [
        result(check_id="optimize-hidden", position=0, rests_on="propagate"),
        result(position=1, mistake="propagate-missing-mean"),
    ]
    checks = [present_check(row, texts) for row in rows]
    found = present_summary(mode="submit", verdict="wrong", checks=checks, problem=None)
    assert found.begin_with is checks[1]
    over = present_summary(mode="submit", verdict="passed", checks=checks[:0], problem=None)
    assert over.begin_with is None


def test_checks_that_all_run_out_of_time_are_said_once(texts: LabTexts) -> None:
    limit = {"kind": "cpu", "reached": 4.0, "allowed": 4, "unit": "s"}
    rows = [result(position=at, verdict="time_limit", limit=limit) for at in (0, 1)]
    with override("en"):
        checks = [present_check(row, texts) for row in rows]
        found = present_summary(mode="run", verdict="time_limit", checks=checks, problem=None)
    assert found.headline == "Out of time"
    assert "outside the functions" in found.text


def test_a_wrong_number_is_shown_once_and_a_hidden_one_is_said_to_be_hidden(texts) -> None:
    number = {"type": "number", "shape": [], "dtype": "float64"}
    card = {
        "path": "",
        "kind": "values",
        "entries": 1,
        "wrong": 1,
        "max_absolute": 0.5,
        "expected": number,
        "got": {**number, "text": "1.5"},
        "samples": [{"index": [], "expected": "1", "got": "1.5"}],
    }
    with override("en"):
        shown = present_check(result(card=card), texts).card
    assert shown is not None
    assert shown.samples == ()
    assert [(row.expected, row.got) for row in shown.rows if row.label == "Value"] == [
        ("not shown", "1.5")
    ]


def test_learners_words_cannot_become_markup(texts: LabTexts) -> None:
    evil = "<script>alert(1)</script>"
    row = result(
        verdict="error",
        error=error(
            "exception",
            type=evil,
            message=evil,
            line=1,
            traceback=[{"line": 1, "function": evil, "source": evil}],
        ),
    )
    assert "<script" not in html(present_check(row, texts))


@pytest.mark.parametrize(
    ("mode", "verdict", "headline"),
    [
        ("submit", "passed", "Passed"),
        ("run", "passed", "All examples pass"),
        ("submit", "wrong", "Not there yet"),
        ("submit", "our_failure", "Our fault, not yours"),
        ("submit", "", "Cancelled"),
        ("run", "not_attempted", "Nothing to check yet"),
    ],
)
def test_endings_are_told_apart(mode: str, verdict: str, headline: str) -> None:
    with override("en"):
        found = present_summary(mode=mode, verdict=verdict, checks=[], problem=None)
    assert found.headline == headline


TIMES_M = {
    "function": "propagate",
    "paths": ["[0]['dw']"],
    "formula": "k",
    "sizes": [{"argument": "X", "axis": 1}],
    "values": [[7], [11]],
    "factors": [7.0, 11.0],
    "negative": False,
}


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("en", "dw is X.shape[1] times too large", "(7, 11 where it failed)"),
        ("ja", "dw が X.shape[1] 倍になっています", "7, 11"),
    ],
)
def test_a_relation_is_said_with_its_figures(
    texts: LabTexts, language: str, title: str, words: str
) -> None:
    with override(language):
        check = present_check(
            result(mistake="relation:times-size", evidence=TIMES_M, card=VALUES), texts
        )
        page = html(check)
    assert check.mistake is not None
    assert (check.mistake.title, check.mistake.evidence) == (title, TIMES_M)
    assert words in check.mistake.explanation
    assert "%" not in check.mistake.explanation
    assert escape(check.mistake.explanation) in page
    assert not check.hint
    assert not check.card_unfolded


def test_where_only_the_place_is_known_hint_and_figures_stay(texts: LabTexts) -> None:
    facts = {"paths": ["[0]"], "parts": ["0"], "count": 2}
    check = present_check(result(mistake="relation:one-part", evidence=facts, card=VALUES), texts)
    assert check.mistake
    assert check.hint
    assert check.card_unfolded


def test_a_relation_of_an_older_grader_is_left_out(texts: LabTexts) -> None:
    assert present_check(result(mistake="relation:gone", card=VALUES), texts).mistake is None
    assert present_check(result(mistake="relation:times-size"), texts).mistake is not None


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ({"source": "exact"}, ["No tolerance"]),
        ({"source": "structure"}, ["The values are free"]),
        (
            {"source": "usual", "dtype": "float64", "digits": 16, "asked": 6},
            ["relative 1e-06", "the usual one", "float64 keeps about 16 digits", "first 6"],
        ),
        (
            {"source": "author", "why": {"ja": "和の順序です。", "en": "Sums differ by order."}},
            ["The author of the lab chose it", "Sums differ by order."],
        ),
        ({}, ["relative 1e-06, absolute 1e-09"]),
    ],
)
def test_a_tolerance_says_where_it_comes_from(origin: dict[str, Any], said: list[str]) -> None:
    with override("en"):
        facts = " ".join(present_card({**VALUES, "tolerance": origin}).facts)
    assert all(words in facts for words in said), facts
    with override("ja"):
        assert present_card({**VALUES, "tolerance": origin}).facts


def misspelt(check_id: str, position: int, **columns: Any) -> CheckResult:
    """A check that fails since line 7 uses a name that there is not."""
    told = error(
        "exception",
        type="NameError",
        message="name 'sigmod' is not defined",
        line=columns.pop("line", 7),
        source_line="    A = sigmod(z)",
    )
    return result(check_id=check_id, position=position, verdict="error", error=told, **columns)


def test_what_stops_several_checks_is_explained_once(texts: LabTexts) -> None:
    rows = [misspelt("propagate-hidden", 6), misspelt("propagate-example", 5)]
    rows += [
        misspelt("optimize-example", 7, rests_on="propagate"),
        misspelt("sigmoid-large", 2, line=3),
    ]
    with override("en"):
        other, first, second, third = present_checks(rows, texts)
        pages = [html(check) for check in (first, second, third)]
    assert first.cause == second.cause == third.cause != other.cause
    assert first.same_as is None
    assert other.same_as is None
    for check, page in ((second, pages[1]), (third, pages[2])):
        assert check.same_as is not None
        assert check.same_as.id == "propagate-example"
        assert 'href="#check-propagate-example"' in page
        assert "line 7" in page
        assert "Likely causes" not in page
        assert 'data-error-line="7"' in page
    assert "Likely causes" in pages[0]


def test_checks_that_come_one_by_one_know_what_was_told(texts: LabTexts) -> None:
    [first] = present_checks([misspelt("propagate-hidden", 6)], texts)
    [again] = present_checks([misspelt("propagate-hidden", 6)], texts, [first])
    [late] = present_checks([misspelt("propagate-example", 5)], texts, [first])
    assert again.same_as is None
    assert late.same_as is not None
    assert late.same_as.id == "propagate-hidden"


def test_a_named_mistake_is_explained_once(texts: LabTexts) -> None:
    rows = [
        result(check_id=name, position=at, mistake="propagate-missing-mean", card=VALUES)
        for name, at in (("propagate-example", 5), ("propagate-hidden", 6))
    ]
    with override("en"):
        first, second = present_checks(rows, texts)
    assert first.mistake is not None
    assert escape(first.mistake.explanation) in html(first)
    assert escape(first.mistake.explanation) not in html(second)
    assert escape(first.mistake.title) in html(second)


def test_why_a_tolerance_is_so_is_said_once(texts: LabTexts) -> None:
    usual = {"source": "usual", "dtype": "float64", "digits": 16, "asked": 6}
    card = {**VALUES, "tolerance": usual}
    rows = [
        result(check_id=name, position=at, card=card)
        for name, at in (("propagate-example", 5), ("propagate-hidden", 6))
    ]
    for language, reason in (("en", "float64 keeps about 16 digits"), ("ja", "float64 は約 16 桁")):
        with override(language):
            first, second = map(html, present_checks(rows, texts))
        assert reason in first
        assert reason not in second
        assert "1e-06" in second
