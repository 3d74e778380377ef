"""Entry by entry where a matrix product belongs, or the reverse; found from the arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations_with_replacement
from typing import Final

import numpy as np

from labs.diagnosis.compare import Array
from labs.diagnosis.hypotheses import Context, Hypothesis, Source, sources
from labs.diagnosis.seen import Leaf

MAX_ARRAYS = 8
Product = Callable[[Array, Array], Array]
PRODUCTS: Final[dict[str, Product]] = {
    "a @ b": lambda a, b: a @ b,
    "b @ a": lambda a, b: b @ a,
    "a.T @ b": lambda a, b: a.T @ b,
    "a @ b.T": lambda a, b: a @ b.T,
    "a * b": lambda a, b: a * b,
    "a.T * b": lambda a, b: a.T * b,
    "sum(a * b)": lambda a, b: np.sum(a * b),
    "outer(a, b)": np.multiply.outer,
    "a + b": lambda a, b: a + b,
    "a - b": lambda a, b: a - b,
}
ENTRYWISE = ("a * b", "a.T * b")
MATRIX = ("a @ b", "b @ a", "a.T @ b", "a @ b.T", "sum(a * b)", "outer(a, b)")


def other_product(context: Context) -> Iterator[Hypothesis]:
    """right = one product of two arguments (plus a rest), yours = another (plus the same rest)."""
    lead = context.lead(lambda leaf: leaf.got.size > 0)
    if lead is None:
        return
    arrays = [(source, array) for source, array in sources(lead.seen) if 0 < array.ndim <= 3]
    for (one, _), (other, _) in combinations_with_replacement(arrays[:MAX_ARRAYS], 2):
        values = [
            (name, product, _apply(product, one, other, lead)) for name, product in PRODUCTS.items()
        ]
        known = [(name, product, value) for name, product, value in values if value is not None]
        context.spend(sum(value.size for _, _, value in known))
        for right, right_of, right_value in known:
            for yours, yours_of, your_value in known:
                if right != yours and _agree(lead, right_value, your_value):
                    name = _name(right, yours)
                    if name:
                        facts = {"right": _written(right, one, other)}
                        facts |= {"yours": _written(yours, one, other)}
                        holds = _holds(one, other, right_of, yours_of)
                        yield Hypothesis(name, holds, facts, everywhere=True)


def _name(right: str, yours: str) -> str | None:
    if right in MATRIX and yours in ENTRYWISE:
        return "entrywise-for-matrix"
    if right in ENTRYWISE and yours in MATRIX:
        return "matrix-for-entrywise"
    return "other-product" if right in (*MATRIX, *ENTRYWISE) else None


def _apply(product: Product, one: Source, other: Source, leaf: Leaf) -> Array | None:
    a, b = one.values(leaf.seen), other.values(leaf.seen)
    largest = max(leaf.expected.size, leaf.got.size)
    if a is None or b is None or a.size * b.size > 4_000_000:
        return None
    try:
        value = np.asarray(product(a, b))
    except (ValueError, TypeError):
        return None
    return value if value.size <= largest else None


def _agree(leaf: Leaf, right: Array, yours: Array) -> bool:
    """The rest of both results is the same, and so small a thing as a bias."""
    if leaf.expected.shape != right.shape or leaf.got.shape != yours.shape:
        return False
    if leaf.near(right, leaf.expected):
        return leaf.near(yours)
    return leaf.same_shape and leaf.near(leaf.expected - right + yours)


def _holds(
    one: Source, other: Source, right_of: Product, yours_of: Product
) -> Callable[[Leaf], bool]:
    def holds(leaf: Leaf) -> bool:
        right, yours = (_apply(of, one, other, leaf) for of in (right_of, yours_of))
        return right is not None and yours is not None and _agree(leaf, right, yours)

    return holds


def _written(product: str, one: Source, other: Source) -> str:
    names = {"a": one.label, "b": other.label}
    tokens = product.replace("(", "( ").replace(")", " )").replace(",", " ,").split(" ")
    words = [names.get(t, t.replace("a.T", f"{one.label}.T").replace("b.T", f"{other.label}.T"))
             for t in tokens]  # fmt: skip
    return " ".join(words).replace("( ", "(").replace(" )", ")").replace(" ,", ",")
