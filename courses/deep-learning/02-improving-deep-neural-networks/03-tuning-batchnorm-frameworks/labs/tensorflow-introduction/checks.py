"""Inputs for the TensorFlow lab. Everything is float32, which holds about seven digits."""

from authoring import Call, Tensor, close
from numpy import arange, eye, ndarray
from numpy.random import Generator

CLOSELY = close(rtol=1e-4, atol=1e-5)
# Rounding in float32 grows from step to step; the mistakes are ten times further off and more.
AFTER_TRAINING = close(rtol=1e-3, atol=1e-4)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **linear_cases(rng),
        **sigmoid_cases(rng),
        **one_hot_cases(rng),
        **initialise_cases(rng),
        **forward_cases(rng),
        **loss_cases(rng),
        **train_cases(rng),
    }


def floats(rng: Generator, *shape: int) -> ndarray:
    """Normal entries as float32."""
    return rng.normal(size=shape).astype("float32")


def some_labels(rng: Generator, C: int, m: int) -> ndarray:
    """Every class at least once, in random order."""
    return rng.permutation(arange(m) % C)


def linear_cases(rng: Generator) -> dict[str, list[Call]]:
    """All sizes differ, so that only one order of the factors fits."""

    def call(n_1: int, n_0: int, m: int) -> Call:
        W, X, b = floats(rng, n_1, n_0), floats(rng, n_0, m), floats(rng, n_1, 1) + 2
        return Call("linear_function", W, X, b, compare=CLOSELY)

    return {
        "linear-function-example": [call(3, 2, 4)],
        "linear-function-hidden": [call(4, 6, 3), call(5, 3, 1)],
    }


def sigmoid_cases(rng: Generator) -> dict[str, list[Call]]:
    """A whole number (which has to be cast), a number, arrays."""
    whole = int(rng.integers(2, 5))
    return {
        "sigmoid-example": [
            Call("sigmoid", -1, compare=CLOSELY),
            Call("sigmoid", floats(rng, 4), compare=CLOSELY),
        ],
        "sigmoid-hidden": [
            Call("sigmoid", whole, compare=CLOSELY),
            Call("sigmoid", floats(rng, 3, 5) * 2, compare=CLOSELY),
            Call("sigmoid", rng.integers(1, 6, size=4), compare=CLOSELY),
        ],
    }


def one_hot_cases(rng: Generator) -> dict[str, list[Call]]:
    """More examples than classes and fewer, never equally many."""
    few = rng.permutation(6)[:4]
    return {
        "one-hot-example": [Call("one_hot_matrix", some_labels(rng, 3, 5), 3, compare=CLOSELY)],
        "one-hot-hidden": [
            Call("one_hot_matrix", some_labels(rng, 4, 9), 4, compare=CLOSELY),
            Call("one_hot_matrix", few, 6, compare=CLOSELY),
        ],
    }


def initialise_cases(rng: Generator) -> dict[str, list[Call]]:
    """Four different layer sizes; the values follow from the seed."""
    sizes = [int(size) for size in rng.permutation(arange(3, 9))[:4]]
    seed = int(rng.integers(2, 1000))
    return {
        "initialize-example": [
            Call("initialize_parameters", [4, 5, 3, 2], 7, compare=CLOSELY),
        ],
        "initialize-hidden": [
            Call("initialize_parameters", sizes, seed, compare=CLOSELY),
            Call("initialize_parameters", sizes[::-1], compare=CLOSELY),
        ],
    }


def forward_cases(rng: Generator) -> dict[str, list[Call]]:
    """Weights and biases of size 1, so that every layer has units on both sides of 0."""

    def call(sizes: list[int], m: int) -> Call:
        parameters = {}
        for layer in (1, 2, 3):
            parameters[f"W{layer}"] = Tensor(floats(rng, sizes[layer], sizes[layer - 1]))
            parameters[f"b{layer}"] = Tensor(floats(rng, sizes[layer], 1))
        return Call(
            "forward_propagation", Tensor(floats(rng, sizes[0], m)), parameters, compare=CLOSELY
        )

    return {
        "forward-example": [call([3, 6, 5, 2], 4)],
        "forward-hidden": [call([4, 7, 6, 3], 5), call([5, 8, 7, 4], 9)],
    }


def loss_cases(rng: Generator) -> dict[str, list[Call]]:
    """Logits of both signs; as many classes as examples nowhere."""

    def call(C: int, m: int) -> Call:
        one_hot = eye(C, dtype="float32")[:, some_labels(rng, C, m)]
        logits = floats(rng, C, m) * 2
        return Call("compute_total_loss", Tensor(logits), Tensor(one_hot), compare=CLOSELY)

    return {"loss-example": [call(3, 4)], "loss-hidden": [call(4, 7), call(6, 5)]}


def train_cases(rng: Generator) -> dict[str, list[Call]]:
    """Three or four clouds of points; the loss falls clearly within a few steps."""
    seed = int(rng.integers(2, 1000))
    return {
        "train-example": [Call("train", *clouds(rng, 2, 3, 12), 0.2, 5, 3, compare=AFTER_TRAINING)],
        "train-hidden": [
            Call("train", *clouds(rng, 3, 4, 20), 0.15, 8, seed, compare=AFTER_TRAINING),
            Call("train", *clouds(rng, 4, 3, 15), 0.3, 4, seed + 1, compare=AFTER_TRAINING),
        ],
        "train-defaults": [Call("train", *clouds(rng, 3, 3, 18), compare=AFTER_TRAINING)],
    }


def clouds(rng: Generator, n_x: int, C: int, m: int) -> tuple[ndarray, ndarray, list[int]]:
    """Return X (n_x, m), labels (m,) and layer sizes; one class is far more frequent."""
    centres = floats(rng, n_x, C) * 2
    labels = some_labels(rng, C, m)
    labels[: m // 3] = 0
    X = centres[:, labels] + floats(rng, n_x, m) / 2
    return X, labels, [n_x, 6, 5, C]
