"""Inputs for the logistic regression lab, and how outputs are compared."""

from authoring import Call, close, parts
from numpy import array, linspace, ones, where, zeros
from numpy.random import Generator

EXACTLY = close(rtol=0.0, atol=1e-12)
# Labels may be lists: nothing more is computed with them.
LABELS = close(rtol=0.0, atol=1e-12, lists=True)
CLOSELY = close(rtol=1e-6, atol=1e-9)
# Thousands of steps add up rounding, and equally right formulas round differently.
AFTER_TRAINING = close(rtol=1e-5, atol=1e-7)
MODEL = parts(AFTER_TRAINING, {"Y_prediction_test": LABELS, "Y_prediction_train": LABELS})


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **sigmoid_cases(rng),
        **initialise_cases(rng),
        **propagate_cases(rng),
        **optimize_cases(rng),
        **predict_cases(rng),
        **model_cases(rng),
    }


def sigmoid_cases(rng: Generator) -> dict[str, list[Call]]:
    """A number, matrices of several shapes, and entries that overflow a careless formula."""
    example = rng.normal(size=(2, 3)) * 2
    hidden = [rng.normal(size=shape) * 3 for shape in [(5,), (3, 4), (2, 3, 2)]]
    large = array([[-1000.0, -20.0, 0.0], [20.0, 800.0, 1000.0]])
    return {
        "sigmoid-example": [
            Call("sigmoid", 0.0, compare=CLOSELY),
            Call("sigmoid", example, compare=CLOSELY),
        ],
        "sigmoid-hidden": [Call("sigmoid", z, compare=CLOSELY) for z in hidden],
        "sigmoid-large": [Call("sigmoid", large, compare=CLOSELY)],
    }


def initialise_cases(rng: Generator) -> dict[str, list[Call]]:
    """Seeded, so that random starting values can be recognised."""
    dims = rng.choice(range(4, 13), size=2, replace=False)
    return {
        "initialize-example": [Call("initialize_with_zeros", 3, compare=EXACTLY, seed=1)],
        "initialize-hidden": [
            Call("initialize_with_zeros", int(dim), compare=EXACTLY, seed=1) for dim in dims
        ],
    }


def propagate_cases(rng: Generator) -> dict[str, list[Call]]:
    """n_x and m differ and are above 2, so that no wrong divisor or axis looks right."""
    hidden = [data(rng, n_x, m) for n_x, m in [(4, 7), (6, 11), (5, 3)]]
    return {
        "propagate-example": [Call("propagate", *data(rng, 3, 5), compare=CLOSELY)],
        "propagate-hidden": [Call("propagate", *given, compare=CLOSELY) for given in hidden],
    }


def optimize_cases(rng: Generator) -> dict[str, list[Call]]:
    """Several recorded costs, learning rates that are not the default; both are always given."""
    rate = float(rng.uniform(0.03, 0.06))
    return {
        "optimize-example": [Call("optimize", *data(rng, 3, 8), 120, 0.1, compare=AFTER_TRAINING)],
        "optimize-hidden": [
            Call("optimize", *data(rng, 4, 9), 250, rate, compare=AFTER_TRAINING),
            Call("optimize", *data(rng, 2, 13), 3, 4 * rate, compare=AFTER_TRAINING),
        ],
    }


def predict_cases(rng: Generator) -> dict[str, list[Call]]:
    """Both classes, no probability so near 0.5 that rounding decides, except exactly there."""
    hidden = [spread(rng, 4, 30), spread(rng, 5, 21)]
    w, _, X = spread(rng, 3, 6)
    X[:, [1, 4]] = 0.0
    return {
        "predict-example": [Call("predict", *spread(rng, 3, 7), compare=LABELS)],
        "predict-hidden": [Call("predict", *given, compare=LABELS) for given in hidden],
        "predict-boundary": [Call("predict", w, 0.0, X, compare=LABELS)],
    }


def model_cases(rng: Generator) -> dict[str, list[Call]]:
    """Overlapping classes, so that the cost stays finite however long the training."""
    steps = int(rng.integers(310, 390))
    rate = float(rng.uniform(0.1, 0.3))
    return {
        "model-example": [Call("model", *classes(rng, 2, 24, 10), 150, 0.1, compare=MODEL)],
        "model-hidden": [
            Call("model", *classes(rng, 4, 40, 15), steps, rate, compare=MODEL),
            Call("model", *classes(rng, 3, 20, 12), 110, rate / 2, compare=MODEL),
        ],
        "model-defaults": [Call("model", *classes(rng, 3, 30, 13), compare=MODEL)],
    }


def data(rng: Generator, n_x: int, m: int) -> tuple:
    """Return w (n_x, 1), b, X (n_x, m), Y (1, m) with both labels and |b| far from 0."""
    b = float(rng.choice([-1, 1]) * rng.uniform(0.4, 0.9))
    labels = rng.permutation(where(linspace(0, 1, m) < 0.6, 1.0, 0.0))
    return rng.normal(size=(n_x, 1)) * 0.6, b, rng.normal(size=(n_x, m)), labels.reshape(1, m)


def spread(rng: Generator, n_x: int, m: int) -> tuple:
    """Return w, b, X whose z = w.T X + b are evenly spread and none of them at 0.

    The z run through (-2, 2), so some lie between 0 and 0.5, where the cut-off on z and the
    one on the probability disagree; b is large enough for its loss to flip a prediction.
    """
    w = rng.normal(size=(n_x, 1)) + where(rng.random((n_x, 1)) < 0.5, -1.0, 1.0)
    b = float(rng.choice([-1, 1]) * 1.1)
    wanted = rng.permutation(linspace(-2, 2, 2 * (m // 2)) + 0.02)[: m - 1]
    wanted = array([*wanted, 0.3])
    X = rng.normal(size=(n_x, m))
    X += w * (wanted - b - w.T @ X) / (w.T @ w)
    return w, b, X


def classes(rng: Generator, n_x: int, m_train: int, m_test: int) -> tuple:
    """Return two overlapping clouds as X_train, Y_train, X_test, Y_test."""
    direction = ones((n_x, 1)) * 0.8 + rng.normal(size=(n_x, 1)) * 0.2
    return *cloud(rng, direction, m_train), *cloud(rng, direction, m_test)


def cloud(rng: Generator, direction, m: int) -> tuple:
    """Return X (n_x, m) and Y (1, m); one label in six contradicts its position."""
    Y = rng.permutation(where(linspace(0, 1, m) < 0.5, 1.0, 0.0)).reshape(1, m)
    noisy = zeros((1, m))
    noisy[0, rng.permutation(m)[: m // 6]] = 1.0
    side = where(noisy == 1, 1 - Y, Y) - 0.4
    return direction * side * 2 + rng.normal(size=(direction.shape[0], m)), Y
