"""Feedback on numeric, shape, matrix, expression and trace."""

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from quizzes.expressions import latex
from quizzes.feedback.remarks import Remark, Remarks, Response, answer_lines, remarks_on
from quizzes.items import Expression, Matrix, Numeric, Shape, Trace, Typed
from quizzes.marking import Marked
from quizzes.marking.typed import formula
from quizzes.numerals import read_number
from quizzes.quoting import as_block, as_code
from quizzes.slip_words import words_for


@remarks_on.register
def _typed(item: Typed, response: Response, marked: Marked, language: str) -> Remarks:
    slips = [
        Remark(value_text(item, slip.value, language), slip.feedback.localized(language))
        for slip in _slips(item)
    ]
    answer = ", ".join(answer_lines(item, language))
    right = Remark(answer, item.feedback_correct.localized(language))
    if marked.unknown:
        return [right], slips
    about = given_text(item, response, language)
    others = [slip for index, slip in enumerate(slips) if index != marked.slip]
    if marked.correct:
        return [Remark(about, right.text, True)], others
    return [Remark(about, _reason(item, marked, language), False)], [right, *others]


def _reason(item: Typed, marked: Marked, language: str) -> str:
    """The author's words on a known slip; else the pattern's, then the author's for the rest."""
    if marked.slip is not None:
        return str(_slips(item)[marked.slip].feedback.localized(language))
    other = item.feedback_other.localized(language)
    if marked.pattern is None:
        return other
    return f"{words_for(marked.pattern).localized(language)}\n\n{other}"


def _slips(item: Typed) -> Sequence[Any]:
    assert isinstance(item, Numeric | Shape | Trace | Matrix | Expression)
    return item.slips


@answer_lines.register
def _answer(item: Typed, language: str) -> list[str]:
    assert isinstance(item, Numeric | Shape | Trace | Matrix | Expression)
    return [value_text(item, item.answer, language)]


@singledispatch
def value_text(item: object, value: Any, language: str) -> str:
    """An author's value as a learner would have typed it, as Markdown."""
    return as_block(str(value))


@value_text.register
def _number(item: Numeric, value: Any, language: str) -> str:
    return as_code(f"{value:.12g}") + (f" {item.unit.localized(language)}" if item.unit else "")


@value_text.register
def _sizes(item: Shape, value: Any, language: str) -> str:
    inside = ", ".join(map(str, value))
    return as_code(f"({inside},)" if len(value) == 1 else f"({inside})")


@value_text.register
def _grid(item: Matrix, value: Any, language: str) -> str:
    rows = r" \\ ".join(" & ".join(f"{cell:.12g}" for cell in row) for row in value)
    return rf"$\begin{{bmatrix}} {rows} \end{{bmatrix}}$"


@value_text.register
def _formula(item: Expression, value: Any, language: str) -> str:
    return f"${latex(formula(item, value))}$"


@singledispatch
def given_text(item: object, response: Response, language: str) -> str:
    """What the learner typed, as code so that nothing in it is taken for Markdown."""
    return as_code(str(response["text"]).strip())


@given_text.register
def _given_output(item: Trace, response: Response, language: str) -> str:
    return as_block(response["text"])


@given_text.register
def _given_grid(item: Matrix, response: Response, language: str) -> str:
    cells = [[read_number(cell) for cell in row] for row in response["cells"]]
    return value_text(item, cells, language)


@given_text.register
def _given_formula(item: Expression, response: Response, language: str) -> str:
    return value_text(item, response["text"], language)
