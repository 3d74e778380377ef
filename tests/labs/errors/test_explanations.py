"""What a learner reads when a program fails: kind, line, causes, in both languages."""

from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labs.diagnosis.errors import Failure, explain, read_traceback, worded
from labs.diagnosis.errors.explain import EVERY_ID, EVERY_KIND, FALLBACK
from labs.grading import words
from tests.labs.errors.failing import programs
from tests.labs.errors.record import recorded

ERRORS = recorded()
PROGRAMS = {program.id: program for program in programs()}


def test_there_is_an_error_on_record_for_every_program() -> None:
    assert ERRORS.keys() == PROGRAMS.keys()
    assert len(PROGRAMS) >= 120


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_a_failing_program_is_explained_by_kind_and_line(name: str) -> None:
    failure = Failure.from_json(ERRORS[name])
    explanation = explain(failure)
    assert (explanation.kind, failure.line) == (PROGRAMS[name].kind, PROGRAMS[name].line)
    for language in ("ja", "en"):
        said = worded(explanation, language)
        assert said.title
        assert said.what_happened
        assert said.causes
        assert said.look_at


def test_the_programs_show_more_than_sixty_kinds() -> None:
    assert len({program.kind for program in PROGRAMS.values()} - {FALLBACK}) >= 100
    assert len(EVERY_ID) == len(set(EVERY_ID))


def test_every_placeholder_is_the_same_in_both_languages() -> None:
    for kind in EVERY_KIND:
        for text in (kind.title, kind.what, *(cause.text for cause in kind.causes), *kind.look_at):
            names = [
                {name for _, name, _, _ in Formatter().parse(one) if name}
                for one in (text.en, text.ja)
            ]
            assert names[0] >= names[1], (kind.id, text)
            assert all(text), kind.id


def test_shapes_of_the_line_come_with_a_broadcast_error() -> None:
    said = worded(explain(Failure.from_json(ERRORS["arrays/broadcast-bias"])), "en")
    rows = [(value.expression, value.shape, value.dtype) for value in said.values]
    assert ("W1", "(4, 3)", "float64") in rows
    assert ("b1", "(4,)", "float64") in rows
    assert ("np.dot(W1, X)", "(4, 5)", "") in rows  # not computed again: the message tells it
    assert "keepdims" in said.causes[0]


def test_shapes_inside_a_graph_are_those_of_the_learners_own_names() -> None:
    said = worded(explain(Failure.from_json(ERRORS["tensorflow/graph-shapes"])), "ja")
    rows = [(value.expression, value.shape, value.symbolic) for value in said.values]
    assert rows == [("c", "(2, 3)", True), ("b", "(2, 4)", True)]


def test_the_transposed_factor_is_named_first() -> None:
    said = worded(explain(Failure.from_json(ERRORS["arrays/matmul"])), "en")
    assert said.causes[0].startswith("The first factor is the wrong way round")
    assert "(3, 2)" in said.what_happened


def test_a_misspelt_name_gets_the_name_that_was_meant() -> None:
    said = worded(explain(Failure.from_json(ERRORS["python/name-typo"])), "en")
    assert "learning_rate" in said.causes[0]


def test_keys_that_are_there_are_shown() -> None:
    said = worded(explain(Failure.from_json(ERRORS["python/key-missing"])), "en")
    assert any("'W1', 'b1'" in cause for cause in said.causes)


def test_messages_on_record_hold_no_frames_of_ours_and_no_paths_of_the_machine() -> None:
    text = str(ERRORS)
    assert "labs/runner" not in text
    assert "site-packages" not in text


def test_no_contents_of_arrays_are_among_the_values() -> None:
    allowed = {"expression", "kind", "type", "dtype", "shape", "length", "symbolic"}
    for error in ERRORS.values():
        for value in error.get("seen", {}).get("values", []):
            assert set(value) <= allowed


def test_an_unknown_error_still_says_what_happened_and_where_to_look() -> None:
    failure = Failure("OddError", "the moon is full", 3, "x = moon()")
    said = worded(explain(failure), "en")
    assert said.kind == FALLBACK
    assert "OddError" in said.title
    assert "the moon is full" in said.what_happened
    assert said.look_at


def test_an_integer_of_thousands_of_digits_is_explained_with_the_limit() -> None:
    message = "Exceeds the limit (4300 digits) for integer string conversion; use sys..."
    said = worded(explain(Failure("ValueError", message, 2, "print(9 ** 9**9)")), "en")
    assert said.kind == "integer_too_long"
    assert "4300 digits" in said.what_happened


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(
                ["type", "message", "line", "seen", "values", "shape", "kind", "span", "similar"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)
MESSAGES = st.sampled_from([str(error["message"]) for error in ERRORS.values()])


@settings(max_examples=150, deadline=None)
@given(claim=JSON)
def test_any_claim_of_a_child_is_bounded_and_explained(claim: object) -> None:
    error = words.learner_error(claim)
    said = worded(explain(Failure.from_json(error)), "ja")
    assert len(str(error)) < 20_000
    assert said.title
    assert said.causes


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(["ValueError", "TypeError", "Odd", "", "KeyError", "SyntaxError"]),
    message=st.text(max_size=300)
    | MESSAGES
    | st.tuples(MESSAGES, st.text(max_size=80)).map("".join),
    line=st.text(max_size=100),
)
def test_any_message_gives_a_bounded_explanation(kind: str, message: str, line: str) -> None:
    for language in ("ja", "en"):
        said = worded(explain(Failure(kind, message, 1, line)), language)
        assert said.title
        assert said.what_happened
        assert said.causes
        assert len(str(said)) < 12_000


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(max_size=400)
    | st.lists(
        st.sampled_from(
            ["Traceback (most recent call last):", '  File "a.py", line 3, in f', "    x = 1",
             "ValueError: no", "----> 3 x = y", "Cell In[1], line 3", "\x1b[31m", "~~^~~", ""]
        ),
        max_size=12,
    ).map("\n".join)
)  # fmt: skip
def test_any_pasted_text_is_read_or_refused(text: str) -> None:
    failure = read_traceback(text)
    if failure is not None:
        assert worded(explain(failure), "en").title


def test_a_very_long_message_is_explained_in_no_time() -> None:
    for character in ("(", "1,", "a ", "[", "'", "Received: "):
        failure = Failure("ValueError", character * 100_000, 1, character * 100)
        assert worded(explain(failure), "en").title
