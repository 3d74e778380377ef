"""Failing programs in the real sandbox: what its frames tell, also of hostile objects."""

from __future__ import annotations

import pytest

from labs.diagnosis.errors import Failure, explain
from labs.sandbox.pool import SandboxPool
from tests.labs.errors.failing import Program, error_of, programs

pytestmark = pytest.mark.sandbox
# Every program is run by `python -m bench.explanations`; here a sample of the real libraries.
SAMPLE = [*programs("arrays")[::3], *programs("python")[::8]]
GRAPHS = [
    one for one in programs("tensorflow", "keras")
    if one.name in (
        "add-dtypes", "matmul", "tape-twice", "optimizer-none", "np-in-function", "graph-shapes",
        "runtime-graph", "inputs-missing", "tf-on-keras-tensor", "sparse-with-one-hot",
    )
]  # fmt: skip

HOSTILE = """
import numpy as np

class Liar:
    __class__ = np.ndarray
    shape = property(lambda self: 1 / 0)
    dtype = "int99"
    def __getattribute__(self, name):
        raise SystemExit(name)
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise KeyboardInterrupt
    def __len__(self):
        return 10**9

class Array(np.ndarray):
    @property
    def shape(self):
        return (1, 2, 3)
    def __getitem__(self, key):
        raise SystemExit

class Meta(type):
    def mro(cls):
        return [cls, object]
    def __getattribute__(cls, name):
        raise SystemExit

class Odd(metaclass=Meta):
    pass

liar, odd, real = Liar(), Odd(), np.zeros((2, 3)).view(Array)
cache = {liar: 1, "W": np.ones((4, 5))}
print(missing_name, liar, odd, liar.shape, real, cache["W"])
"""


@pytest.mark.parametrize("program", SAMPLE + GRAPHS, ids=lambda program: program.id)
def test_a_real_failure_is_explained_with_its_line(pool: SandboxPool, program: Program) -> None:
    error = error_of(pool, program)
    assert error is not None
    failure = Failure.from_json(error)
    assert (explain(failure).kind, failure.line) == (program.kind, program.line)


def failing(source: str) -> Program:
    return Program("python", "own", "", source, 0)


def test_hostile_objects_neither_lie_nor_run_nor_stop_the_description(pool: SandboxPool) -> None:
    error = error_of(pool, failing(HOSTILE))
    assert error is not None
    assert (error["type"], error["line"]) == ("NameError", HOSTILE.count("\n"))
    values = {value["expression"]: value for value in error["seen"]["values"]}
    assert values["real"]["shape"] == [2, 3]
    assert values["cache['W']"]["shape"] == [4, 5]
    assert "liar" not in values
    assert "odd" not in values


def test_nothing_is_called_again_to_describe_an_error(pool: SandboxPool) -> None:
    source = (
        "calls = []\n"
        "def value():\n    calls.append(1)\n    return calls\n"
        "try:\n    value() + 1\n"
        "except TypeError as error:\n    kept = error\n"
        "value() + len(calls)\n"
    )
    error = error_of(pool, failing(source))
    assert error is not None
    rows = {value["expression"]: value for value in error["seen"]["values"]}
    assert rows["calls"]["length"] == 2


def test_a_deep_source_and_a_flood_of_names_do_not_cost_the_error(pool: SandboxPool) -> None:
    names = "\n".join(f"name_{number} = {number}" for number in range(3000))
    source = f"{names}\nx = {'(' * 90}1{')' * 90} + {' + '.join(['name_1'] * 400)} + undefined\n"
    error = error_of(pool, failing(source))
    assert error is not None
    assert error["type"] == "NameError"
    assert len(error["seen"]["values"]) <= 8
    assert len(str(error)) < 10_000


def test_an_exception_that_cannot_be_printed_is_still_described(pool: SandboxPool) -> None:
    source = "class E(Exception):\n    def __str__(self):\n        raise E\nraise E\n"
    error = error_of(pool, failing(source))
    assert error is not None
    assert (error["type"], error["line"], error["message"]) == ("E", 4, "")
