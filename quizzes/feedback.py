"""What is said after an answer: why what was chosen is right or wrong, and what the rest is about.

Pure, and made anew from the stored answer whenever it is read, so that a learner who switches
language reads the same feedback in the other one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from quizzes.items import (
    BugLine,
    Fill,
    Item,
    Match,
    Multiple,
    Numeric,
    Option,
    Order,
    Shape,
    Single,
    Trace,
    Typed,
)
from quizzes.marking import Marked, Part, right_option
from quizzes.quoting import as_block, as_code

Response = dict[str, Any]


@dataclass(frozen=True)
class Remark:
    """Feedback on one thing; `about` names it (Markdown). `right` is None where nobody chose.

    `missed`: it belongs to the answer and was left out, which is why `right` is False.
    """

    about: str
    text: str
    right: bool | None = None
    missed: bool = False


@dataclass(frozen=True)
class Feedback:
    """`own` is about what the learner did, `others` about everything else (folded on the page).

    `answer` is the right answer, line by line; all texts are Markdown in one language.
    """

    own: list[Remark]
    others: list[Remark]
    answer: list[str]
    explanation: str


def feedback_on(item: Item, response: Response, marked: Marked, *, language: str) -> Feedback:
    """Feedback for a marked response; a learner who did not know reads about the right answer."""
    own, others = _remarks(item, response, marked, language)
    return Feedback(own, others, _answer(item, language), item.explanation.localized(language))


Remarks = tuple[list[Remark], list[Remark]]


@singledispatch
def _remarks(item: object, response: Response, marked: Marked, language: str) -> Remarks:
    raise TypeError(f"no feedback for {type(item).__name__}")


@_remarks.register
def _single(item: Single, response: Response, marked: Marked, language: str) -> Remarks:
    own = response.get("option", right_option(item.options).id)
    return _split(item.options, {own: _verdict(marked, marked.correct)}, language)


@_remarks.register
def _multiple(item: Multiple, response: Response, marked: Marked, language: str) -> Remarks:
    """Own are the options picked and those missed; options rightly left alone are the others."""
    if marked.unknown:
        return _split(item.options, {o.id: None for o in item.options if o.correct}, language)
    own: dict[str, bool | None] = {p.id: p.right for p in marked.parts if p.chosen or not p.right}
    mine, others = _split(item.options, own, language)
    missed = {p.id for p in marked.parts if not (p.chosen or p.right)}
    ids = [option.id for option in item.options if option.id in own]
    marks = [replace(one, missed=id_ in missed) for id_, one in zip(ids, mine, strict=True)]
    return marks, others


@_remarks.register
def _order(item: Order, response: Response, marked: Marked, language: str) -> Remarks:
    rights = _rights(marked.parts)
    steps = {step.id: step for step in item.steps}
    return [
        Remark(
            steps[id_].text.localized(language),
            steps[id_].feedback.localized(language),
            rights.get(id_),
        )
        for id_ in response.get("steps", steps)
    ], []


@_remarks.register
def _match(item: Match, response: Response, marked: Marked, language: str) -> Remarks:
    rights = _rights(marked.parts)
    partners = {pair.id: pair.right.localized(language) for pair in item.pairs}
    chosen = response.get("pairs", {id_: id_ for id_ in partners})
    return [
        Remark(
            f"{pair.left.localized(language)} → {partners[chosen[pair.id]]}",
            pair.feedback.localized(language),
            rights.get(pair.id),
        )
        for pair in item.pairs
    ], []


@_remarks.register
def _fill(item: Fill, response: Response, marked: Marked, language: str) -> Remarks:
    own: list[Remark] = []
    others: list[Remark] = []
    rights = _rights(marked.parts)
    for blank in item.blanks:
        chosen = response.get("blanks", {}).get(blank.id, right_option(blank.options).id)
        mine, rest = _split(blank.options, {chosen: rights.get(blank.id)}, language)
        own += mine
        others += rest
    return own, others


@_remarks.register
def _bug_line(item: BugLine, response: Response, marked: Marked, language: str) -> Remarks:
    chosen = response.get("line", item.answer)
    code = item.code.splitlines()
    remarks = {
        line.line: Remark(
            f"{line.line}: `{code[line.line - 1].strip()}`",
            line.feedback.localized(language),
            _verdict(marked, marked.correct) if line.line == chosen else None,
        )
        for line in item.lines
    }
    mine = remarks.pop(chosen, None) or Remark(
        str(chosen), item.feedback_other.localized(language), marked.correct
    )
    return [mine], [remarks[number] for number in sorted(remarks)]


@_remarks.register
def _typed(item: Typed, response: Response, marked: Marked, language: str) -> Remarks:
    slips = [
        Remark(_value(item, slip.value, language), slip.feedback.localized(language))
        for slip in _slips(item)
    ]
    right = Remark(", ".join(_answer(item, language)), item.feedback_correct.localized(language))
    if marked.unknown:
        return [right], slips
    about = _quoted(item, response["text"], language)
    others = [slip for index, slip in enumerate(slips) if index != marked.slip]
    if marked.correct:
        return [Remark(about, right.text, True)], others
    text = (
        item.feedback_other.localized(language) if marked.slip is None else slips[marked.slip].text
    )
    return [Remark(about, text, False)], [right, *others]


def _slips(item: Typed) -> Iterable[Any]:
    assert isinstance(item, Numeric | Shape | Trace)
    return item.slips


def _verdict(marked: Marked, right: bool) -> bool | None:
    return None if marked.unknown else right


def _rights(parts: Iterable[Part]) -> dict[str, bool | None]:
    return {part.id: part.right for part in parts}


def _split(options: list[Option], own: dict[str, bool | None], language: str) -> Remarks:
    """Remarks on the options in `own` and on the others, each in the authors' order."""
    remarks = {
        option.id: Remark(
            option.text.localized(language), option.feedback.localized(language), own.get(option.id)
        )
        for option in options
    }
    mine = [remark for id_, remark in remarks.items() if id_ in own]
    return mine, [remark for id_, remark in remarks.items() if id_ not in own]


