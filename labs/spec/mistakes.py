"""What mistakes.py says about its mistakes, read without running it.

The file is Python because the grader runs its wrong functions; their names and explanations are
literals, so that the web process can read them with nothing but a parser.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TEXTS = ("title", "explanation")
KEYS = {"function", "concept", "section", "uses", "tags", *TEXTS}
REQUIRED = ("function", "concept", "section", *TEXTS)


@dataclass(frozen=True)
class Fault:
    """What is wrong: the line, the key as `MISTAKES[id].key`, and what was expected there."""

    line: int
    key: str
    expected: str
    found: str = ""


@dataclass(frozen=True)
class Mistake:
    """One mistake as plain data; `line` is where it stands."""

    id: str
    line: int
    function: str
    concept: str
    section: str
    title: dict[str, str]
    explanation: dict[str, str]
    uses: str

    def stand_in(self) -> str:
        """Name of the function in mistakes.py that is run in place of the right one."""
        return self.uses or f"{self.function}_{self.id.replace('-', '_')}"

    def as_json(self) -> dict[str, Any]:
        """What is stored with a lab's version and shown to learners."""
        return {
            "function": self.function,
            "concept": self.concept,
            "section": self.section,
            "title": self.title,
            "explanation": self.explanation,
        }


def read_mistakes(tree: ast.Module) -> tuple[list[Mistake], list[Fault]]:
    """Return the mistakes in the file's order, and everything that cannot be read."""
    table = _table(tree)
    if not isinstance(table, ast.Dict):
        line = getattr(table, "lineno", 1)
        return [], [
            Fault(line, "MISTAKES", 'MISTAKES = {"id": Mistake(...), ...} at the top level')
        ]
    mistakes, faults = [], []
    for key, value in zip(table.keys, table.values, strict=True):
        found = _mistake(key, value)
        if isinstance(found, Mistake):
            mistakes.append(found)
        else:
            faults += found
    return mistakes, faults


def _table(tree: ast.Module) -> ast.expr | None:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        if any(isinstance(target, ast.Name) and target.id == "MISTAKES" for target in targets):
            return getattr(node, "value", None)
    return None


def _mistake(key: ast.expr | None, value: ast.expr) -> Mistake | list[Fault]:
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
        return [Fault(value.lineno, "MISTAKES", "ids written as plain strings")]
    where = f"MISTAKES[{key.value}]"
    if not _is_call(value):
        return [Fault(value.lineno, where, "Mistake(function=..., concept=..., ...)")]
    assert isinstance(value, ast.Call)
    given: dict[str, Any] = {}
    faults = []
    for keyword in value.keywords:
        try:
            given[keyword.arg or "**"] = ast.literal_eval(keyword.value)
        except (ValueError, TypeError):
            expected = "a literal: texts are read without running the file"
            faults.append(Fault(keyword.value.lineno, f"{where}.{keyword.arg}", expected))
    faults += _keys(where, value, given, {keyword.arg for keyword in value.keywords})
    faults += [fault for name in TEXTS for fault in _text(where, value.lineno, name, given)]
    if faults:
        return faults
    kept = {name: given[name] for name in REQUIRED}
    return Mistake(id=key.value, line=key.lineno, uses=given.get("uses", ""), **kept)


def _is_call(value: ast.expr) -> bool:
    return (
        isinstance(value, ast.Call)
        and getattr(value.func, "id", "") == "Mistake"
        and not value.args
    )


def _keys(
    where: str, call: ast.Call, given: dict[str, Any], named: set[str | None]
) -> Iterator[Fault]:
    for name in REQUIRED:
        if name not in named:
            yield Fault(call.lineno, f"{where}.{name}", "this key, which is required", "nothing")
    for name in sorted(str(name) for name in named - KEYS):
        yield Fault(call.lineno, f"{where}.{name}", f"one of {', '.join(sorted(KEYS))}", name)
    for name in ("function", "concept", "section", "uses"):
        if name in given and not isinstance(given[name], str):
            yield Fault(call.lineno, f"{where}.{name}", "a string", repr(given[name])[:80])


def _text(where: str, line: int, name: str, given: dict[str, Any]) -> Iterator[Fault]:
    text = given.get(name)
    if name not in given:
        return
    if not isinstance(text, dict) or set(text) != {"ja", "en"}:
        yield Fault(line, f"{where}.{name}", 'a text in both languages: {"ja": ..., "en": ...}')
    elif not all(isinstance(part, str) and part.strip() for part in text.values()):
        yield Fault(line, f"{where}.{name}", "two texts that are not blank")
