"""The ready-made functions of NumPy."""

import numpy as np


def dot_product(a, b):
    return np.dot(a, b)


def outer_product(a, b):
    return np.outer(a, b)


def relu_and_derivative(Z):
    return np.where(Z > 0, Z, 0), np.where(Z > 0, 1, 0)


def column_norms(X):
    return np.linalg.norm(X, axis=0, keepdims=True)


def linear_scores(w, b, X):
    return np.dot(w.T, X) + b


def gradient_sums(X, dZ):
    return np.sum(X * dZ, axis=1, keepdims=True), dZ.sum()


def standardize_features(X):
    centred = X - X.mean(axis=1).reshape(-1, 1)
    return centred / np.sqrt(np.mean(centred * centred, axis=1, keepdims=True))


def pairwise_squared_distances(A, B):
    squares_a = np.sum(A * A, axis=0)[:, np.newaxis]
    squares_b = np.sum(B * B, axis=0)[np.newaxis, :]
    return squares_a + squares_b - 2 * np.dot(A.T, B)
