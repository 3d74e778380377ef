"""A network with one hidden layer; examples in columns: X is (n_x, m), Y is (1, m)."""

import numpy as np

Parameters = dict[str, np.ndarray]


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-z)) entry by entry."""
    return 1 / (1 + np.exp(-z))


def layer_sizes(X: np.ndarray, Y: np.ndarray) -> tuple[int, int, int]:
    """Return (n_x, n_h, n_y), with four hidden units."""
    return X.shape[0], 4, Y.shape[0]


def initialize_parameters(n_x: int, n_h: int, n_y: int) -> Parameters:
    """Return normal weights with standard deviation 0.01, and biases of zero."""
    return {
        "W1": np.random.randn(n_h, n_x) * 0.01,
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h) * 0.01,
        "b2": np.zeros((n_y, 1)),
    }


def forward_propagation(X: np.ndarray, parameters: Parameters) -> tuple[np.ndarray, Parameters]:
    """Return the probabilities A2 (n_y, m) and a cache for the backward pass."""
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def compute_cost(A2: np.ndarray, Y: np.ndarray) -> float:
    """Return the mean cross-entropy of the probabilities A2 (1, m) for the labels Y (1, m)."""
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))


def backward_propagation(
    parameters: Parameters, cache: Parameters, X: np.ndarray, Y: np.ndarray
) -> Parameters:
    """Return the gradients dW1, db1, dW2, db2, each in the shape of its parameter."""
    m = X.shape[1]
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (parameters["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": np.sum(dZ2, axis=1, keepdims=True) / m,
    }


def update_parameters(
    parameters: Parameters, grads: Parameters, learning_rate: float = 1.2
) -> Parameters:
    """Return the parameters after one step of gradient descent."""
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}


def nn_model(X: np.ndarray, Y: np.ndarray, n_h: int, num_iterations: int) -> Parameters:
    """Return the parameters after num_iterations steps from a random start."""
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for _ in range(num_iterations):
        _, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
    return parameters


def predict(parameters: Parameters, X: np.ndarray) -> np.ndarray:
    """Return 1. where the probability is above 0.5 and 0. elsewhere, shape (1, m)."""
    A2, _ = forward_propagation(X, parameters)
    return (A2 > 0.5).astype(float)
