"""Fingerprints of a program's structure by winnowing (Schleimer, Wilkerson, Aiken 2003).

A program becomes tokens of its syntax tree: one's own names, comments, docstrings, annotations,
spacing and imports do not count; operators, names of libraries' functions, keywords and constants
do. Of all runs of `GRAM` tokens the smallest hash in each window of `WINDOW`
is kept, so that any shared stretch of `GRAM + WINDOW - 1` tokens leaves a shared fingerprint.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from hashlib import blake2b

GRAM = 10
WINDOW = 4
Prints = frozenset[int]
_UNSEEN = (ast.Import, ast.ImportFrom, ast.expr_context, ast.alias, ast.type_ignore)
_BESIDE = {"annotation", "returns", "decorator_list", "type_comment", "type_params", "ctx"}


def fingerprints(source: str) -> Prints:
    """The fingerprints of a program; none for a text that is no Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    return frozenset(
        print_ for part in tree.body for print_ in winnowed(hashes(list(tokens(part))))
    )


def tokens(node: ast.AST) -> Iterator[str]:
    """The structure of a statement, written before what it holds, names left out."""
    if isinstance(node, _UNSEEN) or _is_words(node):
        return
    yield _token(node)
    for name, value in ast.iter_fields(node):
        if name in _BESIDE:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from tokens(child)


def _is_words(node: ast.AST) -> bool:
    """A docstring, or a text that stands where a comment could."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _token(node: ast.AST) -> str:
    kind = type(node).__name__
    if isinstance(node, ast.Attribute):
        return f"{kind} {node.attr}"
    if isinstance(node, ast.keyword):
        return f"{kind} {node.arg}"
    if isinstance(node, ast.Constant):
        return f"{kind} {node.value!r}"
    return kind


def hashes(stream: Sequence[str]) -> list[int]:
    """A number for each run of `GRAM` tokens; one for a shorter stream as a whole."""
    if not stream:
        return []
    last = max(1, len(stream) - GRAM + 1)
    return [_number("\0".join(stream[at : at + GRAM])) for at in range(last)]


def _number(text: str) -> int:
    # Six bytes: JSON's readers keep whole numbers up to 2 ** 53.
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest(), "big")


def winnowed(numbers: Sequence[int]) -> set[int]:
    """The smallest number of each window."""
    if len(numbers) <= WINDOW:
        return {min(numbers)} if numbers else set()
    return {min(numbers[at : at + WINDOW]) for at in range(len(numbers) - WINDOW + 1)}
