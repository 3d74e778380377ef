"""Reads a pasted traceback: plain Python, IPython (Jupyter, Colab), with or without colours.

Linear in the text, which is cut first. What cannot be read gives None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from labs.diagnosis.errors.facts import MAX_LINE, MAX_MESSAGE, Failure

MAX_CHARACTERS = 64 * 1024
MAX_LINES = 2000
ANSI = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]|\^\[\[[0-9;]{0,20}m")
FRAME = re.compile(r'^\s*File "([^"]{1,300})", line (\d{1,7})(?:, in (.{1,120}))?\s*$')
CELL = re.compile(
    r"^(?:(?:File )?(\S{1,300}?)(?:, line |:)(\d{1,7}), in .{1,200}"
    r"|Cell In ?\[\d{1,6}\], line (\d{1,7})(?:, in .{1,200}|:? ?.{0,80})?"
    r"|<ipython-input-[\w-]{1,80}> in .{1,160}"
    r"|(/\S{1,300}) in .{1,160})$"
)
ARROW = re.compile(r"^-{1,6}> ?(\d{1,7}) ?(.*)$")
LAST = re.compile(
    r"^(?:\S{0,100}\.)?((?:[A-Z_]\w{0,80})?(?:Error|Exception|Warning|Interrupt|Exit|Iteration|Group"
    r"|_NotOkStatusException))(?:: ?(.*))?$"
)
LIBRARY = re.compile(
    r"site-packages|dist-packages|/lib/python3|\\lib\\|<frozen|<__array_function__>"
)
MARKER = re.compile(r"^\s*[~^]{1,200}\s*$")
ENDS = ("During handling of the above", "The above exception was the direct", "NOTE:", "----")


@dataclass(frozen=True)
class _Frame:
    file: str
    line: int
    source: str


def read_traceback(text: str) -> Failure | None:
    """The last error of a traceback with the last line that is not a library's."""
    lines = ANSI.sub("", text[-MAX_CHARACTERS:]).replace("\r\n", "\n").split("\n")[-MAX_LINES:]
    lines = [line.rstrip() for line in lines]
    found = _error(lines)
    if found is None:
        return None
    index, kind, message = found
    frames = _frames(lines[:index])
    own = [frame for frame in frames if not LIBRARY.search(frame.file)] or frames
    last = own[-1] if own else None
    return Failure(
        type=kind,
        message=message[:MAX_MESSAGE],
        line=last.line if last else None,
        source_line=last.source[:MAX_LINE] if last else "",
    )


def _error(lines: list[str]) -> tuple[int, str, str] | None:
    """Where the last error stands, its type and its whole message."""
    for index in range(len(lines) - 1, -1, -1):
        match = LAST.match(lines[index])
        if match and not lines[index].startswith((" ", "\t")) and _is_head(lines, index):
            return index, match.group(1), _message(match.group(2) or "", lines[index + 1 :])
    return None


def _is_head(lines: list[str], index: int) -> bool:
    """A line `ValueError   Traceback (most recent call last)` opens, it does not end."""
    return "Traceback (most recent" not in lines[index]


def _message(first: str, rest: list[str]) -> str:
    kept = [first]
    for line in rest:
        if line.startswith(ENDS) or line.startswith("Traceback (most recent"):
            break
        kept.append(line)
    return "\n".join(kept).strip()


def _frames(lines: list[str]) -> list[_Frame]:
    found: list[_Frame] = []
    file = ""
    for index, line in enumerate(lines):
        plain, cell, arrow = FRAME.match(line), CELL.match(line), ARROW.match(line)
        if plain:
            source = _source(lines, index + 1)
            found.append(_Frame(plain.group(1), int(plain.group(2)), source))
        elif arrow:
            found.append(_Frame(file, int(arrow.group(1)), arrow.group(2).strip()))
        elif cell:
            file = cell.group(1) or cell.group(4) or ""
    return found


def _source(lines: list[str], index: int) -> str:
    """The line of code below a frame, where one is shown."""
    if index >= len(lines) or FRAME.match(lines[index]) or MARKER.match(lines[index]):
        return ""
    return lines[index].strip() if lines[index].startswith((" ", "\t")) else ""
