"""Feedback on single, plot and multiple."""

from dataclasses import replace

from quizzes.feedback.remarks import Remarks, Response, answer_lines, remarks_on, split, verdict
from quizzes.items import Multiple, PlotQuestion, Single
from quizzes.marking import Marked


@remarks_on.register
def _single(
    item: Single | PlotQuestion, response: Response, marked: Marked, language: str
) -> Remarks:
    right = next(option.id for option in item.options if option.correct)
    own = response.get("option", right)
    return split(item.options, {own: verdict(marked, marked.correct)}, language)


@remarks_on.register
def _multiple(item: Multiple, response: Response, marked: Marked, language: str) -> Remarks:
    """Own are the options picked and those missed; options rightly left alone are the others."""
    if marked.unknown:
        return split(item.options, {o.id: None for o in item.options if o.correct}, language)
    own: dict[str, bool | None] = {p.id: p.right for p in marked.parts if p.chosen or not p.right}
    mine, others = split(item.options, own, language)
    missed = {p.id for p in marked.parts if not (p.chosen or p.right)}
    ids = [option.id for option in item.options if option.id in own]
    marks = [replace(one, missed=id_ in missed) for id_, one in zip(ids, mine, strict=True)]
    return marks, others


@answer_lines.register
def _answer(item: Single | Multiple | PlotQuestion, language: str) -> list[str]:
    return [option.text.localized(language) for option in item.options if option.correct]
