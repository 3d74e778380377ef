"""Pieces of a formula."""

import re
from dataclasses import dataclass

from quizzes.numerals import plain
from quizzes.unreadable import Unreadable

LONGEST = 300
MOST_TOKENS = 200
_TOKEN = re.compile(
    r"(?P<number>[0-9]+\.?[0-9]*(?:e[+-]?[0-9]{1,3}(?![0-9]))?|\.[0-9]+)"
    r"|(?P<name>[^\W\d_](?:\w|_\{\w+\})*|√)"
    r"|(?P<sign>\^|[-+*/(),])"
)


@dataclass(frozen=True)
class Token:
    """`kind` is "number", "name", "sign" or "end"; `spaced` when white space stands before it."""

    kind: str
    text: str
    spaced: bool = False


def tokens(text: str) -> list[Token]:
    """The pieces of `text` in plain signs; raises Unreadable for a sign that has no meaning."""
    if len(text) > LONGEST:
        raise Unreadable("expression_long")
    flat = _brackets(plain(text).replace("**", "^")).strip()
    found: list[Token] = []
    place = 0
    while place < len(flat):
        blank = len(flat[place:]) - len(flat[place:].lstrip())
        place += blank
        match = _TOKEN.match(flat, place)
        if match is None:
            raise Unreadable("expression_sign")
        found.append(Token(match.lastgroup or "", match[0], spaced=blank > 0))
        place = match.end()
    if len(found) > MOST_TOKENS:
        raise Unreadable("expression_long")
    return [*found, Token("end", "")]


def _brackets(text: str) -> str:
    """Square and curly brackets group like round ones, save for those of an index (`w_{1}`)."""
    kept = re.sub(r"_\{(\w+)\}", r"_\1", text)
    return kept.translate(str.maketrans("[]{}", "()()"))
