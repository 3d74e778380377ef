"""Feedback on order, match, fill and bug_line."""

from quizzes.feedback.remarks import (
    Remark,
    Remarks,
    Response,
    answer_lines,
    remarks_on,
    rights_of,
    split,
    verdict,
)
from quizzes.items import BugLine, Fill, Match, Order
from quizzes.marking import Marked, right_option


@remarks_on.register
def _order(item: Order, response: Response, marked: Marked, language: str) -> Remarks:
    rights = rights_of(marked.parts)
    steps = {step.id: step for step in item.steps}
    return [
        Remark(
            steps[id_].text.localized(language),
            steps[id_].feedback.localized(language),
            rights.get(id_),
        )
        for id_ in response.get("steps", steps)
    ], []


@remarks_on.register
def _match(item: Match, response: Response, marked: Marked, language: str) -> Remarks:
    rights = rights_of(marked.parts)
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


@remarks_on.register
def _fill(item: Fill, response: Response, marked: Marked, language: str) -> Remarks:
    own: list[Remark] = []
    others: list[Remark] = []
    rights = rights_of(marked.parts)
    for blank in item.blanks:
        chosen = response.get("blanks", {}).get(blank.id, right_option(blank.options).id)
        mine, rest = split(blank.options, {chosen: rights.get(blank.id)}, language)
        own += mine
        others += rest
    return own, others


@remarks_on.register
def _bug_line(item: BugLine, response: Response, marked: Marked, language: str) -> Remarks:
    chosen = response.get("line", item.answer)
    code = item.code.splitlines()
    remarks = {
        line.line: Remark(
            f"{line.line}: `{code[line.line - 1].strip()}`",
            line.feedback.localized(language),
            verdict(marked, marked.correct) if line.line == chosen else None,
        )
        for line in item.lines
    }
    mine = remarks.pop(chosen, None) or Remark(
        str(chosen), item.feedback_other.localized(language), marked.correct
    )
    return [mine], [remarks[number] for number in sorted(remarks)]


@answer_lines.register
def _answer_order(item: Order, language: str) -> list[str]:
    return [step.text.localized(language) for step in item.steps]


@answer_lines.register
def _answer_match(item: Match, language: str) -> list[str]:
    return [f"{p.left.localized(language)} → {p.right.localized(language)}" for p in item.pairs]


@answer_lines.register
def _answer_bug_line(item: BugLine, language: str) -> list[str]:
    return [f"{item.answer}: `{item.code.splitlines()[item.answer - 1].strip()}`"]


@answer_lines.register
def _answer_fill(item: Fill, language: str) -> list[str]:
    return [right_option(blank.options).text.localized(language) for blank in item.blanks]
