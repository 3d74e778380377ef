"""Inputs for the variation: slopes between 0 and 1, on layers wide enough to tell their scales.

Weights are compared by centre and spread, signals by their growth from layer to layer.
"""

from authoring import Call, close, draws, parts, said
from numpy import asarray, sqrt
from numpy.random import Generator

EXACTLY = close(rtol=0.0, atol=1e-12)
WIDE = 900
STEADY = 0.12  # how far the growth of one layer may be off by chance, as a share


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    low, high = float(rng.uniform(0.35, 0.6)), float(rng.uniform(0.7, 0.85))
    return {
        "leaky-he-example": [weights([90, 120, 70], 2, 0.5), weights([90, 70], 3)],
        "leaky-he-hidden": [
            weights([400, 310, 260], 4, low),
            weights([290, 420], 5, high),
            weights([350, 240], 6, 1.0),
            weights([330, 270], 7),
        ],
        "leaky-signal-example": [signal(rng, 4, 6, "he", 8, 0.8)],
        "leaky-signal-hidden": [
            signal(rng, 3, 5, "he", 9, 0.9),
            signal(rng, 3, 7, "random", 10, high),
            signal(rng, 2, 4, "zeros", 11, low),
            signal(rng, 2, 6, "he", 12),
        ],
    }


def weights(dims: list[int], seed: int, *slope: float) -> Call:
    """A call whose weights are compared as draws; its biases must be zero."""
    drawn = {f"W{layer}": draws(0.01) for layer in range(1, len(dims))}
    compare = parts(EXACTLY, drawn)
    return Call("initialize_parameters_he", dims, *slope, compare=compare, seed=seed)


def signal(rng: Generator, layers: int, m: int, kind: str, seed: int, *slope: float) -> Call:
    X = rng.normal(size=(WIDE - 200, m)) * rng.uniform(0.7, 1.5) + 0.6
    dims = [len(X), *[WIDE] * layers]
    return Call("signal_sizes", X, dims, kind, *slope, judge="judge_sizes", seed=seed)


def judge_sizes(sizes, X, layers_dims, initialization, slope=0.0) -> dict[str, object]:
    """The size of the input as a number; of every layer, how it compares with the one before."""
    found = asarray(sizes, dtype=float)
    if found.ndim != 1:
        return {"return": said(ja=f"形 {found.shape}", en=f"shape {found.shape}")}
    steps = [
        growth(float(before), float(after), units, initialization, slope)
        for before, after, units in zip(found, found[1:], layers_dims, strict=False)
    ]
    first = float(found[0]) if found.size else said(ja="ない", en="missing")
    return {"len(sizes)": found.size, "sizes[0]": first, "sizes[l] / sizes[l - 1]": steps}


def growth(before: float, after: float, units: int, kind: str, slope: float) -> dict[str, str]:
    """Compare with theory: He keeps the size, others multiply by spread sqrt(n (1 + s^2) / 2)."""
    if after == 0:
        return said(ja="0 になった", en="nothing left")
    expected = {"zeros": 0.0, "random": 10.0 * sqrt(units * (1 + slope**2) / 2), "he": 1.0}[kind]
    factor = after / before if before else 0.0
    if expected and abs(factor / expected - 1) < STEADY:
        return said(ja="この初期化と傾きに見合う倍率", en="as this start and slope should have it")
    return said(ja=f"{factor:.2g} 倍", en=f"{factor:.2g} times as large")
