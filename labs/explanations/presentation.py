"""Errors as pages, API and commands explain them, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from config.bilingual import Language, active_language
from labs import wording
from labs.diagnosis.errors import (
    Explanation,
    Failure,
    Worded,
    explain,
    read_traceback,
    worded,
)


@dataclass(frozen=True)
class MarkedLine:
    """The learner's line in three parts; the middle one is where it failed."""

    number: int | None
    before: str
    marked: str
    after: str


def of_error(error: Mapping[str, Any], language: Language | None = None) -> Worded:
    """The explanation of a stored error. What is no exception is said in its own words."""
    code = str(error.get("code") or "exception")
    if not error.get("type") or code == "not_implemented":
        return _plain(code, error)
    explained = worded(explain(Failure.from_json(error)), language or active_language())
    if code == "wrong_signature":
        title, advice = wording.error_text(error), wording.error_advice(error)
        return replace(explained, kind=code, title=title, causes=(advice,), look_at=())
    return explained


def _plain(code: str, error: Mapping[str, Any]) -> Worded:
    text, advice = wording.error_text(error), wording.error_advice(error)
    return Worded(code, text, text, (advice,) if advice else (), (), ())


def marked_line(error: Mapping[str, Any]) -> MarkedLine | None:
    """The line with the failing expression set apart; None where no line is known."""
    failure = Failure.from_json(error)
    if not failure.source_line:
        return None
    line = failure.source_line
    if failure.span:
        start, end = failure.span
    elif failure.column:
        start = min(failure.column - 1, max(len(line) - 1, 0))
        end = start + 1
    else:
        start, end = 0, 0
    return MarkedLine(failure.line, line[:start], line[start:end], line[end:])


@dataclass(frozen=True)
class Pasted:
    """What a pasted traceback says; `line` and `source_line` are of the last own line in it."""

    type: str
    message: str
    line: int | None
    source_line: str
    explanation: Worded
    known: bool

    def as_json(self) -> dict[str, Any]:
        """Plain data for the API and the command."""
        return asdict(self)


def of_traceback(text: str, language: Language | None = None) -> Pasted | None:
    """The explanation of a pasted traceback; None where there is no error in the text."""
    failure = read_traceback(text)
    if failure is None:
        return None
    found: Explanation = explain(failure)
    return Pasted(
        type=failure.type,
        message=failure.message[:2000],
        line=failure.line,
        source_line=failure.source_line,
        explanation=worded(found, language or active_language()),
        known=not found.is_fallback,
    )
