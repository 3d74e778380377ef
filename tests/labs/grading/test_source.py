"""Before anything runs: which character on which line, in a code that pages can translate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.grading.source import code_positions, examine, normalise
from labs.limits import SOURCE_BYTES


@pytest.mark.parametrize(
    ("source", "code", "line", "column"),
    [
        ("x = 1\ny =　2\n", "fullwidth_character", 2, 4),
        ("print（1)", "fullwidth_character", 1, 6),
        ("x = １", "fullwidth_character", 1, 5),
        ("x＝1", "fullwidth_character", 1, 2),
        ("x = “a”", "lookalike_character", 1, 5),
        ("x =\u00a01", "invisible_character", 1, 4),
        ("x = 1\n\n\ny\u200b = 2", "invisible_character", 4, 2),
        ("x = 1\0", "null_byte", 1, 6),
        ("x = '\ud800'", "lone_surrogate", 1, 6),
        ("# \u202e abc\nx = 1", "direction_control", 1, 3),
    ],
)
def test_the_character_and_its_place_are_named(
    source: str, code: str, line: int, column: int
) -> None:
    problem = examine(source)
    assert problem is not None
    assert (problem.code, problem.params["line"], problem.params["column"]) == (code, line, column)


def test_a_suggestion_says_what_was_meant() -> None:
    problem = examine("f（x）")
    assert problem is not None
    assert problem.params["suggestion"] == "("
    assert problem.params["codepoint"] == "U+FF08"


@pytest.mark.parametrize(
    "source",
    [
        "x = '（全角）　'  # コメント（です）　\n",
        'x = """三重\n　引用（符）"""\n',
        "変数 = 1\n",
        "x = 'it\\'s（'\n",
        "x = r'\\'\ny = 1",
    ],
)
def test_wide_characters_in_words_and_comments_are_fine(source: str) -> None:
    assert examine(source) is None


def test_a_byte_order_mark_and_any_newline_are_accepted() -> None:
    assert normalise("\ufeffx = 1\r\ny = 2\rz = 3\n") == "x = 1\ny = 2\nz = 3\n"


@pytest.mark.parametrize("source", ["", "   \n\t\n", "# only\n   # comments\n"])
def test_nothing_written_is_no_error_of_python(source: str) -> None:
    problem = examine(source)
    assert problem is not None
    assert problem.code == "empty_source"


def test_a_megabyte_is_refused_with_figures() -> None:
    problem = examine("x = 1 # " + "x" * (1 << 20))
    assert problem is not None
    assert problem.code == "source_too_large"
    assert problem.params["allowed"] == SOURCE_BYTES < problem.params["bytes"]


@given(st.text())
def test_no_text_breaks_the_scanner(source: str) -> None:
    text = normalise(source)
    examine(text)
    positions = code_positions(text)
    assert positions == sorted(set(positions))


@given(st.text(alphabet="ab='\"#\\\n（　", max_size=40))
def test_what_python_compiles_has_no_wide_brackets_by_our_reading(source: str) -> None:
    try:
        compile(source, "x", "exec")
    except (SyntaxError, ValueError):
        return
    problem = examine(source)
    assert problem is None or problem.code == "empty_source"
