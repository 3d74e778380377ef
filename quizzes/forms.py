"""Between the HTML form and a response: reading what was sent, and showing it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from quizzes.certainty import LEVELS
from quizzes.presentation import Choice, Question
from quizzes.responses import UNKNOWN

_PICKED_ELSEWHERE = frozenset({"matrix", "explain", "case", "expression"})


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

    @property
    def unknown(self) -> bool:
        """Whether "I don't know yet" was pressed."""
        return "unknown" in self.data

    def raw(self, question: Question) -> dict[str, Any]:
        """The response in shown keys, for `quizzes.services.answer_give`."""
        if self.unknown:
            return dict(UNKNOWN)
        readers: dict[str, Callable[[], dict[str, Any]]] = {
            "single": lambda: {"option": self.data.get("option")},
            "multiple": lambda: {"options": self.data.getlist("option")},
            "order": lambda: {"steps": self._steps(question)},
            "match": lambda: {"pairs": self._named("pair", question.left)},
            "bug_line": lambda: {"line": self._line()},
            "plot": lambda: {"option": self.data.get("option")},
            "matrix": lambda: {"cells": self._cells(question)},
            "explain": lambda: self._words(question),
            "case": lambda: {"rounds": self._rounds(question)},
            "fill": lambda: {"blanks": self._named("blank", question.blanks)},
        }
        read = readers.get(question.type)
        return read() if read else {"text": self.text}

    def _cells(self, question: Question) -> list[list[str]]:
        grid = question.grid
        assert grid is not None
        rows, columns = range(1, grid.rows + 1), range(1, grid.columns + 1)
        return [[str(self.data.get(f"cell_{r}_{c}", "")) for c in columns] for r in rows]

    def _words(self, question: Question) -> dict[str, Any]:
        """What was written, and once that is in, the criteria ticked."""
        if question.written is None:
            return {"text": self.text}
        return {"text": question.written, "met": self.data.getlist("met")}

    def _rounds(self, question: Question) -> list[Any]:
        """The decisions made so far, and the one made now."""
        decided = [round_.chosen for round_ in question.rounds if round_.chosen is not None]
        return [*decided, self.data.get("option")]

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
        if question.type in _PICKED_ELSEWHERE:
            return self._other_rows(question)
        if question.type in ("single", "multiple", "plot"):
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

    def _other_rows(self, question: Question) -> list[Row]:
        """Entries of a matrix in rows, criteria of a rubric; a case is drawn from its rounds."""
        if question.type == "matrix" and question.grid:
            return [
                Row(
                    Choice(str(r), ""),
                    choices=tuple(
                        Row(Choice(str(c), text), f"cell_{r}_{c}") for c, text in enumerate(row, 1)
                    ),
                )
                for r, row in enumerate(self._cells(question), 1)
            ]
        if question.type == "explain":
            ticked = self.data.getlist("met")
            return [Row(part, "met", part.key in ticked) for part in question.rubric]
        return []

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
