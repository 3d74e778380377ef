"""Inputs for the variation: steeper and flatter sigmoids, and columns, some of them far apart."""

from authoring import Call, close
from numpy import array, ndarray, where
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-9, lists=True)
# Shares of a softmax run down to 1e-300; the smallest need not be right to six digits.
SHARES = close(rtol=1e-6, atol=1e-12, lists=True)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    far = array([[1000.0, -1000.0, 3.0], [1001.5, -1002.0, 1.0]])
    mixed = array([[0.0, -800.0], [900.0, -801.5], [899.0, 5.0], [901.0, 4.0]])
    return {
        "steep-example": [slope(0.0, 3.0), slope(signed(rng, (2, 3)), 2.0)],
        "steep-hidden": [
            slope(signed(rng, (5,)), 0.5),
            slope(signed(rng, (3, 2)), -1.5),
            slope(signed(rng, (2, 4, 3)), 3.0),
        ],
        "columns-example": [
            shares(array([[0.0], [1.0], [3.0]]), 2.0),
            shares(signed(rng, (3, 2)), 1.0),
        ],
        "columns-hidden": [
            shares(signed(rng, (4, 3)) * 2, 0.5),
            shares(signed(rng, (3, 5)) * 2, 3.0),
            shares(far, 0.7),
            shares(mixed, 4.0),
        ],
    }


def slope(x: ndarray | float, k: float) -> Call:
    return Call("sigmoid_derivative", x, k, compare=CLOSELY)


def shares(x: ndarray, temperature: float) -> Call:
    return Call("softmax", x, temperature, compare=SHARES)


def signed(rng: Generator, shape: tuple[int, ...]) -> ndarray:
    """Return numbers between 0.3 and 2.5 in size, of either sign."""
    return rng.uniform(0.3, 2.5, size=shape) * where(rng.random(shape) < 0.5, -1.0, 1.0)
