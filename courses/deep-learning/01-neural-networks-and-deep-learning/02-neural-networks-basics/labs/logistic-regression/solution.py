"""Logistic regression with examples in columns: X is (n_x, m), Y is (1, m)."""

import numpy as np


def sigmoid(z: np.ndarray | float) -> np.ndarray | float:
    """Return 1 / (1 + exp(-z)) entry by entry, in the shape of z."""
    return 1 / (1 + np.exp(-z))


def initialize_with_zeros(dim: int) -> tuple[np.ndarray, float]:
    """Return w, zeros of shape (dim, 1), and b = 0.0."""
    return np.zeros((dim, 1)), 0.0


def propagate(
    w: np.ndarray, b: float, X: np.ndarray, Y: np.ndarray
) -> tuple[dict[str, np.ndarray | float], float]:
    """Return the gradients dw (n_x, 1) and db (a number), and the cross-entropy cost."""
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost


def optimize(
    w: np.ndarray,
    b: float,
    X: np.ndarray,
    Y: np.ndarray,
    num_iterations: int,
    learning_rate: float,
) -> tuple[dict[str, np.ndarray | float], dict[str, np.ndarray | float], list[float]]:
    """Run gradient descent; return the parameters, the last gradients and every 100th cost."""
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


def predict(w: np.ndarray, b: float, X: np.ndarray) -> np.ndarray:
    """Return 1. where the probability is above 0.5 and 0. elsewhere, shape (1, m)."""
    A = sigmoid(w.T @ X + b)
    return (A > 0.5).astype(float)


def model(
    X_train: np.ndarray,
    Y_train: np.ndarray,
    X_test: np.ndarray,
    Y_test: np.ndarray,
    num_iterations: int = 2000,
    learning_rate: float = 0.5,
) -> dict[str, object]:
    """Train on the training set and predict both sets; Y_test is only for the accuracy."""
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    return {
        "costs": costs,
        "Y_prediction_test": predict(params["w"], params["b"], X_test),
        "Y_prediction_train": predict(params["w"], params["b"], X_train),
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
