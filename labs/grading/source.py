"""Looks at a learner's text before anything runs it: what Python would refuse in poor words.

Pure and linear in the text's length. Answers are a code with parameters, translated by the pages:
empty_source, source_too_large, null_byte, lone_surrogate, direction_control, fullwidth_character,
invisible_character, lookalike_character.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from labs.limits import SOURCE_BYTES

FULLWIDTH = range(0xFF01, 0xFF5F)  # the ASCII characters of a Japanese keyboard's wide mode
FULLWIDTH_TO_ASCII = 0xFEE0
DIRECTION = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F}
INVISIBLE = {
    0x00A0,
    0x00AD,
    0x200B,
    0x200C,
    0x200D,
    0x2060,
    0xFEFF,
    *range(0x2000, 0x200B),
    0x202F,
    0x205F,
}
LOOKALIKE = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "′": "'",
    "″": '"',
    "、": ",",
    "。": ".",
    "「": '"',
    "」": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "ー": "-",
    "×": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "…": "...",
    "【": "[",
    "】": "]",
    "〜": "~",
}


@dataclass(frozen=True)
class SourceProblem:
    """Something in the text that must be mended first; lines and columns count from 1."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)

    def as_error(self) -> dict[str, Any]:
        """The shape of CheckOutcome.error."""
        return {
            "code": self.code,
            "params": self.params,
            "type": "",
            "message": "",
            "line": self.params.get("line"),
            "source_line": self.params.get("source_line"),
            "traceback": [],
        }


def normalise(source: str) -> str:
    """One kind of newline, and no byte order mark at the start."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def examine(source: str) -> SourceProblem | None:
    """The first problem of a normalised text, or None."""
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > SOURCE_BYTES:
        return SourceProblem("source_too_large", {"bytes": size, "allowed": SOURCE_BYTES})
    if not any(line.strip() and not line.lstrip().startswith("#") for line in source.split("\n")):
        return SourceProblem("empty_source")
    return _forbidden_anywhere(source) or _forbidden_in_code(source)


def _forbidden_anywhere(source: str) -> SourceProblem | None:
    for index, character in enumerate(source):
        number = ord(character)
        if number == 0:
            return _at("null_byte", source, index)
        if 0xD800 <= number <= 0xDFFF:
            return _at("lone_surrogate", source, index)
        if number in DIRECTION:
            return _at("direction_control", source, index)
    return None


def _forbidden_in_code(source: str) -> SourceProblem | None:
    if source.isascii():
        return None
    for index in code_positions(source):
        character = source[index]
        if character.isascii():
            continue
        code, suggestion = _judge(character)
        if code:
            return _at(code, source, index, suggestion)
    return None


def _judge(character: str) -> tuple[str | None, str]:
    number = ord(character)
    if number == 0x3000:
        return "fullwidth_character", " "
    if number in FULLWIDTH and not (character.isidentifier() and not character.isdigit()):
        return "fullwidth_character", chr(number - FULLWIDTH_TO_ASCII)
    if number in INVISIBLE:
        return "invisible_character", ""
    if character in LOOKALIKE and not character.isidentifier():
        return "lookalike_character", LOOKALIKE[character]
    return None, ""


def code_positions(source: str) -> list[int]:
    """Positions of the characters outside comments and string literals."""
    positions: list[int] = []
    index, length = 0, len(source)
    while index < length:
        character = source[index]
        if character == "#":
            index = _line_end(source, index)
        elif character in "\"'":
            index = _string_end(source, index)
        else:
            positions.append(index)
            index += 1
    return positions


def _line_end(source: str, index: int) -> int:
    end = source.find("\n", index)
    return len(source) if end < 0 else end


def _string_end(source: str, index: int) -> int:
    """Just behind the literal that opens at `index` (behind its line when it is not closed)."""
    quote = source[index]
    triple = source.startswith(quote * 3, index)
    mark = quote * 3 if triple else quote
    index += len(mark)
    while index < len(source):
        if source[index] == "\\":
            index += 2
        elif source.startswith(mark, index):
            return index + len(mark)
        elif source[index] == "\n" and not triple:
            return index
        else:
            index += 1
    return index


def _at(code: str, source: str, index: int, suggestion: str = "") -> SourceProblem:
    line = source.count("\n", 0, index) + 1
    start = source.rfind("\n", 0, index) + 1
    character = source[index]
    params: dict[str, Any] = {
        "line": line,
        "column": index - start + 1,
        "codepoint": f"U+{ord(character):04X}",
        "name": unicodedata.name(character, ""),
        "source_line": source[start : _line_end(source, index)][:200].replace(
            "\0", "\N{SYMBOL FOR NULL}"
        ),
    }
    if character.isprintable():
        params["character"] = character
    if suggestion:
        params["suggestion"] = suggestion
    if 0xD800 <= ord(character) <= 0xDFFF:
        params["source_line"] = ""  # it could not be stored or sent
    return SourceProblem(code, params)
