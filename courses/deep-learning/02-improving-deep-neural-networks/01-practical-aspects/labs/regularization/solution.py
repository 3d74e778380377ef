"""L2 regularisation and dropout in a network of three layers: ReLU, ReLU, sigmoid."""

import numpy as np

Arrays = dict[str, np.ndarray]
Cache = tuple[np.ndarray, ...]


def compute_cost_with_regularization(
    A3: np.ndarray, Y: np.ndarray, parameters: Arrays, lambd: float
) -> float:
    """Return the mean cross-entropy plus lambd / (2 m) times the sum of all squared weights."""
    m = Y.shape[1]
    cross_entropy = -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))
    squares = sum(np.sum(parameters[f"W{layer}"] ** 2) for layer in (1, 2, 3))
    return cross_entropy + lambd / (2 * m) * squares


def backward_propagation_with_regularization(
    X: np.ndarray, Y: np.ndarray, cache: Cache, lambd: float
) -> Arrays:
    """Return dW1, db1, ..., dW3, db3 of the cost with its penalty."""
    Z1, A1, W1, _, Z2, A2, W2, _, _, A3, W3, _ = cache
    m = X.shape[1]
    dZ3 = A3 - Y
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    return {
        "dW1": (dZ1 @ X.T + lambd * W1) / m, "db1": np.mean(dZ1, axis=1, keepdims=True),
        "dW2": (dZ2 @ A1.T + lambd * W2) / m, "db2": np.mean(dZ2, axis=1, keepdims=True),
        "dW3": (dZ3 @ A2.T + lambd * W3) / m, "db3": np.mean(dZ3, axis=1, keepdims=True),
    }  # fmt: skip


def forward_propagation_with_dropout(
    X: np.ndarray, parameters: Arrays, keep_prob: float
) -> tuple[np.ndarray, Cache]:
    """Return A3 and the cache; hidden units are kept with probability keep_prob and scaled up."""
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    D1 = np.random.rand(*Z1.shape) < keep_prob
    A1 = np.maximum(0, Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = np.random.rand(*Z2.shape) < keep_prob
    A2 = np.maximum(0, Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)


def backward_propagation_with_dropout(
    X: np.ndarray, Y: np.ndarray, cache: Cache, keep_prob: float
) -> Arrays:
    """Return dW1, db1, ..., dW3, db3 through the units that the forward pass kept."""
    Z1, D1, A1, _, _, Z2, D2, A2, W2, _, _, A3, W3, _ = cache
    m = X.shape[1]
    dZ3 = A3 - Y
    dZ2 = W3.T @ dZ3 * D2 / keep_prob * (Z2 > 0)
    dZ1 = W2.T @ dZ2 * D1 / keep_prob * (Z1 > 0)
    return {
        "dW1": dZ1 @ X.T / m, "db1": np.mean(dZ1, axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T / m, "db2": np.mean(dZ2, axis=1, keepdims=True),
        "dW3": dZ3 @ A2.T / m, "db3": np.mean(dZ3, axis=1, keepdims=True),
    }  # fmt: skip
