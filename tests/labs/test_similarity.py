"""Fingerprints: copies are near however they are dressed up, other people's right ways are not."""

from __future__ import annotations

import ast
import random
import re
from itertools import permutations
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given as drawn
from hypothesis import settings as limits
from hypothesis import strategies as st

from labs.variations.similarity.fingerprints import GRAM, WINDOW, fingerprints, hashes, winnowed
from labs.variations.similarity.likeness import NEAR, counted, likeness

LABS = sorted(path.parent for path in Path(settings.CONTENT_ROOT).glob("*/*/*/labs/*/solution.py"))
VARIED = [lab for lab in LABS if (lab / "variation").is_dir()]
names = pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
TOO_SHORT = {
    ("numpy-basics", "solution"),
    ("numpy-basics", "other_formulas"),
    ("vectorization", "solution"),
}
"""Lines so few and so usual that two people may write the same: nobody is asked (decision 23)."""


def texts_of(lab: Path) -> dict[str, str]:
    """The right ways to solve a lab that its author wrote."""
    files = [lab / "solution.py", *sorted((lab / "alternatives").glob("*.py"))]
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


@names
def test_no_right_way_is_near_another(lab: Path) -> None:
    found = {name: fingerprints(text) for name, text in texts_of(lab).items()}
    starter = fingerprints((lab / "starter.py").read_text(encoding="utf-8"))
    for one, other in permutations(found, 2):
        rest = [prints for name, prints in found.items() if name not in (one, other)]
        for usual in ({}, counted(rest)):
            close = likeness(found[one], found[other], usual=usual, given=starter)
            assert close.share < NEAR / 2, (one, other, close)


def dressed_up(source: str) -> str:
    """The same text with other names, order, comments, a print and no docstrings."""
    tree = ast.parse(source)
    own = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    own |= {
        n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    others = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
    functions[0].body.insert(1, ast.parse("print('here')").body[0])
    tree.body = [*others, *reversed(functions)]
    text = ast.unparse(tree)
    for name in sorted(own, key=len, reverse=True):
        text = re.sub(
            rf"(?<![\w.'\"]){re.escape(name)}(?![\w'\"])(?!\s*=[^=].*\))", f"{name}_x", text
        )
    return f"# all my own work\n{text}"


@pytest.mark.parametrize("lab", VARIED, ids=lambda lab: lab.name)
def test_a_copy_is_near_however_it_is_dressed_up(lab: Path) -> None:
    starter = fingerprints((lab / "starter.py").read_text(encoding="utf-8"))
    texts = texts_of(lab)
    for name, text in texts.items():
        usual = counted(fingerprints(other) for at, other in texts.items() if at != name)
        close = likeness(
            fingerprints(dressed_up(text)), fingerprints(text), usual=usual, given=starter
        )
        assert close.share >= NEAR, (name, close)
        assert close.near is ((lab.name, name) not in TOO_SHORT), close


@pytest.mark.parametrize("lab", VARIED, ids=lambda lab: lab.name)
def test_the_starter_and_a_first_function_prove_nothing(lab: Path) -> None:
    starter = (lab / "starter.py").read_text(encoding="utf-8")
    prints = fingerprints(starter)
    assert not likeness(prints, prints, usual={}, given=prints).near
    tree = ast.parse((lab / "solution.py").read_text(encoding="utf-8"))
    short = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
    one = fingerprints(ast.unparse(short))
    for text in texts_of(lab).values():  # who has that function in common and wrote the others
        assert not likeness(fingerprints(text), one, usual={}, given=prints).near


USUAL = {
    "sigmoid": ["return 1 / (1 + np.exp(-z))", "s = 1.0 / (1.0 + np.exp(-z))\n    return s"],
    "start": ["return np.zeros((n, 1)), 0.0", "w = np.zeros((n, 1))\n    b = 0.0\n    return w, b"],
    "cost": [
        "return -np.sum(y * np.log(a) + (1 - y) * np.log(1 - a)) / m",
        "return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))",
        "return -(np.dot(y, np.log(a).T) + np.dot(1 - y, np.log(1 - a).T)).item() / m",
    ],
    "step": [
        "w = w - rate * dw\n    b = b - rate * db\n    return w, b",
        "w -= rate * dw\n    b -= rate * db\n    return w, b",
        "return w - rate * dw, b - rate * db",
    ],
    "predict": [
        "return (a > 0.5).astype(float)",
        "return np.where(a > 0.5, 1.0, 0.0)",
        "p = np.zeros(a.shape)\n    p[a > 0.5] = 1\n    return p",
    ],
}


def usual_text(rng: random.Random) -> str:
    """What somebody writes who picks among usual ways for each function."""
    return "\n\n".join(
        f"def {name}(z, w, b, n, y, a, m, rate, dw, db):\n    {rng.choice(ways)}"
        for name, ways in USUAL.items()
    )


@limits(max_examples=40, deadline=None)
@drawn(st.integers(0, 10**6))
def test_learners_who_write_as_usual_are_not_held_against_each_other(seed: int) -> None:
    rng = random.Random(seed)
    found = [fingerprints(usual_text(rng)) for _ in range(12)]
    for at, one in enumerate(found):
        for place, other in enumerate(found[:at]):
            rest = [text for where, text in enumerate(found) if where not in (at, place)]
            assert not likeness(one, other, usual=counted(rest)).near


@drawn(st.lists(st.sampled_from("abcdefgh"), min_size=GRAM + WINDOW - 1, max_size=60))
def test_a_shared_stretch_leaves_a_shared_fingerprint(stretch: list[str]) -> None:
    one = winnowed(hashes(["x", *stretch, "y", "y"]))
    other = winnowed(hashes([*["q"] * 9, *stretch]))
    assert one & other


def test_what_is_no_python_has_no_fingerprints() -> None:
    assert fingerprints("def f(:") == frozenset()
    assert fingerprints("") == frozenset()
