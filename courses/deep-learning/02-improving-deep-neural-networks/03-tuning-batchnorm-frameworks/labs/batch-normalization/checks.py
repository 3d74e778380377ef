"""Inputs for the batch normalisation lab.

The layer itself is checked in float64; training, which uses Keras's initialisers, in float32.
Means are far from 0 and spreads differ from column to column, so that no shortcut looks right.
"""

from authoring import Call, close, free, own, parts
from numpy import arange, full, ndarray
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-8)
WITH_CACHE = parts(CLOSELY, {1: free()})
# Rounding in float32 grows from step to step; the mistakes are ten times further off and more.
AFTER_TRAINING = close(rtol=2e-3, atol=2e-3)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **forward_cases(rng),
        **backward_cases(rng),
        **running_cases(rng),
        **test_cases(rng),
        **train_cases(rng),
    }


def layer(rng: Generator, m: int, n: int) -> tuple[ndarray, ndarray, ndarray]:
    """Return x (m, n), gamma (n,) and beta (n,)."""
    x = rng.normal(size=(m, n)) * rng.uniform(0.5, 4, n) + rng.uniform(2, 6, n)
    return x, rng.uniform(0.4, 2.5, n), rng.uniform(0.3, 2, n)


def forward_cases(rng: Generator) -> dict[str, list[Call]]:
    """A large eps, the default, a column that is the same for every example, a tiny spread."""
    x, gamma, beta = layer(rng, 7, 3)
    x[:, 1] = 2.5
    small, *knobs = layer(rng, 6, 4)
    return {
        "forward-example": [
            Call("batchnorm_forward", *layer(rng, 5, 3), 0.1, compare=WITH_CACHE),
        ],
        "forward-hidden": [
            Call("batchnorm_forward", *layer(rng, 8, 5), 0.3, compare=WITH_CACHE),
            Call("batchnorm_forward", *layer(rng, 4, 6), compare=WITH_CACHE),
        ],
        "forward-eps": [
            Call("batchnorm_forward", x, gamma, beta, 0.2, compare=WITH_CACHE),
            Call("batchnorm_forward", small * 0.004, *knobs, compare=WITH_CACHE),
        ],
    }


def backward_cases(rng: Generator) -> dict[str, list[Call]]:
    """The cache is the learner's own where it has another form than the solution's."""

    def call(m: int, n: int, *eps: float) -> Call:
        x, gamma, beta = layer(rng, m, n)
        dout = rng.normal(size=(m, n)) + rng.uniform(0.2, 0.6, n)
        cache = own("batchnorm_forward", x, gamma, beta, *eps, part=1)
        return Call("batchnorm_backward", dout, cache, compare=CLOSELY)

    return {
        "backward-example": [call(5, 3)],
        "backward-hidden": [call(8, 5), call(4, 6), call(3, 2, 0.5)],
    }


def running_cases(rng: Generator) -> dict[str, list[Call]]:
    """Four vectors without a zero, none like another."""

    def call(n: int, *momentum: float) -> Call:
        old = rng.normal(size=n) + 4, rng.uniform(0.5, 3, n)
        new = rng.normal(size=n) - 3, rng.uniform(4, 9, n)
        return Call("update_running_averages", *old, *new, *momentum, compare=CLOSELY)

    return {
        "running-example": [call(3, 0.8)],
        "running-hidden": [call(5, 0.97), call(4), call(2, 0.3)],
    }


def test_cases(rng: Generator) -> dict[str, list[Call]]:
    """Running averages unlike those of the batch; also a single example."""

    def call(m: int, n: int, *eps: float) -> Call:
        x, gamma, beta = layer(rng, m, n)
        averages = rng.uniform(-2, 2, n) + 1, rng.uniform(0.05, 5, n)
        return Call("batchnorm_test", x, gamma, beta, *averages, *eps, compare=CLOSELY)

    return {
        "test-example": [call(4, 3, 0.1)],
        "test-hidden": [call(6, 5), call(1, 4, 0.02), call(3, 2, 0.5)],
    }


def train_cases(rng: Generator) -> dict[str, list[Call]]:
    """Clouds of points far from the origin; the rate falls in a region where all goes smoothly."""
    seed = int(rng.integers(2, 1000))
    return {
        "train-example": [
            Call("train_with_batchnorm", *clouds(rng, 3, 3, 24), 0.3, 6, 0.8, 3,
                 compare=AFTER_TRAINING),
        ],
        "train-hidden": [
            Call("train_with_batchnorm", *clouds(rng, 4, 3, 30), 0.2, 4, 0.7, seed,
                 compare=AFTER_TRAINING),
        ],
        "train-defaults": [
            Call("train_with_batchnorm", *clouds(rng, 3, 4, 28), compare=AFTER_TRAINING),
        ],
    }  # fmt: skip


def clouds(rng: Generator, n_x: int, C: int, m: int) -> tuple[ndarray, ndarray, list[int]]:
    """Return X (m, n_x), labels (m,) and the sizes [n_x, 7, C]; one class is more frequent."""
    labels = rng.permutation(arange(m) % C)
    labels[: m // 4] = 0
    centres = rng.normal(size=(C, n_x)) * 2 + full(n_x, 3.0)
    X = centres[labels] + rng.normal(size=(m, n_x))
    return X.astype("float32"), labels, [n_x, 7, C]
