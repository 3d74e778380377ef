"""Inputs for the variation: the new activation, and the two from before."""

from authoring import Call, close
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-9)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    new = "leaky_relu"
    sizes = [(new, 5, 3, 7), (new, 3, 6, 8), ("relu", 4, 3, 5), ("sigmoid", 2, 5, 6)]
    return {
        "leaky-forward": [forward(rng, new, 2, 3, 4), forward(rng, "relu", 2, 3, 4)],
        "leaky-backward": [backward(rng, new, 2, 3, 4)],
        "leaky-hidden": [backward(rng, *size) for size in sizes],
    }


def forward(rng: Generator, name: str, *size: int) -> Call:
    return Call("linear_activation_forward", *layer(rng, *size), name, compare=CLOSELY)


def backward(rng: Generator, name: str, units: int, before: int, m: int) -> Call:
    A, W, b = layer(rng, units, before, m)
    cache = ((A, W, b), W @ A + b)
    dA = rng.normal(size=(units, m)) + 0.4
    return Call("linear_activation_backward", dA, cache, name, compare=CLOSELY)


def layer(rng: Generator, units: int, before: int, m: int) -> tuple:
    """Return A, W and b of a layer whose scores are of both signs."""
    W = rng.normal(size=(units, before))
    return rng.normal(size=(before, m)), W, rng.normal(size=(units, 1))
