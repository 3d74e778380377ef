"""Feedback on explain and case."""

from quizzes.feedback.remarks import Remark, Remarks, Response, answer_lines, remarks_on, verdict
from quizzes.items import Case, CaseOption, Explain, Round
from quizzes.marking import Marked


@remarks_on.register
def _explain(item: Explain, response: Response, marked: Marked, language: str) -> Remarks:
    met = {part.id: part.right for part in marked.parts}
    return [
        Remark(
            criterion.text.localized(language),
            criterion.feedback.localized(language),
            verdict(marked, met.get(criterion.id, False)),
            missed=not marked.unknown and not met.get(criterion.id, False),
        )
        for criterion in item.rubric
    ], []


@remarks_on.register
def _case(item: Case, response: Response, marked: Marked, language: str) -> Remarks:
    own: list[Remark] = []
    others: list[Remark] = []
    chosen = response.get("rounds") or [best(round_).id for round_ in item.rounds]
    for number, (round_, id_) in enumerate(zip(item.rounds, chosen, strict=True), 1):
        for option in round_.options:
            mine = option.id == id_
            right = verdict(marked, option.credit >= 1) if mine else None
            (own if mine else others).append(_remark(number, option, right, language))
    return own, others


def _remark(number: int, option: CaseOption, right: bool | None, language: str) -> Remark:
    text = option.feedback.localized(language)
    return Remark(f"{number}: {option.text.localized(language)}", text, right)


def best(round_: Round) -> CaseOption:
    """The decision with the most credit; the cheaper of two."""
    return max(round_.options, key=lambda option: (option.credit, -option.cost))


@answer_lines.register
def _answer_explain(item: Explain, language: str) -> list[str]:
    return [item.model.localized(language)]


@answer_lines.register
def _answer_case(item: Case, language: str) -> list[str]:
    return [best(round_).text.localized(language) for round_ in item.rounds]
