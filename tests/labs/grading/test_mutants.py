"""Mutants: each is another program that Python accepts, and the same file gives the same ones."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.conf import settings

from labs.grading.mutants import Mutant, mutants_of

SOLUTIONS = sorted(Path(settings.CONTENT_ROOT).glob("*/*/*/labs/*/solution.py"))


def after(body: str, arguments: str = "a, b, X, d") -> set[str]:
    """What becomes of the last line of a function with this body."""
    source = f"import numpy as np\n\n\ndef f({arguments}):\n    {body}\n"
    return {mutant.after for mutant in mutants_of(source)}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("return a - b", {"return a + b", "return b - a", "return a", "return b"}),
        ("return a @ b", {"return a * b", "return b @ a"}),
        ("return a / b", {"return a * b", "return b / a"}),
        ("return a > b", {"return a >= b", "return a < b"}),
        ("return a == b", {"return a != b"}),
        ("return a and b", {"return a or b"}),
        ("return a * 3", {"return a * 4", "return a * 2", "return a * 0", "return a * 6"}),
        ("return a * 0.5", {"return a * 1.5", "return a * -0.5", "return a * 0.0"}),
        ("return -a", {"return a"}),
        ("return a", {"return -a", "return"}),
        ("return X.T", {"return X"}),
        ("return X.copy()", {"return X"}),
        ("return np.exp(a)", {"return a", "return np.expm1(a)"}),
        ("return np.log(a)", {"return np.log2(a)", "return np.log10(a)", "return a"}),
        ("return np.zeros((a, b))", {"return np.ones((a, b))", "return np.zeros((b, a))"}),
        ("return np.max(a)", {"return np.min(a)"}),
        ("return np.dot(a, b)", {"return np.dot(b, a)", "return np.multiply(a, b)"}),
        (
            "return np.sum(X, axis=0, keepdims=True)",
            {
                "return np.mean(X, axis=0, keepdims=True)",
                "return np.sum(X, axis=1, keepdims=True)",
                "return np.sum(X, keepdims=True)",
                "return np.sum(X, axis=0)",
                "return np.sum(X, axis=0, keepdims=False)",
            },
        ),
        ("return X[1:a]", {"return X[2:a]", "return X[0:a]"}),
        ("return X[:a]", {"return X[1:a]"}),
        ("return X.shape[1]", {"return X.shape[0]"}),
        ("return {'u': a, 'v': b}", {"return {'u': b, 'v': a}", "return {'u': a}"}),
        ("return d['u'] + d['v']", {"return d['v'] + d['v']", "return d['u'] + d['u']"}),
        ("return (a, b)", {"return (b, a)", "return (-a, b)"}),
        ("return a if b else X", {"return X if b else a"}),
        ("a += b", {"a -= b", "a = b", "(dropped)"}),
    ],
)
def test_slips_that_people_make_are_made(body: str, wanted: set[str]) -> None:
    assert wanted <= after(body)


def test_loops_lose_a_round_and_defaults_change() -> None:
    source = "def f(a, n=100, fast=True):\n    for i in range(n):\n        a += i\n    return a\n"
    texts = [mutant.source for mutant in mutants_of(source)]
    for part in ("n=101", "n=99", "fast=False", "list(range(n))[1:]", "list(range(n))[:-1]",
                 "        break\n"):  # fmt: skip
        assert any(part in text for text in texts), part


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.parent.name)
def test_every_mutant_is_another_program(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    plain = ast.dump(ast.parse(source))
    mutants = mutants_of(source)
    trees = [ast.dump(ast.parse(mutant.source)) for mutant in mutants]
    assert len(mutants) > 50
    assert plain not in trees
    for mutant in mutants:
        compile(mutant.source, "mutant", "exec")
    assert len({mutant.source for mutant in mutants}) == len(mutants)
    assert len({mutant.name for mutant in mutants}) == len(mutants)


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.parent.name)
def test_the_same_file_gives_the_same_mutants_and_names_outlive_moved_lines(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    first = mutants_of(source)
    assert mutants_of(source) == first
    moved = mutants_of(f"# a comment\n\n{source}")
    assert [mutant.name for mutant in moved] == [mutant.name for mutant in first]
    assert [mutant.line for mutant in moved] == [mutant.line + 2 for mutant in first]


def test_one_thing_is_changed_and_texts_and_annotations_are_left_alone() -> None:
    source = 'def f(a: int | float) -> int | float:\n    """Return a - 1."""\n    return a\n'
    for mutant in mutants_of(source):
        assert '"""Return a - 1."""' in mutant.source
        assert "(a: int | float) -> int | float" in mutant.source


def test_a_mutant_says_where_it_is() -> None:
    mutants: list[Mutant] = mutants_of("def f(a):\n    b = a + 1\n    return b\n")
    first = next(mutant for mutant in mutants if mutant.after == "b = a - 1")
    assert (first.function, first.line, first.before) == ("f", 2, "b = a + 1")
    assert first.name == "f: b = a + 1 -> b = a - 1"
