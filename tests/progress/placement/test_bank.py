"""The bank of questions: checked like quizzes, every answer worked out again, none given away."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from curriculum.content.context import Targets, WeekContext
from progress.placement.content import KINDS, PlacementPart
from quizzes.items import load_item
from quizzes.marking import normalised_output
from quizzes.parameters.instances import numbers
from quizzes.presentation import present
from tests.quizzes.test_leaks import MARK, hidden_texts, marked

PROGRAM = Path(__file__).parents[3] / "courses" / "deep-learning"
READ = YAML(typ="safe")
BODIES: list[dict[str, Any]] = READ.load((PROGRAM / "placement.yaml").read_text("utf-8"))["items"]
CONCEPTS = [c["id"] for c in READ.load((PROGRAM / "concepts.yaml").read_text("utf-8"))["concepts"]]
SEEDS = range(3)
Values = dict[str, Any]


def item_of(body: dict[str, Any], seed: int) -> Any:
    return load_item({**body, "section": "placement"}, seed=seed)


def zeros(*shape: int) -> np.ndarray[Any, Any]:
    return np.zeros(shape)


def slope(f: Callable[[float], float], x: float) -> float:
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5


def softmax(z: Any) -> Any:
    return np.exp(z) / np.exp(z).sum()


def box_iou(a: float, d: float) -> float:
    grid = (np.arange(0, 400 * (a + d)) + 0.5) / 400
    one, other = grid < a, grid > d
    return float((one & other).sum() / (one | other).sum())


def norm(*v: float) -> float:
    return float(np.linalg.norm(v))


def convolved(n: int, f: int, p: int, s: int) -> int:
    return len(range(0, n + 2 * p - f + 1, s))


WORKED: dict[str, Callable[[Values], Any]] = {
    "vector-sum": lambda v: (2 * np.array([v["a"], v["b"]]) - np.array([v["c"], v["d"]]))[0],
    "norm-of-difference": lambda v: norm(v["a"], v["b"]),
    "dot-value": lambda v: np.dot([v["a"], v["b"], v["c"]], [v["d"], v["e"], v["f"]]),
    "matrix-entry": lambda v: np.array(v["A"])[1][2],
    "transpose-shape": lambda v: zeros(v["m"], v["n"]).T.shape,
    "product-shape": lambda v: (zeros(v["m"], v["k"]) @ zeros(v["k"], v["n"])).shape,
    "hadamard-entry": lambda v: (np.array(v["A"]) * np.array(v["B"]))[0, 0],
    "compose-value": lambda v: (lambda x: x**2)((lambda x: x + v["a"])(v["b"])),
    "difference-quotient-value": lambda v: ((v["a"] + v["h"]) ** 2 - v["a"] ** 2) / v["h"],
    "derivative-value": lambda v: slope(lambda x: v["a"] * x**3 + v["b"] * x, v["c"]),
    "chain-rule-value": lambda v: slope(lambda x: (v["a"] * x - v["b"]) ** 2, v["c"]),
    "partial-value": lambda v: slope(lambda y: v["b"] ** 2 * y + v["a"] * y, v["c"]),
    "complement": lambda v: v["p"] + v["q"] - v["r"],
    "bayes": lambda v: (
        v["s"] * v["t"] / (v["s"] * v["t"] + (100 - v["s"]) * v["u"])
    ),
    "independent-both": lambda v: sum(
        (v["p"] if a else 1 - v["p"]) * (v["q"] if b else 1 - v["q"])
        for a in (0, 1)
        for b in (0, 1)
        if not a and not b
    ),
    "variance": lambda v: np.var([0, v["a"]]),
    "bernoulli-variance": lambda v: np.var(np.arange(10) < round(10 * v["p"])),
    "normal-standardised": lambda v: (v["m"] + v["k"] * v["s"] - v["m"]) / v["s"],
    "likelihood-coin": lambda v: max(
        np.arange(1, 1000) / 1000,
        key=lambda p: v["h"] * np.log(p) + (v["n"] - v["h"]) * np.log(1 - p),
    ),
    "axis-sum-shape": lambda v: zeros(v["m"], v["n"]).sum(axis=0, keepdims=True).shape,
    "reshape-minus-one": lambda v: zeros(v["m"], v["a"], v["b"], 3).reshape(v["m"], -1).T.shape,
    "numpy-product": lambda v: (
        zeros(v["p"], v["q"]) @ zeros(v["q"], v["m"]) + zeros(v["p"], 1)
    ).shape,
    "neuron-output": lambda v: max(0, np.dot([v["a"], v["b"]], [v["x"], v["y"]]) + v["c"]),
    "image-length": lambda v: zeros(v["h"], v["w"], 3).reshape(-1, 1).shape[0],
    "softmax-two": lambda v: softmax(np.log([v["a"], v["b"], 1.0]))[0],
    "logistic-output": lambda v: 1 / (1 + np.exp(-v["z"])),
    "cross-entropy": lambda v: -np.log(v["a"]),
    "gradient-step": lambda v: v["w"] - v["r"] * v["g"],
    "graph-backward": lambda v: slope(lambda x: v["c"] * (v["a"] * x + v["b"]), 1.0),
    "broadcast-shape": lambda v: (zeros(v["m"], 1) + zeros(v["n"])).shape,
    "weight-shape": lambda v: zeros(v["p"], v["q"]).shape,
    "inverted-dropout": lambda v: v["a"] / v["k"],
    "he-variance": lambda v: 2 / v["n"],
    "batches-per-epoch": lambda v: len(range(0, v["m"], v["b"])),
    "momentum-step": lambda v: 0.9 * v["v"] + 0.1 * v["g"],
    "recall": lambda v: v["tp"] / (v["tp"] + v["fn"]),
    "ceiling": lambda v: v["e"] * (1 - v["k"] / 100),
    "conv-size": lambda v: convolved(v["n"], v["f"], v["p"], v["s"]),
    "conv-parameters": lambda v: zeros(v["k"], v["f"], v["f"], v["c"]).size + v["k"],
    "max-pool": lambda v: np.array(v["A"])[:2, 2:].max(),
    "iou": lambda v: box_iou(v["a"], v["d"]),
    "triplet": lambda v: max(0, v["p"] - v["n"] + v["m"]),
    "rnn-shape": lambda v: zeros(v["h"], v["x"]).shape,
    "embedding-shape": lambda v: (
        zeros(v["v"], v["d"])[np.zeros((v["b"], v["t"]), dtype=int)].shape
    ),
    "cosine": lambda v: (
        np.dot([3, 4], [v["a"], v["b"]]) / (norm(3, 4) * norm(v["a"], v["b"]))
    ),
    "attention-shape": lambda v: (
        zeros(v["q"], v["d"]) @ zeros(v["k"], v["d"]).T @ zeros(v["k"], v["v"])
    ).shape,
}  # fmt: skip


def test_every_typed_answer_is_worked_out_here() -> None:
    typed = {b["id"] for b in BODIES if b["type"] in ("numeric", "shape", "matrix")}
    assert typed == set(WORKED)


@pytest.mark.parametrize("slug", WORKED)
def test_an_answer_is_what_numpy_finds(slug: str) -> None:
    body = next(body for body in BODIES if body["id"] == slug)
    for seed in SEEDS:
        item = item_of(body, seed)
        found = WORKED[slug](numbers(body, seed=seed))
        if body["type"] == "shape":
            assert tuple(item.answer) == tuple(found)
        else:
            assert item.answer == pytest.approx(float(found), abs=max(item.tolerance, 1e-3))


@pytest.mark.parametrize("body", [b for b in BODIES if b["type"] == "trace"], ids=lambda b: b["id"])
def test_a_listing_prints_its_answer(body: dict[str, Any]) -> None:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(body["code"], {})
    assert normalised_output(output.getvalue()) == normalised_output(body["answer"])


def test_foundations_have_a_question_each_and_no_concept_is_unknown() -> None:
    asked = [body["concepts"][0] for body in BODIES]
    assert set(asked) <= set(CONCEPTS)
    assert set(CONCEPTS[:33]) <= set(asked)
    assert len(BODIES) >= 60
    assert {body["type"] for body in BODIES} <= set(KINDS)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_question_gives_nothing_of_its_answer_away(language: str) -> None:
    for body in BODIES:
        full = {**body, "section": "placement"}
        named = {**marked(full), "id": f"{body['id']}-{MARK}"}
        shown = present(load_item(named, seed=3), seed=3, language=language)
        text = json.dumps(vars(shown), default=vars, ensure_ascii=False)
        assert not [hidden for hidden in hidden_texts(full) if hidden in text], body["id"]
        assert MARK not in text, body["id"]


def context(folder: Path) -> WeekContext:
    return WeekContext(
        root=folder.parent, program=folder.name, course="c", week="w",
        concepts=frozenset(CONCEPTS), anchors=frozenset(), labs=(), targets=Targets(),
    )  # fmt: skip


def copied(tmp_path: Path, bodies: list[dict[str, Any]]) -> Path:
    week = tmp_path / "deep-learning" / "00-foundations" / "01-linear-algebra"
    shutil.copytree(PROGRAM / "00-foundations" / "01-linear-algebra", week)
    YAML().dump({"items": bodies}, tmp_path / "deep-learning" / "placement.yaml")
    return week


def test_a_week_takes_the_questions_about_what_it_teaches(tmp_path: Path) -> None:
    week = copied(tmp_path, BODIES[:10])
    found, problems = PlacementPart().check(week, context(week.parents[1]))
    assert problems == []
    assert found is not None
    assert [body["id"] for body in found] == [body["id"] for body in BODIES[:8]]


def test_faults_are_told_with_file_and_line(tmp_path: Path) -> None:
    single = dict(next(body for body in BODIES if body["type"] == "single"))
    single["hints"] = [{"ja": "手がかり", "en": "A hint"}]
    single["concepts"] = ["vectors", "nowhere"]
    week = copied(tmp_path, [single])
    _found, problems = PlacementPart().check(week, context(week.parents[1]))
    said = [str(problem) for problem in problems]
    assert any("hints" in line and "placement.yaml:" in line for line in said)
    assert any("nowhere" in line for line in said)


def test_a_program_without_a_bank_has_no_part(tmp_path: Path) -> None:
    week = copied(tmp_path, BODIES[:1])
    (tmp_path / "deep-learning" / "placement.yaml").unlink()
    assert PlacementPart().check(week, context(week.parents[1])) == (None, [])
