"""Loops over entries replaced by whole-array operations."""

import numpy as np


def dot_product(a: np.ndarray, b: np.ndarray) -> float:
    """Return the sum of a[i] * b[i] over two arrays of shape (n,)."""
    return a @ b


def outer_product(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the table of a[i] * b[j], shape (len(a), len(b))."""
    return a[:, None] * b


def relu_and_derivative(Z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return max(0, Z) and its slope (1. where Z > 0, else 0.), both in the shape of Z."""
    return np.maximum(0, Z), (Z > 0).astype(float)


def column_norms(X: np.ndarray) -> np.ndarray:
    """Return the Euclidean length of every column of X (n_x, m), shape (1, m)."""
    return np.sqrt(np.sum(X**2, axis=0, keepdims=True))


def linear_scores(w: np.ndarray, b: float, X: np.ndarray) -> np.ndarray:
    """Return w.T X + b for w (n_x, 1) and X (n_x, m), shape (1, m)."""
    return w.T @ X + b


def gradient_sums(X: np.ndarray, dZ: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the sums over examples of x * dz, shape (n_x, 1), and of dz, a number."""
    return X @ dZ.T, np.sum(dZ)


def standardize_features(X: np.ndarray) -> np.ndarray:
    """Return X (n_x, m) with mean 0 and standard deviation 1 in every row."""
    return (X - np.mean(X, axis=1, keepdims=True)) / np.std(X, axis=1, keepdims=True)


def pairwise_squared_distances(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Return |a - b|^2 for each column a of A (n, p) and b of B (n, q), shape (p, q)."""
    return np.sum((A[:, :, None] - B[:, None, :]) ** 2, axis=0)