@singledispatch
def _answer(item: object, language: str) -> list[str]:
    raise TypeError(f"no answer for {type(item).__name__}")


@_answer.register
def _answer_choice(item: Single | Multiple, language: str) -> list[str]:
    return [option.text.localized(language) for option in item.options if option.correct]


@_answer.register
def _answer_typed(item: Numeric | Shape | Trace, language: str) -> list[str]:
    return [_value(item, item.answer, language)]


@_answer.register
def _answer_order(item: Order, language: str) -> list[str]:
    return [step.text.localized(language) for step in item.steps]


@_answer.register
def _answer_match(item: Match, language: str) -> list[str]:
    return [f"{p.left.localized(language)} → {p.right.localized(language)}" for p in item.pairs]


@_answer.register
def _answer_bug_line(item: BugLine, language: str) -> list[str]:
    return [f"{item.answer}: `{item.code.splitlines()[item.answer - 1].strip()}`"]


@_answer.register
def _answer_fill(item: Fill, language: str) -> list[str]:
    return [right_option(blank.options).text.localized(language) for blank in item.blanks]


def _value(item: object, value: Any, language: str) -> str:
    """An author's value as a learner would have typed it, as Markdown."""
    if isinstance(item, Numeric):
        return as_code(f"{value:.12g}") + _unit(item, language)
    if isinstance(value, list):
        inside = ", ".join(map(str, value))
        return as_code(f"({inside},)" if len(value) == 1 else f"({inside})")
    return as_block(str(value))


def _quoted(item: object, text: str, language: str) -> str:
    """What the learner typed, as code so that nothing in it is taken for Markdown."""
    return as_block(text) if isinstance(item, Trace) else as_code(text.strip())


def _unit(item: Numeric, language: str) -> str:
    return f" {item.unit.localized(language)}" if item.unit else ""
