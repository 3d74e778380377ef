"""Inputs for the variation: the same two functions with another hidden activation."""

from authoring import Call, close, free, own, parts
from numpy import arange, where
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-9)
# The cache is between the learner's own two functions.
PROBABILITIES = parts(CLOSELY, {1: free()})


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        "varied-forward": [forward(rng, 2, 3, 5)],
        "varied-backward": [backward(rng, 2, 3, 5)],
        "varied-hidden": [backward(rng, *size) for size in [(3, 5, 7), (6, 4, 9), (4, 2, 3)]],
    }


def forward(rng: Generator, *sizes: int) -> Call:
    X, parameters, _ = given(rng, *sizes)
    return Call("forward_propagation", X, parameters, compare=PROBABILITIES)


def backward(rng: Generator, *sizes: int) -> Call:
    X, parameters, Y = given(rng, *sizes)
    cache = own("forward_propagation", X, parameters, part=1)
    return Call("backward_propagation", parameters, cache, X, Y, compare=CLOSELY)


def given(rng: Generator, n_x: int, n_h: int, m: int) -> tuple:
    """Return X, parameters with biases far from zero, and Y with both labels."""
    parameters = {
        "W1": rng.normal(size=(n_h, n_x)) * 0.8,
        "b1": rng.normal(size=(n_h, 1)) + 0.4,
        "W2": rng.normal(size=(1, n_h)) * 0.8,
        "b2": rng.normal(size=(1, 1)) - 0.3,
    }
    Y = rng.permutation(where(arange(m) < m // 2 + 1, 1.0, 0.0)).reshape(1, m)
    return rng.normal(size=(n_x, m)), parameters, Y
