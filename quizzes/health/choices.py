"""The choices of a question as authors wrote them, and which of them an answer picked.

Blanks, rounds and lines are told apart by what stands before the slash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizzes.health.figures import Choice

CHOSEN = frozenset({"single", "multiple", "plot"})
Body = Mapping[str, Any]


@dataclass(frozen=True)
class Worded:
    """A choice with its words in both languages; numbers that are drawn stand as placeholders."""

    choice: Choice
    ja: str
    en: str


def worded_choices(body: Body) -> list[Worded]:
    """All choices in the order written; none for questions answered by typing and arranging."""
    if body["type"] in CHOSEN:
        return [_worded(option, "") for option in body["options"]]
    if body["type"] == "fill":
        return [
            _worded(option, f"{blank['id']}/")
            for blank in body["blanks"]
            for option in blank["options"]
        ]
    if body["type"] == "bug_line":
        lines = body["code"].splitlines()
        return [_line(number, lines, body["answer"]) for number in _numbers(body)]
    return []


def choices_of(body: Body) -> list[Choice]:
    """As `worded_choices`, without words."""
    return [worded.choice for worded in worded_choices(body)]


def _worded(option: Mapping[str, Any], before: str) -> Worded:
    text = option.get("text") or {"ja": option["id"], "en": option["id"]}
    choice = Choice(f"{before}{option['id']}", bool(option.get("correct")))
    return Worded(choice, str(text["ja"]), str(text["en"]))


def _numbers(body: Body) -> list[int]:
    return [line["line"] for line in body["lines"]]


def _line(number: int, lines: list[str], answer: object) -> Worded:
    text = f"`{lines[number - 1].strip()}`" if number <= len(lines) else str(number)
    return Worded(Choice(str(number), str(number) == str(answer)), text, text)


def picked(type_: str, response: Body) -> tuple[str, ...]:
    """The choices that a stored response picked."""
    if "option" in response:
        return (str(response["option"]),)
    if "options" in response:
        return tuple(map(str, response["options"]))
    if type_ == "fill":
        return tuple(f"{blank}/{option}" for blank, option in response.get("blanks", {}).items())
    if "line" in response:
        return (str(response["line"]),)
    return ()
