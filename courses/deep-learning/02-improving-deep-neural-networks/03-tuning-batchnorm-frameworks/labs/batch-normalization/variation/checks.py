"""Inputs for the variation: the same layer, divided by its root mean square alone."""

from authoring import Call, close, free, own, parts
from numpy import ndarray
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-8)
# The cache is between the learner's own two functions.
WITH_CACHE = parts(CLOSELY, {1: free()})


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        "unshifted-forward": [forward(rng, 5, 3, 0.1), forward(rng, 4, 2)],
        "unshifted-backward": [backward(rng, 5, 3, 0.1)],
        "unshifted-hidden": [
            backward(rng, 8, 5),
            backward(rng, 3, 6, 2.0),
            backward(rng, 6, 2, 0.5),
        ],
    }


def layer(rng: Generator, m: int, n: int) -> tuple[ndarray, ndarray, ndarray]:
    """Return x (m, n) with means unlike 0, gamma (n,) and beta (n,)."""
    x = rng.normal(size=(m, n)) * rng.uniform(0.5, 2, n) + rng.uniform(0.5, 2, n)
    return x, rng.uniform(0.4, 2.5, n), rng.uniform(0.3, 2, n)


def forward(rng: Generator, m: int, n: int, *eps: float) -> Call:
    return Call("batchnorm_forward", *layer(rng, m, n), *eps, compare=WITH_CACHE)


def backward(rng: Generator, m: int, n: int, *eps: float) -> Call:
    dout = rng.normal(size=(m, n)) + rng.uniform(0.2, 0.6, n)
    cache = own("batchnorm_forward", *layer(rng, m, n), *eps, part=1)
    return Call("batchnorm_backward", dout, cache, compare=CLOSELY)
