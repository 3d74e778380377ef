"""A relation is named when it holds, and never invented."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from labs.diagnosis.compare import Rule, first_difference
from labs.diagnosis.naming import name_relation
from labs.diagnosis.seen import Seen
from labs.diagnosis.sentences import SENTENCES, sentence

RULE = Rule("close", 1e-6, 1e-8)
SHAPES = hnp.array_shapes(min_dims=2, max_dims=3, min_side=2, max_side=6)
SEEDS = st.integers(0, 10_000)
FAST = settings(deadline=None, max_examples=25)


def seen(expected: Any, got: Any, rule: Rule = RULE, **inputs: Any) -> Seen:
    return Seen(inputs, expected, got, first_difference(expected, got, rule) is None, rule)


def named(*calls: Seen) -> str | None:
    found = name_relation(list(calls))
    assert found is None or sentence(found.evidence, found.id, "f", "en")
    return found.id.removeprefix("relation:") if found else None


def numbers(seed: int, shape: tuple[int, ...], low: float = 0.5) -> Any:
    """Numbers without pattern, some negative, none near 0."""
    rng = np.random.default_rng(seed)
    return rng.uniform(low, 3, size=shape) * rng.choice([-1, 1], size=shape)


# What is done to a right result, the name of it, and more specific names that may hold as well.
ANY_SHAPE: dict[str, tuple[Callable[[Any], Any], set[str]]] = {
    "sign": (lambda e: -e, {"permuted-axes"}),
    "complement": (lambda e: 1 - e, set()),
    "times-two": (lambda e: 2 * e, set()),
    "halved": (lambda e: e / 2, set()),
    "log-base": (lambda e: e / np.log(10), set()),
    "constant-factor": (lambda e: e * 3.7, set()),
    "offset": (lambda e: e + 0.37, set()),
    "absolute": (np.abs, set()),
    "truncated": (lambda e: np.trunc(e * 1), set()),
    "rounded": (lambda e: np.round(e, 3), set()),
    "narrow-float": (lambda e: (e + 0).astype(np.float16).astype(float), set()),
    "reversed": (lambda e: np.flip(e, -1), {"transposed", "other-order"}),
    "shifted": (lambda e: np.roll(e, 1, axis=-1), {"reversed", "transposed", "permuted-axes"}),
    "all-zero": (np.zeros_like, {"truncated"}),
    "flattened": (np.ravel, set()),
    "transposed": (np.transpose, {"permuted-axes"}),
    "reshaped": (
        lambda e: np.ascontiguousarray(e.T).reshape(e.shape), {"transposed", "permuted-axes"},
    ),
    "one-too-few": (lambda e: e[..., :-1], {"only-one"}),
    "one-too-many": (lambda e: np.concatenate([e, e[..., :1] * 0 + 9], -1), set()),
    "only-one": (lambda e: e[-1], set()),
    "reduced-too-far": (lambda e: e.sum(axis=0), {"wrong-axis"}),
    "step-too-many": (np.tanh, set()),
    "step-missing": (lambda e: np.cbrt(e) * 0 + np.arctanh(e / 4), set()),
    "clipped": (lambda e: np.minimum(e, 0.8), set()),
    "not-finite": (lambda e: np.where(e > 1.5, np.nan, e), set()),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ANY_SHAPE))
@given(shape=SHAPES, seed=SEEDS)
@settings(deadline=None, max_examples=12)
def test_a_relation_is_named_as_itself_or_as_one_that_says_more(
    name: str, shape: tuple[int, ...], seed: int
) -> None:
    change, others = ANY_SHAPE[name]
    right = [numbers(seed + i, shape) for i in range(2)]
    if name == "step-missing":
        right = [np.tanh(value) for value in right]
        change = np.arctanh
    if name == "shifted":
        assume(shape[-1] > 2)
    calls = [seen(e, change(e)) for e in right]
    assume(not all(call.right for call in calls))
    if name in ("not-finite", "clipped", "absolute"):
        assume(all(np.sum(~np.isclose(call.expected, call.got)) > 3 for call in calls))
        assume(name != "clipped" or all((call.expected < 0.8).sum() > 2 for call in calls))
    few = {None} if name == "truncated" and calls[0].expected.size < 16 else set()
    assert named(*calls) in {name, *others, *few}


@given(m=st.integers(2, 9), more=st.integers(1, 5), n=st.integers(2, 5), seed=SEEDS)
@FAST
def test_a_size_is_named_with_its_argument_and_axis(m: int, more: int, n: int, seed: int) -> None:
    calls = []
    for index, size in enumerate((m, m + more)):
        X, e = numbers(seed + index, (n, size)), numbers(seed + 9 + index, (n, 1))
        calls.append(seen({"dw": e, "db": 1.5}, {"dw": e * size, "db": 1.5}, X=X))
    found = name_relation(calls)
    assert found is not None
    assert (found.id, found.evidence["paths"]) == ("relation:times-size", ["['dw']"])
    assert found.evidence["formula"] == "k"
    assert found.evidence["sizes"] == [{"argument": "X", "axis": 1}]
    assert found.evidence["factors"] == sorted({float(m), float(m + more)})
    assert "m" not in sentence(found.evidence, found.id, "f", "en").title.split()


@given(seed=SEEDS, sizes=st.lists(st.integers(3, 9), min_size=2, max_size=3, unique=True))
@FAST
def test_a_size_that_varies_is_not_named_for_a_factor_that_does_not(
    seed: int, sizes: list[int]
) -> None:
    factor = float(sizes[0])
    calls = [
        seen(e := numbers(seed + m, (2, 2)), e * factor, X=numbers(seed, (3, m))) for m in sizes
    ]
    assert named(*calls) in ("constant-factor", "times-two", "times-size")
    found = name_relation(calls)
    assert found is not None
    if found.id == "relation:times-size":  # by the size that is 3 in every call
        assert found.evidence["sizes"] == [{"argument": "X", "axis": 0}]


@given(seed=SEEDS, shape=SHAPES)
@FAST
def test_what_a_right_call_would_have_shown_is_not_named(seed: int, shape: tuple[int, ...]) -> None:
    one, other = numbers(seed, shape), numbers(seed + 1, shape)
    assert named(seen(one, -one), seen(other, other)) is None
    assert named(seen(one, one * 2), seen(other, other * 3)) in (None, "times-size")


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_unrelated_numbers_are_given_no_name(data: st.DataObject) -> None:
    shape = data.draw(hnp.array_shapes(min_dims=0, max_dims=3, max_side=5))
    seed = data.draw(SEEDS)
    rng = np.random.default_rng(seed)
    calls = []
    for _ in range(data.draw(st.integers(1, 3))):
        inputs = {"X": rng.normal(size=(3, shape[-1] if shape else 2)), "k": int(rng.integers(9))}
        calls.append(seen(rng.normal(size=shape), rng.normal(size=shape), **inputs))
    assert named(*calls) is None


@given(hnp.arrays(np.int64, hnp.array_shapes(max_side=6), elements=st.integers(0, 3)), SEEDS)
@settings(deadline=None, max_examples=200)
def test_small_whole_numbers_are_no_evidence_of_much(expected: Any, seed: int) -> None:
    """Labels and counts agree by chance; only what rests on many of them is named."""
    got = np.random.default_rng(seed).integers(0, 4, size=expected.shape)
    call = seen(expected, got)
    assume(not call.right)
    name = named(call)
    assert name is None or name in ("other-order", "all-zero") or expected.size >= 8, name


MODERATE = st.floats(-1e300, 1e300)


@given(
    hnp.arrays(np.float64, hnp.array_shapes(min_dims=0), elements=MODERATE),
    st.floats(-1e-9, 1e-9),
)
@FAST
def test_right_results_have_no_name(expected: Any, off: float) -> None:
    assert named(seen(expected, expected * (1 + off))) is None
    assert named(seen({"a": [expected, 1]}, {"a": [expected.copy(), 1]})) is None


ODD = st.one_of(
    st.none(), st.text(max_size=3), st.integers(), st.floats(), st.complex_numbers(),
    st.lists(st.one_of(st.floats(), st.lists(st.integers(), max_size=2)), max_size=4),
    st.dictionaries(st.text(max_size=1), st.floats(), max_size=3),
    st.tuples(st.floats(), st.floats()),
    hnp.arrays(
        st.sampled_from([np.float64, np.float16, np.int8, np.bool_, np.complex128, "U2"]),
        hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
    ),
)  # fmt: skip


@given(st.lists(st.tuples(ODD, ODD, ODD), min_size=1, max_size=3))
@settings(deadline=None, max_examples=150)
def test_whatever_comes_there_is_one_name_at_most_and_it_stays_the_same(rows: Any) -> None:
    calls = [seen(expected, got, x=x) for expected, got, x in rows]
    first, second = name_relation(calls), name_relation(calls)
    assert first == second
    if first is not None:
        assert first.id.removeprefix("relation:") in SENTENCES
        assert sentence(first.evidence, first.id, "f", "ja").title


def test_large_results_are_looked_at_in_bounded_time() -> None:
    rng = np.random.default_rng(0)
    expected, X = rng.normal(size=(500, 500)), rng.normal(size=(500, 500))
    started = time.process_time()
    assert named(seen(expected, rng.normal(size=(500, 500)), X=X)) is None
    assert named(seen([expected] * 40, [expected * 2] * 40, X=X)) in (None, "times-two")
    huge = np.zeros((1100, 1100))
    assert named(seen(huge, huge + 1, X=huge)) is None
    assert time.process_time() - started < 15


@given(seed=SEEDS, n=st.integers(3, 6), m=st.integers(2, 6))
@FAST
def test_relations_to_the_inputs_are_found(seed: int, n: int, m: int) -> None:
    X, b, W = numbers(seed, (n, m)), numbers(seed + 1, (n, 1)), numbers(seed + 2, (n, n))
    right = W @ X + b
    assert named(seen(right, W @ X, X=X, b=b, W=W)) == "summand"
    assert named(seen(right, W @ X - b, X=X, b=b, W=W)) == "summand"
    assert named(seen(X.mean(axis=1), X.sum(axis=1), X=X)) == "sum-for-mean"
    assert named(seen(X.sum(axis=1), X.mean(axis=1), X=X)) == "mean-for-sum"
    if n != m:
        assert named(seen(X.mean(axis=1), X.mean(axis=0), X=X)) == "wrong-axis"
    assert named(seen(X.mean(axis=1, keepdims=True), X.mean(axis=1), X=X)) == "missing-keepdims"
    V = numbers(seed + 3, (n, n))
    assert named(seen(W @ V, W * V, W=W, V=V)) == "entrywise-for-matrix"
    assert named(seen(W * V, W @ V, W=W, V=V)) == "matrix-for-entrywise"
    assert named(seen(right, X, X=X, W=W, b=b)) == "unchanged"


@given(seed=SEEDS, m=st.integers(5, 9))
@FAST
def test_a_row_that_meets_a_column_is_named(seed: int, m: int) -> None:
    a, y = numbers(seed, (m,)), numbers(seed + 1, (m, 1))
    assert named(seen(a - y.ravel(), a - y, a=a, y=y)) == "broadcast"


@given(seed=SEEDS)
@FAST
def test_parts_of_results_are_found(seed: int) -> None:
    a, b = numbers(seed, (2, 3)), numbers(seed + 1, (4,))
    assert named(seen((a, b), (b, a))) == "swapped-parts"
    assert named(seen((a, b, 3.5), (a, b))) == "part-missing"
    assert named(seen((a, b), a)) == "part-only"
    assert named(seen({"W": a, "b": b}, {"W": a})) == "part-missing"
    assert named(seen({"W": a, "b": b}, {"W": a, "B": b})) == "renamed-key"
    assert named(seen({"W": a, "b": b}, {"W": a, "b": b, "c": 1.0})) == "part-too-many"
    assert named(seen(a, [a])) == "wrapped"
    assert named(seen(a, a.tolist())) == "list-for-array"
    found = name_relation([seen({"W": a, "b": b}, {"W": numbers(seed + 5, (2, 3)), "b": b})])
    assert found is not None
    assert (found.id, found.evidence["paths"]) == ("relation:one-part", ["['W']"])


LOSSES: dict[str, tuple[Any, Any, str]] = {
    "absolute": (
        lambda a, b: np.abs(a - b).sum(), lambda a, b: ((a - b) ** 2).sum(), "sum((yhat - y)²)",
    ),
    "square of the sum": (
        lambda a, b: ((a - b) ** 2).sum(), lambda a, b: (a - b).sum() ** 2, "(sum(yhat - y))²",
    ),
    "half of the cross-entropy": (
        lambda a, b: -np.mean(b * np.log(a) + (1 - b) * np.log(1 - a)),
        lambda a, b: -np.mean(b * np.log(a)),
        "-mean(y·ln yhat)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOSSES)
@given(seed=SEEDS, m=st.integers(4, 9))
@FAST
def test_another_loss_is_named_with_both_formulas(name: str, seed: int, m: int) -> None:
    right, wrong, formula = LOSSES[name]
    calls = []
    for index in range(3):
        rng = np.random.default_rng(seed + index)
        yhat, y = rng.uniform(0.1, 0.9, m + index), rng.integers(0, 2, m + index).astype(float)
        assume(0 < y.sum() < y.size)
        calls.append(seen(right(yhat, y), wrong(yhat, y), yhat=yhat, y=y))
    found = name_relation(calls)
    assert found is not None
    assert (found.id, found.evidence["yours"]) == ("relation:other-loss", formula)
    assert formula in sentence(found.evidence, found.id, "f", "ja").explanation


@given(seed=SEEDS, count=st.integers(3, 5))
@FAST
def test_results_of_an_earlier_call_are_found(seed: int, count: int) -> None:
    right = [numbers(seed + i, (3,)) for i in range(count)]
    before = [right[0], *right[:-1]]
    assert named(*(seen(e, g) for e, g in zip(right, before, strict=True))) == "stale"


@given(seed=SEEDS, shape=SHAPES)
@FAST
def test_the_same_draws_in_another_order_are_found(seed: int, shape: tuple[int, ...]) -> None:
    right = numbers(seed, shape)
    mixed = np.random.default_rng(seed).permutation(right.ravel()).reshape(shape)
    call = seen(right, mixed)
    assume(np.sum(right != mixed) >= 4)
    structured = {"reversed", "transposed", "permuted-axes", "reshaped", "shifted"}
    assert named(call) in {"other-order", *structured}


def test_a_single_number_is_no_evidence() -> None:
    X = np.ones((3, 5))
    for e, g in ((1.0, 1.0), (1.0, 5.0), (0.3, 1.5), (2, 4), (0, 1), (1, -1), (0.7, -0.7)):
        assert named(seen(e, g, X=X)) is None, (e, g)
    two = [seen(e, e * m, X=np.ones((3, m))) for e, m in ((0.31, 5), (0.77, 7))]
    assert named(*two) == "times-size"


def test_the_value_of_an_argument_is_not_told() -> None:
    calls = [seen(e := numbers(i, (3, 2)), e * 0.123456, rate=0.123456) for i in range(2)]
    found = name_relation(calls)
    assert found is not None
    assert (found.id, found.evidence["argument"]) == ("relation:times-argument", "rate")
    assert "0.12" not in str(found.evidence)


def test_two_small_whole_numbers_are_never_named() -> None:
    """Sign, twice, complement, order: all of them happen to hold somewhere here."""
    pairs = [np.array(pair) for pair in np.ndindex(4, 4)]
    for expected in pairs:
        for got in pairs:
            assert named(seen(expected, got), seen(expected, got)) is None, (expected, got)
