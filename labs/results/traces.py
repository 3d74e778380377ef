"""What pages say about a shape trace. Pure: the stored trace and its source in, lines out.

The trace was bounded when it came out of the sandbox; here it is only put beside the code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from labs import wording
from labs.results.presentation import Error, present_error

ANNOTATION = 60
MOST_LINES = 400


@dataclass(frozen=True)
class Value:
    """A few numbers, and the pass of the loop in which they were these ("" outside of loops)."""

    text: str
    passed: str = ""


@dataclass(frozen=True)
class Entry:
    """What one name was, for as long as its shape and type stayed the same."""

    name: str
    shape: str
    kind: str
    values: tuple[Value, ...]


@dataclass
class Line:
    """A line of code with what was assigned there."""

    number: int
    source: str
    entries: list[Entry] = field(default_factory=list)
    failed: bool = False
    note: str = ""


@dataclass(frozen=True)
class Part:
    """The lines of one function."""

    function: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Trace:
    """A trace as pages show it."""

    function: str
    call: str
    headline: str
    tone: str
    parts: tuple[Part, ...]
    error: Error | None
    notes: tuple[str, ...]

    @property
    def annotations(self) -> list[dict[str, Any]]:
        """One short text for each line of code, for the editor."""
        lines = [line for part in self.parts for line in part.lines if line.entries]
        return [{"line": line.number, "text": _annotation(line.entries)} for line in lines]


def present_trace(
    trace: Mapping[str, Any] | None, *, source: str, function: str, verdict: str, problem: Any
) -> Trace:
    """A trace in the active language. `verdict` is "" for one that was cancelled."""
    found = trace or {"events": []}
    error = present_error(problem) if problem else None
    lines = source.split("\n")
    return Trace(
        function=function,
        call=str(found.get("call", "")),
        headline=_headline(verdict, function, error),
        tone={"passed": "good", "": "info", "our_failure": "warn"}.get(verdict, "bad"),
        parts=tuple(_parts(found["events"], lines, function, error.line if error else None)),
        error=error,
        notes=tuple(_notes(found, verdict)),
    )


def _headline(verdict: str, function: str, error: Error | None) -> str:
    if verdict == "passed":
        return _("Shapes in %(function)s") % {"function": function}
    if verdict == "":
        return _("Cancelled.")
    if verdict == "our_failure":
        return _("The trace could not be made. That is our fault; please try again.")
    if error and error.line:
        return _("It stopped at line %(line)s. These are the shapes up to there.") % {
            "line": error.line
        }
    return wording.verdict_text(verdict)


def _notes(trace: Mapping[str, Any], verdict: str) -> Iterable[str]:
    if trace.get("limit"):
        yield wording.limit_text(trace["limit"])
    if trace.get("stopped"):
        yield _("The function ran for long, so the trace ends early.")
    if trace.get("cut"):
        yield _("There were more assignments than are shown here.")
    if not trace["events"] and verdict == "passed" and not trace.get("stopped"):
        yield _("Nothing was assigned: there is no shape to show.")


def _parts(
    events: list[dict[str, Any]], lines: list[str], root: str, failed: int | None
) -> Iterable[Part]:
    """The traced function first, then those it called, as they came."""
    named = [event for event in events if event["kind"] != "left_out"]
    order = dict.fromkeys([root, *(event["function"] for event in named)])
    gaps = {event["line"]: event["count"] for event in events if event["kind"] == "left_out"}
    for function in order:
        mine = [event for event in named if event["function"] == function]
        if mine:
            yield Part(function, tuple(_lines(mine, lines, gaps, failed)))


def _lines(
    events: list[dict[str, Any]], lines: list[str], gaps: Mapping[int, int], failed: int | None
) -> Iterable[Line]:
    numbers = {event["line"] for event in events}
    first, last = min(numbers), max(numbers)
    if failed and last < failed <= last + 30 and not _leaves(lines, last, failed):
        last = failed
    for number in range(first, min(last, first + MOST_LINES, len(lines)) + 1):
        here = [event for event in events if event["line"] == number]
        yield Line(
            number,
            lines[number - 1],
            list(_entries(here)),
            number == failed,
            _left_out(gaps[number]) if number in gaps else "",
        )


def _leaves(lines: list[str], last: int, failed: int) -> bool:
    """Whether another function begins between two lines."""
    between = lines[last:failed]
    return any(line[:1] not in ("", " ", "\t", "#", ")") for line in between)


def _left_out(count: int) -> str:
    text = ngettext(
        "%(count)s pass in between is left out.", "%(count)s passes in between are left out.", count
    )
    return text % {"count": count}


def _entries(events: list[dict[str, Any]]) -> Iterable[Entry]:
    """One entry for each name and shape; its values pass by pass."""
    for name in dict.fromkeys(event["name"] for event in events):
        mine = [event for event in events if event["name"] == name]
        for (shape, kind), same in groupby(mine, key=lambda event: (_shape(event), _kind(event))):
            yield Entry(_name(name), shape, kind, tuple(_values(list(same))))


def _name(name: str) -> str:
    return _("returned") if name == "return" else name


def _values(events: list[dict[str, Any]]) -> Iterable[Value]:
    if len({(event["length"], *event["values"]) for event in events}) == 1:
        events = events[:1]  # the same in every pass
    for event in events[:8]:
        text = ", ".join(event["values"])
        more = event["length"] is not None and event["length"] > len(event["values"])
        passes = ".".join(str(number) for _line, number in event["passes"])
        if text:
            yield Value(f"{text}, …" if more else text, passes if len(events) > 1 else "")


def _shape(event: Mapping[str, Any]) -> str:
    """(3, 1), with ? for a size that is not known yet; "" for what has no shape."""
    shape = event["shape"]
    if shape is None:
        return ""
    sizes = ["?" if size is None else str(size) for size in shape]
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"


def _kind(event: Mapping[str, Any]) -> str:
    """float64 for arrays, otherwise the type."""
    if event["type"] == "symbolic":
        return _("%(dtype)s, symbolic") % {"dtype": event["dtype"]}
    if event["dtype"]:
        return str(event["dtype"])
    if event["length"] is not None:
        return f"{event['type']}[{event['length']}]"
    return str(event["type"])


def _annotation(entries: list[Entry]) -> str:
    texts = [" ".join(filter(None, (one.name, one.shape, one.kind))) for one in entries]
    text = " · ".join(dict.fromkeys(texts))
    return text if len(text) <= ANNOTATION else f"{text[: ANNOTATION - 1]}…"
