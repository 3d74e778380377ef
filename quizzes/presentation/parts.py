"""The parts of a question that its kind alone has."""

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Any

from quizzes.items import (
    BugLine,
    Case,
    Explain,
    Expression,
    Fill,
    Match,
    Matrix,
    Multiple,
    Numeric,
    Option,
    Order,
    Plot,
    PlotOption,
    PlotQuestion,
    Single,
)
from quizzes.listings import code_lines
from quizzes.plots.picture import Line, Picture
from quizzes.plots.points import points_of
from quizzes.presentation.keys import Orders, round_group
from quizzes.presentation.shown import Choice, Decision, Gap, Grid, Listing, Purse, Round

Progress = Mapping[str, Any]
"""What was done between question and answer: `rounds` (ids), `text`; see `quizzes.steps`."""


@singledispatch
def parts_of(item: object, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    """Fields of `Question` for this kind; nothing of the answer."""
    return {}


@parts_of.register
def _numeric(item: Numeric, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    return {"unit": item.unit.localized(language) if item.unit else None}


@parts_of.register
def _choice(
    item: Single | Multiple, shown: Orders, language: str, progress: Progress
) -> dict[str, Any]:
    return {"options": _options(item.options, shown[""], language)}


@parts_of.register
def _plot(item: PlotQuestion, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    options = _options(item.options, shown[""], language)
    return {"options": options, "picture": picture_of(item.plot, language)}


def picture_of(plot: Plot, language: str) -> Picture:
    """The plot in one language; curves are named by letter, else by their label."""
    lines = [
        Line(
            curve.letter or (curve.label.localized(language) if curve.label else ""),
            points_of(curve),
            curve.dots,
        )
        for curve in plot.curves
    ]
    return Picture(
        lines=lines,
        x_label=plot.x.label.localized(language),
        y_label=plot.y.label.localized(language),
        summary=plot.summary.localized(language),
        x_ends=(plot.x.low, plot.x.high),
        y_ends=(plot.y.low, plot.y.high),
    )


@parts_of.register
def _order(item: Order, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    texts = {step.id: step.text.localized(language) for step in item.steps}
    return {"steps": _choices(shown[""], texts)}


@parts_of.register
def _match(item: Match, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    left = {pair.id: pair.left.localized(language) for pair in item.pairs}
    right = {pair.id: pair.right.localized(language) for pair in item.pairs}
    return {"left": _choices(shown["left"], left), "right": _choices(shown["right"], right)}


@parts_of.register
def _bug_line(item: BugLine, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    pickable = set(code_lines(item.code))
    lines = enumerate(item.code.splitlines(), 1)
    return {"code": None, "lines": [Listing(n, text, n in pickable) for n, text in lines]}


@parts_of.register
def _fill(item: Fill, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    blanks = [Gap(b.id, _options(b.options, shown[b.id], language)) for b in item.blanks]
    return {"template": item.template.localized(language), "blanks": blanks}


@parts_of.register
def _matrix(item: Matrix, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    return {"grid": Grid(len(item.answer), len(item.answer[0]), item.name)}


@parts_of.register
def _expression(
    item: Expression, shown: Orders, language: str, progress: Progress
) -> dict[str, Any]:
    return {"variables": list(item.variables), "name": item.name}


@parts_of.register
def _explain(item: Explain, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    """The rubric and the model only once the learner's own words are in."""
    written = progress.get("text")
    if written is None:
        return {"between": True}
    texts = {criterion.id: criterion.text.localized(language) for criterion in item.rubric}
    rubric = _choices(shown["rubric"], texts)
    return {"written": written, "model": item.model.localized(language), "rubric": rubric}


@parts_of.register
def _case(item: Case, shown: Orders, language: str, progress: Progress) -> dict[str, Any]:
    """Rounds up to the one to decide; what comes later stays hidden."""
    decided: list[str] = list(progress.get("rounds", []))
    left = item.budget.amount if item.budget else 0
    rounds: list[Round] = []
    for number in range(1, min(len(decided) + 1, len(item.rounds)) + 1):
        chosen = decided[number - 1] if number <= len(decided) else None
        rounds.append(_round(item, number, shown, language, decided, left))
        left -= next((o.cost for o in item.rounds[number - 1].options if o.id == chosen), 0)
    unit = item.budget.unit.localized(language) if item.budget else ""
    return {
        "rounds": rounds,
        "round_count": len(item.rounds),
        "purse": Purse(item.budget.amount, left, unit) if item.budget else None,
        "between": len(decided) < len(item.rounds) - 1,
    }


def _round(
    item: Case, number: int, shown: Orders, language: str, decided: list[str], left: int
) -> Round:
    round_ = item.rounds[number - 1]
    options = {option.id: option for option in round_.options}
    order = shown[round_group(number)]
    decisions = [
        Decision(
            str(place),
            options[id_].text.localized(language),
            options[id_].cost,
            item.budget is None or options[id_].cost <= left,
        )
        for place, id_ in enumerate(order, 1)
    ]
    situation = "\n\n".join(
        [round_.situation.localized(language)]
        + [
            text.localized(language)
            for id_, text in (round_.after or {}).items()
            if id_ in decided[: number - 1]
        ]
    )
    if number > len(decided):
        return Round(number, situation, decisions)
    chosen = decided[number - 1]
    key = str(order.index(chosen) + 1)
    return Round(number, situation, decisions, key, options[chosen].consequence.localized(language))


def _options(
    options: Iterable[Option | PlotOption], order: list[str], language: str
) -> list[Choice]:
    return _choices(order, {option.id: option.text.localized(language) for option in options})


def _choices(order: list[str], texts: dict[str, str]) -> list[Choice]:
    return [Choice(str(number), texts[id_]) for number, id_ in enumerate(order, 1)]
