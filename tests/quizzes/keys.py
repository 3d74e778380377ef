"""Right and wrong responses to any question, in authors' ids."""

from __future__ import annotations

from typing import Any

from quizzes.items import (
    BugLine,
    Case,
    Explain,
    Expression,
    Fill,
    Item,
    Match,
    Matrix,
    Multiple,
    Numeric,
    Order,
    PlotQuestion,
    Shape,
    Single,
    Trace,
)
from quizzes.marking import right_option


def right_response(item: Item) -> dict[str, Any]:  # noqa: C901  one case for each kind
    """What somebody who knows everything answers."""
    match item:
        case Single():
            return {"option": right_option(item.options).id}
        case Multiple():
            return {"options": [option.id for option in item.options if option.correct]}
        case Numeric():
            return {"text": repr(item.answer)}
        case Shape():
            inside = ", ".join(map(str, item.answer))
            return {"text": f"({inside},)" if len(item.answer) == 1 else f"({inside})"}
        case Trace():
            return {"text": item.answer}
        case Order():
            return {"steps": [step.id for step in item.steps]}
        case Match():
            return {"pairs": {pair.id: pair.id for pair in item.pairs}}
        case BugLine():
            return {"line": item.answer}
        case Fill():
            return {"blanks": {blank.id: right_option(blank.options).id for blank in item.blanks}}
        case PlotQuestion():
            return {"option": right_option(item.options).id}
        case Matrix():
            return {"cells": [[repr(cell) for cell in row] for row in item.answer]}
        case Expression():
            return {"text": item.answer}
        case Explain():
            return {
                "text": "words " * (item.shortest // 5 + 1),
                "met": [criterion.id for criterion in item.rubric],
            }
        case Case():
            best = (max(r.options, key=lambda o: (o.credit, -o.cost)) for r in item.rounds)
            return {"rounds": [option.id for option in best]}


def wrong_response(item: Item) -> dict[str, Any]:  # noqa: C901  one case for each kind
    """An answer that can be read and earns nothing (or not everything)."""
    match item:
        case Single():
            return {"option": next(o.id for o in item.options if not o.correct)}
        case Multiple():
            return {
                "options": [o.id for o in item.options if not o.correct][:1] or [item.options[0].id]
            }
        case Numeric():
            return {"text": repr(item.answer + 1000 * (item.tolerance + 1))}
        case Shape():
            return {"text": "(7, 7, 7, 7, 7)"}
        case Trace():
            return {"text": "nothing like it"}
        case Order():
            return {"steps": [step.id for step in reversed(item.steps)]}
        case Match():
            ids = [pair.id for pair in item.pairs]
            return {"pairs": dict(zip(ids, [*ids[1:], ids[0]], strict=True))}
        case BugLine():
            return {"line": next(line.line for line in item.lines if line.line != item.answer)}
        case Fill():
            wrong = {b.id: next(o.id for o in b.options if not o.correct) for b in item.blanks}
            return {"blanks": wrong}
        case PlotQuestion():
            return {"option": next(o.id for o in item.options if not o.correct)}
        case Matrix():
            return {"cells": [[repr(cell + 977) for cell in row] for row in item.answer]}
        case Expression():
            return {"text": f"({item.answer}) + 977"}
        case Explain():
            return {"text": "words " * (item.shortest // 5 + 1), "met": []}
        case Case():
            worst = (min(r.options, key=lambda o: (o.credit, o.cost)) for r in item.rounds)
            return {"rounds": [option.id for option in worst]}


def form_of(item: Item, raw: dict[str, Any]) -> dict[str, Any]:  # noqa: C901  as above
    """The HTML form that says `raw`, a response in the keys shown."""
    if raw.get("unknown"):
        return {"unknown": "1"}
    match item:
        case Single() | PlotQuestion():
            return {"option": raw["option"]}
        case Matrix():
            return {
                f"cell_{r}_{c}": cell
                for r, row in enumerate(raw["cells"], 1)
                for c, cell in enumerate(row, 1)
            }
        case Case():
            return {"option": raw["rounds"][-1]}
        case Explain():
            return {"met": raw["met"]}
        case Multiple():
            return {"option": raw["options"]}
        case Order():
            return {f"position_{key}": place for place, key in enumerate(raw["steps"], 1)}
        case Match():
            return {f"pair_{left}": right for left, right in raw["pairs"].items()}
        case Fill():
            return {f"blank_{blank}": key for blank, key in raw["blanks"].items()}
        case _:
            return raw
