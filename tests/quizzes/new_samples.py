"""One question of each kind that the first samples lack, and one with drawn numbers."""

from __future__ import annotations

from typing import Any

from tests.quizzes.samples import SECRET, _common, _typed, option, secret, text


def matrix() -> dict[str, Any]:
    slips = [{"value": [[9.0, 9.0], [9.0, 9.0]], "feedback": secret("slip")}]
    body = {"answer": [[1.0, 2.0], [3.0, 4.0]], "tolerance": 0.001, "name": "A", "slips": slips}
    return _common("matrix", "matrix") | _typed() | body


def expression() -> dict[str, Any]:
    slips = [{"value": "1 - a", "feedback": secret("slip")}]
    body = {"answer": "a(1-a)", "variables": {"a": [0.05, 0.95]}, "slips": slips}
    return _common("expression", "expression") | _typed() | body


def plot() -> dict[str, Any]:
    axis = {"label": text("axis")}
    curves = [
        {"id": f"{SECRET}-{name}", "y": f"{factor} * x", "domain": [0, 4], "count": 5}
        for name, factor in (("low", 1), ("middle", 2), ("high", 3))
    ]
    options = [
        {"id": f"{SECRET}-o-{n}", "curve": f"{SECRET}-{n}", "feedback": secret(n)}
        for n in ("low", "middle", "high")
    ]
    options[2]["correct"] = True
    drawing = {"x": axis, "y": axis, "summary": text("three lines"), "curves": curves}
    return _common("plot", "plot") | {"plot": drawing, "options": options}


def explain() -> dict[str, Any]:
    rubric = [
        {"id": f"{SECRET}-{n}", "text": secret(f"criterion {n}"), "feedback": secret(n)}
        for n in "abc"
    ]
    rubric[0]["weight"] = 2
    return _common("explain", "explain") | {"model": secret("model"), "rubric": rubric}


def _round(id_: str) -> dict[str, Any]:
    options = [
        {
            "id": f"{SECRET}-{id_}-{name}",
            "text": text(f"{id_} {name}"),
            "consequence": secret(f"consequence {id_} {name}"),
            "credit": credit,
            "cost": cost,
            "feedback": secret(name),
        }
        for name, credit, cost in (("good", 1, 1), ("fair", 0.5, 2), ("bad", 0, 0))
    ]
    return {"id": id_, "situation": text(f"Situation {id_}"), "options": options}


def case() -> dict[str, Any]:
    rounds = [_round("first"), _round("second"), _round("third")]
    rounds[1]["after"] = {f"{SECRET}-first-bad": text("Things look bad")}
    budget = {"amount": 4, "unit": text("h")}
    return _common("case", "case") | {"rounds": rounds, "budget": budget}


def drawn() -> dict[str, Any]:
    """A sum with drawn numbers and hints."""
    slips = [{"value": "{{a - b}}", "feedback": secret("{{a}} minus {{b}}")}]
    return (
        _common("drawn", "numeric")
        | _typed()
        | {
            "parameters": {"a": {"integer": [10, 90]}, "b": {"integer": [1, 9]}},
            "where": ["a % 10 != 0"],
            "prompt": text("What is {{a}} + {{b}}?"),
            "answer": "{{a + b}}",
            "tolerance": 0.5,
            "slips": slips,
            "hints": [secret("hint 1"), secret("hint 2")],
        }
    )


ALL = {maker.__name__: maker for maker in (matrix, expression, plot, explain, case, drawn)}
__all__ = ["ALL", "option"]
