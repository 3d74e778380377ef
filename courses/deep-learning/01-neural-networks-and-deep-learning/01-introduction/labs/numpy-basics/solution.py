"""The functions that all later labs lean on, for whole arrays at once."""

import numpy as np


def sigmoid(x: np.ndarray | float) -> np.ndarray | float:
    """Return 1 / (1 + exp(-x)) entry by entry, in the shape of x."""
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x: np.ndarray | float) -> np.ndarray | float:
    """Return the slope s (1 - s) of the sigmoid s at x, in the shape of x."""
    s = sigmoid(x)
    return s * (1 - s)


def image2vector(image: np.ndarray) -> np.ndarray:
    """Return the entries of an image in reading order as one column, shape (n, 1)."""
    return image.reshape(-1, 1)


def normalize_rows(x: np.ndarray) -> np.ndarray:
    """Return x (m, n) with every row divided by its Euclidean length."""
    lengths = np.sqrt(np.sum(x**2, axis=1, keepdims=True))
    return x / lengths


def softmax(x: np.ndarray) -> np.ndarray:
    """Return the softmax of every row of x (m, n); no entry is too large for it."""
    shares = np.exp(x - np.max(x, axis=1, keepdims=True))
    return shares / np.sum(shares, axis=1, keepdims=True)


def L1(yhat: np.ndarray, y: np.ndarray) -> float:
    """Return the sum of |yhat - y|."""
    return np.sum(np.abs(yhat - y))


def L2(yhat: np.ndarray, y: np.ndarray) -> float:
    """Return the sum of (yhat - y) squared."""
    return np.sum((yhat - y) ** 2)
