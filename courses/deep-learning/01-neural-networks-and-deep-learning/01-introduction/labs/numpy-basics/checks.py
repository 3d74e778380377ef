"""Inputs for the lab of basic functions, and how outputs are compared."""

from authoring import Call, close
from numpy import array, ndarray, where
from numpy.random import Generator

# One pass in float64: equally right formulas agree far beyond these digits.
CLOSELY = close(rtol=1e-6, atol=1e-9, lists=True)
# Only copied, never computed.
SAME = close(rtol=0.0, atol=1e-12, lists=True)
# Shares of a softmax run down to 1e-300; the smallest need not be right to six digits.
SHARES = close(rtol=1e-6, atol=1e-12, lists=True)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **sigmoid_cases(rng),
        **derivative_cases(rng),
        **image_cases(rng),
        **row_cases(rng),
        **softmax_cases(rng),
        **error_cases(rng),
    }


def sigmoid_cases(rng: Generator) -> dict[str, list[Call]]:
    """A number, matrices of several shapes; both signs and nothing near the flat ends."""
    example, *hidden = [signed(rng, shape) for shape in [(2, 3), (4,), (3, 5), (2, 3, 4)]]
    return {
        "sigmoid-example": [
            Call("sigmoid", 0.0, compare=CLOSELY),
            Call("sigmoid", example, compare=CLOSELY),
        ],
        "sigmoid-hidden": [Call("sigmoid", x, compare=CLOSELY) for x in hidden],
    }


def derivative_cases(rng: Generator) -> dict[str, list[Call]]:
    """As for the sigmoid; the slope is even, so the entries themselves are not symmetric."""
    example, *hidden = [signed(rng, shape) for shape in [(2, 3), (5,), (4, 3), (3, 2, 4)]]
    return {
        "derivative-example": [
            Call("sigmoid_derivative", 0.0, compare=CLOSELY),
            Call("sigmoid_derivative", example, compare=CLOSELY),
        ],
        "derivative-hidden": [Call("sigmoid_derivative", x, compare=CLOSELY) for x in hidden],
    }


def image_cases(rng: Generator) -> dict[str, list[Call]]:
    """Height, width and channels all differ, so that another order is another result."""
    return {
        "image-example": [Call("image2vector", image(rng, 2, 3, 3), compare=SAME)],
        "image-hidden": [
            Call("image2vector", image(rng, *shape), compare=SAME)
            for shape in [(4, 5, 3), (6, 2, 4), (3, 7, 1)]
        ],
    }


def row_cases(rng: Generator) -> dict[str, list[Call]]:
    """No row of zeros, not square, rows of quite different length and of both signs."""
    scales = array([[0.2], [3.0], [40.0], [1.3], [8.0], [0.7]])
    example, *hidden = [
        signed(rng, shape) * scales[: shape[0]] for shape in [(2, 3), (4, 3), (3, 5), (6, 2)]
    ]
    return {
        "rows-example": [Call("normalize_rows", example, compare=CLOSELY)],
        "rows-hidden": [Call("normalize_rows", x, compare=CLOSELY) for x in hidden],
    }


def softmax_cases(rng: Generator) -> dict[str, list[Call]]:
    """Rows of different height; then entries that overflow, in rows that are far apart."""
    example, *hidden = [
        signed(rng, shape) + rng.permutation(shape[0])[:, None]
        for shape in [(2, 3), (4, 3), (3, 5), (1, 4)]
    ]
    large = rng.integers(-150, 150, size=(3, 4)) / 100 + array([[1000.0], [0.0], [-1000.0]])
    mixed = array([[0.0, 900.0, 899.0], [-800.0, -801.5, 5.0]])
    return {
        "softmax-example": [
            Call("softmax", array([[1.0, 2.0, 3.0]]), compare=SHARES),  # the ending changes it
            Call("softmax", example, compare=SHARES),
        ],
        "softmax-hidden": [Call("softmax", x, compare=SHARES) for x in hidden],
        "softmax-large": [Call("softmax", x, compare=SHARES) for x in (large, mixed)],
    }


def error_cases(rng: Generator) -> dict[str, list[Call]]:
    """Numbers of both signs, so that an absolute value at another place is seen."""
    result = {}
    for name in ("L1", "L2"):
        example, *hidden = [pair(rng, m) for m in (4, 7, 10, 1)]
        result[f"{name.lower()}-example"] = [Call(name, *example, compare=CLOSELY)]
        result[f"{name.lower()}-hidden"] = [Call(name, *given, compare=CLOSELY) for given in hidden]
    return result


def signed(rng: Generator, shape: tuple[int, ...]) -> ndarray:
    """Return numbers between 0.3 and 2.5 in size, of either sign."""
    return rng.uniform(0.3, 2.5, size=shape) * where(rng.random(shape) < 0.5, -1.0, 1.0)


def image(rng: Generator, height: int, width: int, channels: int) -> ndarray:
    """Return brightness values from 0 to 1, all different."""
    return rng.permutation(height * width * channels).reshape(height, width, channels) / 100


def pair(rng: Generator, m: int) -> tuple[ndarray, ndarray]:
    """Return yhat and y of shape (m,): both have both signs, and so has their difference."""
    y = signed(rng, (m,)) * 2
    return y + signed(rng, (m,)), y
