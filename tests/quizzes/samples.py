"""One question of each kind, as an author would write it; secrets carry a word to search for."""

from __future__ import annotations

from typing import Any

SECRET = "zq-secret"
"""Stands in everything that nobody may see before answering."""


def text(words: str) -> dict[str, str]:
    """The words in both languages."""
    return {"ja": f"{words}（日本語）", "en": words}


def secret(about: str) -> dict[str, str]:
    """A text for after the answer."""
    return text(f"{SECRET} {about}")


def _common(id_: str, type_: str) -> dict[str, Any]:
    return {
        "id": f"{SECRET}-{id_}",
        "type": type_,
        "concepts": ["sigmoid"],
        "section": "sigmoid",
        "difficulty": 1,
        "prompt": text(f"Prompt of {id_}: what is $\\sigma(z)$?"),
        "explanation": secret("explanation"),
    }


def option(id_: str, *, correct: bool = False) -> dict[str, Any]:
    body = {"id": f"{SECRET}-{id_}", "text": text(f"option {id_}"), "feedback": secret(id_)}
    return body | ({"correct": True} if correct else {})


def _typed() -> dict[str, Any]:
    return {"feedback_other": secret("other"), "feedback_correct": secret("correct")}


def single() -> dict[str, Any]:
    options = [option("a", correct=True), option("b"), option("c")]
    return _common("single", "single") | {"options": options}


def multiple() -> dict[str, Any]:
    options = [option("a", correct=True), option("b", correct=True), option("c"), option("d")]
    return _common("multiple", "multiple") | {"options": options}


def numeric() -> dict[str, Any]:
    return (
        _common("numeric", "numeric")
        | _typed()
        | {
            "answer": 0.25,
            "tolerance": 0.001,
            "unit": {"ja": "秒", "en": "s"},
            "slips": [{"value": 0.75, "feedback": secret("slip")}],
        }
    )


def shape() -> dict[str, Any]:
    return (
        _common("shape", "shape")
        | _typed()
        | {
            "answer": [4, "m"],
            "slips": [{"value": ["m", 4], "feedback": secret("slip")}],
        }
    )


def trace() -> dict[str, Any]:
    return (
        _common("trace", "trace")
        | _typed()
        | {
            "code": "import numpy as np\nprint(np.ones((2, 1)).shape, 'a')",
            "answer": "(2, 1) a",
            "slips": [{"value": "(2,) a", "feedback": secret("slip")}],
        }
    )


def order() -> dict[str, Any]:
    steps = [
        {"id": f"{SECRET}-{n}", "text": text(f"step {n}"), "feedback": secret(f"step {n}")}
        for n in "abcd"
    ]
    return _common("order", "order") | {"steps": steps}


def match() -> dict[str, Any]:
    pairs = [
        {
            "id": f"{SECRET}-{n}",
            "left": text(f"left {n}"),
            "right": text(f"right {n}"),
            "feedback": secret(n),
        }
        for n in "abc"
    ]
    return _common("match", "match") | {"pairs": pairs}


def bug_line() -> dict[str, Any]:
    return _common("bug-line", "bug_line") | {
        "code": "def f(x):\n    y = x + 1\n\n    return x",
        "answer": 4,
        "lines": [{"line": n, "feedback": secret(f"line {n}")} for n in (1, 2, 4)],
        "feedback_other": secret("other"),
    }


def fill() -> dict[str, Any]:
    return _common("fill", "fill") | {
        "template": text("The {{1}} of the {{2}}."),
        "blanks": [
            {"id": "1", "options": [option("a", correct=True), option("b")]},
            {"id": "2", "options": [option("c"), option("d", correct=True)]},
        ],
    }


ALL = {
    maker.__name__: maker
    for maker in (single, multiple, numeric, shape, trace, order, match, bug_line, fill)
}
