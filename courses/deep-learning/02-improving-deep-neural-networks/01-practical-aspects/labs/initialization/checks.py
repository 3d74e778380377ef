"""Inputs for the initialisation lab, and how outputs are compared or judged.

Random weights are compared by centre and spread, on matrices of thousands of entries whose
numbers of rows and columns differ widely, so that no other scale looks right.
"""

from authoring import Call, close, draws, parts, said
from numpy import asarray, sqrt
from numpy.random import Generator

EXACTLY = close(rtol=0.0, atol=1e-12)
WIDE = 800  # units of a layer, so many that chance hardly moves the size of its output
STEADY = 0.2  # how far the growth from layer to layer may be off by chance, as a share


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {**zeros_cases(rng), **random_cases(rng), **he_cases(rng), **signal_cases(rng)}


def zeros_cases(rng: Generator) -> dict[str, list[Call]]:
    """Zeros are zeros: only names, number and shapes can be wrong."""

    def call(dims: list[int]) -> Call:
        return Call("initialize_parameters_zeros", dims, compare=EXACTLY, seed=3)

    hidden = [int(size) for size in rng.permutation([3, 5, 6, 8])]
    return {
        "zeros-example": [call([3, 4, 2, 1])],
        "zeros-hidden": [call([7, *hidden, 1]), call([4, 1])],
    }


def drawn(function: str, dims: list[int], seed: int) -> Call:
    """A call whose weights are compared as draws; its biases must be zero."""
    weights = {f"W{layer}": draws(0.03) for layer in range(1, len(dims))}
    return Call(function, dims, compare=parts(EXACTLY, weights), seed=seed)


def random_cases(rng: Generator) -> dict[str, list[Call]]:
    one, other = (int(size) for size in rng.permutation([140, 190]))
    return {
        "random-example": [drawn("initialize_parameters_random", [3, 4, 2, 1], 5)],
        "random-hidden": [drawn("initialize_parameters_random", [60, one, other, 40], 7)],
    }


def he_cases(rng: Generator) -> dict[str, list[Call]]:
    one, other = (int(size) for size in rng.permutation([150, 210]))
    return {
        "he-example": [drawn("initialize_parameters_he", [3, 4, 2, 1], 5)],
        "he-hidden": [
            drawn("initialize_parameters_he", [50, one, other, 30], 7),
            drawn("initialize_parameters_he", [400, 70], 11),
        ],
    }


# signal_sizes: judged by the growth from layer to layer, whatever generator was used


def signal_cases(rng: Generator) -> dict[str, list[Call]]:
    """Inputs off centre, so that mean, deviation and root mean square differ."""

    def call(first: int, layers: int, m: int, kind: str, seed: int, scale: float = 1.0) -> Call:
        X = scale * (rng.normal(size=(first, m)) * rng.uniform(0.7, 1.5) + 0.6)
        dims = [first, *[WIDE] * layers]
        return Call("signal_sizes", X, dims, kind, compare=close(), judge="judge_sizes", seed=seed)

    tiny = rng.normal(size=(3, 4)) + 0.5
    judge = "judge_sizes"
    small = Call("signal_sizes", tiny, [3, 4, 2], "zeros", compare=close(), judge=judge, seed=1)
    return {
        "signal-example": [call(WIDE, 5, 6, "he", 2), small],
        "signal-hidden": [
            call(500, 4, 7, "he", 3, scale=0.05),  # small, so that ReLU's corner shows
            call(600, 3, 5, "random", 4),
            call(9, 2, 8, "zeros", 5),
        ],
    }


def judge_sizes(sizes, X, layers_dims, initialization) -> dict[str, object]:
    """The size of the input as a number; of every layer, how it compares with the one before."""
    found = asarray(sizes, dtype=float)
    if found.ndim != 1:
        return {"return": said(ja=f"形 {found.shape}", en=f"shape {found.shape}")}
    steps = [
        growth(float(before), float(after), units, initialization)
        for before, after, units in zip(found, found[1:], layers_dims, strict=False)
    ]
    first = float(found[0]) if found.size else said(ja="ない", en="missing")
    return {"len(sizes)": found.size, "sizes[0]": first, "sizes[l] / sizes[l - 1]": steps}


def growth(before: float, after: float, units: int, initialization: str) -> dict[str, str]:
    """Compare with what theory says: each ReLU layer multiplies by spread * sqrt(units / 2)."""
    if after == 0:
        return said(ja="0 になった", en="nothing left")
    spread = {"zeros": 0.0, "random": 10.0, "he": sqrt(2 / units)}[initialization]
    expected = float(spread * sqrt(units / 2))
    factor = after / before if before else 0.0
    if expected and abs(factor / expected - 1) < STEADY:
        return said(ja="初期化に見合う倍率", en="as this start should have it")
    return said(ja=f"{factor:.2g} 倍", en=f"{factor:.2g} times as large")
