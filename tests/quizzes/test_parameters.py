"""Drawn numbers: the same for ever and in both languages; and a language without doors."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from quizzes.content_checks import faults
from quizzes.drawn_checks import SEEDS, variant_counts
from quizzes.items import Trace, load_item
from quizzes.marking import mark, normalised_output
from quizzes.parameters import Faulty, concrete, evaluate, is_parameterised
from quizzes.parameters.draws import drawing_order
from quizzes.parameters.filling import PLACEHOLDER
from quizzes.rendering import rich
from quizzes.responses import read_response
from tests.quizzes import new_samples
from tests.quizzes.conftest import raw_bodies
from tests.quizzes.keys import right_response, wrong_response

DRAWN = [body for body in raw_bodies() if is_parameterised(body)]
IDS = [body["id"] for body in DRAWN]


def test_half_of_the_week_draws_its_numbers() -> None:
    assert 2 * len(DRAWN) >= len(raw_bodies())
    assert len(SEEDS) >= 50
    assert min(variant_counts(DRAWN).values()) >= 8


def test_a_seed_means_the_same_numbers_for_ever() -> None:
    """Written down once. If this fails, questions answered long ago would change."""
    prompts = [concrete(new_samples.drawn(), seed=seed)["prompt"]["en"] for seed in (0, 1, 2**61)]
    assert prompts == GOLDEN


GOLDEN = ["What is 78 + 5?", "What is 89 + 5?", "What is 69 + 7?"]


@pytest.mark.parametrize("body", DRAWN, ids=IDS)
def test_every_seed_makes_a_right_question(body: dict[str, Any]) -> None:
    for seed in range(12):
        item = load_item(body, seed=seed)
        assert list(faults(item)) == []
        assert mark(item, read_response(item, right_response(item))).correct
        assert not mark(item, read_response(item, wrong_response(item))).correct


@pytest.mark.parametrize("body", DRAWN, ids=IDS)
def test_it_renders_in_both_languages_with_the_same_numbers(body: dict[str, Any]) -> None:
    blanks = {str(blank["id"]) for blank in body.get("blanks", [])}
    for seed in range(2):
        made = concrete(body, seed=seed)
        assert not [name for name in PLACEHOLDER.findall(repr(made)) if name not in blanks]
        for language in ("ja", "en"):
            assert "$" not in rich(made["prompt"][language], language)


PROGRAMS = [body for body in raw_bodies() if body["type"] == "trace"]
IN_TENSORFLOW = [body for body in PROGRAMS if "import tensorflow" in body["code"]]
IN_NUMPY = [body for body in PROGRAMS if body not in IN_TENSORFLOW]


@pytest.mark.parametrize("body", IN_NUMPY, ids=[body["id"] for body in IN_NUMPY])
def test_programs_print_what_the_key_says(body: dict[str, Any]) -> None:
    for item in traces(body):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(item.code, {})
        assert normalised_output(printed.getvalue()) == normalised_output(item.answer)


RUN_ALL = """
import contextlib, io, json, sys
def printed(code):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    return out.getvalue()
json.dump([printed(code) for code in json.load(sys.stdin)], sys.stdout)
"""


def test_tensorflow_programs_print_what_the_key_says() -> None:
    """All of them in one process of the labs' own Python: TensorFlow starts once."""
    items = [item for body in IN_TENSORFLOW for item in traces(body)]
    done = subprocess.run(
        [str(settings.BASE_DIR / ".runtime" / "bin" / "python"), "-c", RUN_ALL],
        input=json.dumps([item.code for item in items]),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert len(items) >= 4
    for item, printed in zip(items, json.loads(done.stdout), strict=True):
        assert normalised_output(printed) == normalised_output(item.answer), item.code


def traces(body: dict[str, Any]) -> Iterator[Trace]:
    """The question as a few seeds draw it."""
    for seed in range(4):
        item = load_item(body, seed=seed)
        assert isinstance(item, Trace)
        yield item


DOORS = [
    "__import__('os')", "(1).__class__", "[x for x in [1]]", "lambda: 1", "9**9**9", "'a' * 9999",
    "zeros(9999, 9999)", "exp(1e4)", "1/0", "open('x')", "f'{1}'", "a.b", "sum(**{})", "x := 1",
    "10**20", "missing", "", "abs", "sum([1], 5)",
]  # fmt: skip


@pytest.mark.parametrize("text", DOORS)
def test_the_language_has_no_doors(text: str) -> None:
    with pytest.raises(Faulty):
        evaluate(text, {})


@given(st.text(max_size=40) | st.text(alphabet="0123456789+-*/@()[], sumabexp.", max_size=30))
def test_any_text_has_a_value_or_is_faulty(text: str) -> None:
    with contextlib.suppress(Faulty):
        evaluate(text, {"a": 2, "b": 3.5})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a + 2 * b", 11), ("round(2.675, 2)", 2.68), ("sigmoid(0)", 0.5), ("relu(-3)", 0),
        ("sum([[1, 2], [3, 4]], 0)[1]", 6), ("([[1, 2], [3, 4]] @ [[1], [1]])[1, 0]", 7),
        ("1 if a > 2 else 0", 1), ("shape(reshape([1, 2, 3, 4], 2, 2))", [2, 2]), ("7 // 2", 3),
    ],
)  # fmt: skip
def test_arithmetic(text: str, value: object) -> None:
    assert evaluate(text, {"a": 3, "b": 4}) == value


def test_numbers_do_not_depend_on_the_order_in_which_a_database_keeps_keys() -> None:
    """PostgreSQL sorts the keys of jsonb by length and then by bytes."""
    for body in raw_bodies():
        if is_parameterised(body):
            shuffled = body | {"parameters": dict(sorted(body["parameters"].items()))}
            assert concrete(shuffled, seed=7) == concrete(body, seed=7)
    written = {"zz": {"integer": [1, 9]}, "b": {"value": "zz + 1"}, "a": {"value": "b + zz"}}
    backwards = dict(sorted(written.items()))
    assert drawing_order(written) == drawing_order(backwards) == ["zz", "b", "a"]
