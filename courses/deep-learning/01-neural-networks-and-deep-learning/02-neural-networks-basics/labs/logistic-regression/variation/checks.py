"""Inputs for the variation: weights below and above 1, both labels, sizes that differ."""

from authoring import Call, close
from numpy import linspace, where
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-9)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    hidden = [
        Call("propagate", *data(rng, n_x, m), weight, compare=CLOSELY)
        for n_x, m, weight in [(4, 7, 5.0), (6, 11, 0.25), (5, 3, 2.5)]
    ]
    return {
        "weighted-one": [Call("propagate", *data(rng, 3, 5), 1.0, compare=CLOSELY)],
        "weighted-three": [Call("propagate", *data(rng, 2, 5), 3.0, compare=CLOSELY)],
        "weighted-hidden": hidden,
    }


def data(rng: Generator, n_x: int, m: int) -> tuple:
    """Return w (n_x, 1), b, X (n_x, m) and Y (1, m) with both labels."""
    b = float(rng.choice([-1, 1]) * rng.uniform(0.4, 0.9))
    labels = rng.permutation(where(linspace(0, 1, m) < 0.6, 1.0, 0.0))
    return rng.normal(size=(n_x, 1)) * 0.6, b, rng.normal(size=(n_x, m)), labels.reshape(1, m)
