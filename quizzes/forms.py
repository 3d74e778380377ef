"""Between the HTML form and a response: reading what was sent, and showing it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from quizzes.certainty import LEVELS
from quizzes.presentation import Choice, Question
from quizzes.responses import UNKNOWN


@dataclass(frozen=True)
class Row:
    """A choice and whether it is chosen, or a place with the choices for it."""

    choice: Choice
    name: str = ""
    chosen: bool = False
    choices: tuple[Row, ...] = ()


class Given:
    """What a form has sent (or nothing yet); names are those of `templates/quizzes/fields`."""

    def __init__(self, data: QueryDict | None = None) -> None:
        self.data = data if data is not None else QueryDict()

    @property
    def text(self) -> str:
        """What was typed."""
        return str(self.data.get("text", ""))

    @property
    def certainty(self) -> int | None:
        """1, 2 or 3; None when no level was chosen."""
        value = str(self.data.get("certainty", ""))
        return int(value) if value in {str(level) for level in LEVELS} else None

    def raw(self, question: Question) -> dict[str, Any]:
        """The response in shown keys, for `quizzes.services.answer_give`."""
        if "unknown" in self.data:
            return dict(UNKNOWN)
        readers: dict[str, Callable[[], dict[str, Any]]] = {
            "single": lambda: {"option": self.data.get("option")},
            "multiple": lambda: {"options": self.data.getlist("option")},
            "order": lambda: {"steps": self._steps(question)},
            "match": lambda: {"pairs": self._named("pair", question.left)},
            "bug_line": lambda: {"line": self._line()},
            "fill": lambda: {"blanks": self._named("blank", question.blanks)},
        }
        read = readers.get(question.type)
        return read() if read else {"text": self.text}

    def _named(self, prefix: str, places: Iterable[Any]) -> dict[str, Any]:
        return {place.key: self.data.get(f"{prefix}_{place.key}") for place in places}

    def _line(self) -> int | None:
        value = str(self.data.get("line", ""))
        return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None

    def _steps(self, question: Question) -> list[str] | None:
        """Keys by chosen place; None unless each step has a place of its own."""
        places = {step.key: str(self.data.get(f"position_{step.key}")) for step in question.steps}
        wanted = [str(number) for number in range(1, len(question.steps) + 1)]
        if sorted(places.values()) != sorted(wanted):
            return None
        return sorted(places, key=lambda key: int(places[key]))

    def rows(self, question: Question) -> list[Row]:
        """The rows of the form with what was chosen before."""
        if question.type in ("single", "multiple"):
            chosen = self.data.getlist("option")
            return [Row(option, "option", option.key in chosen) for option in question.options]
        if question.type == "bug_line":
            return [
                Row(Choice(str(line.line), line.text), "line" if line.pickable else "",
                    str(line.line) == self.data.get("line"))
                for line in question.lines
            ]  # fmt: skip
        if question.type == "order":
            return self._ordered(question)
        if question.type == "match":
            letters = [Choice(part.key, letter(part.key)) for part in question.right]
            return [self._place("pair", part, letters) for part in question.left]
        return [
            self._place("blank", Choice(blank.key, blank.key), blank.options)
            for blank in question.blanks
        ]

    def _ordered(self, question: Question) -> list[Row]:
        """Steps in the order given before; each select says the place where its step stands."""
        steps = {step.key: step for step in question.steps}
        numbers = [Choice(step.key, step.key) for step in question.steps]
        given = self._steps(question)
        rows = [self._place("position", steps[key], numbers) for key in given or steps]
        if any(row.name in self.data for row in rows):
            return rows
        return [_at_place(row, place) for place, row in enumerate(rows)]

    def _place(self, prefix: str, place: Choice, choices: Iterable[Choice]) -> Row:
        name = f"{prefix}_{place.key}"
        value = self.data.get(name)
        return Row(place, name, choices=tuple(Row(c, name, c.key == value) for c in choices))


def _at_place(row: Row, place: int) -> Row:
    """The row with the place (from 0) where it stands chosen."""
    choices = (replace(choice, chosen=n == place) for n, choice in enumerate(row.choices))
    return replace(row, choices=tuple(choices))


def letter(key: str) -> str:
    """ "A" for key "1": partners are lettered so that they are not mistaken for numbers."""
    return chr(ord("A") + int(key) - 1)
