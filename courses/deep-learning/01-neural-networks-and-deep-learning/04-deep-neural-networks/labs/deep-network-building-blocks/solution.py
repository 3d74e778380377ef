"""The parts of a deep network, examples in columns: X is (n_x, m), Y is (1, m)."""

import numpy as np

LinearCache = tuple[np.ndarray, np.ndarray, np.ndarray]
Cache = tuple[LinearCache, np.ndarray]


def initialize_parameters_deep(layer_dims: list[int]) -> dict[str, np.ndarray]:
    """Return W1, b1, ..., WL, bL: small random weights (n_l, n_(l-1)) and zero biases (n_l, 1)."""
    parameters = {}
    for layer in range(1, len(layer_dims)):
        units, before = layer_dims[layer], layer_dims[layer - 1]
        parameters[f"W{layer}"] = np.random.randn(units, before) / np.sqrt(before)
        parameters[f"b{layer}"] = np.zeros((units, 1))
    return parameters


def linear_forward(A: np.ndarray, W: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, LinearCache]:
    """Return Z = W A + b of shape (n, m), and the linear cache (A, W, b)."""
    return W @ A + b, (A, W, b)


def linear_activation_forward(
    A_prev: np.ndarray, W: np.ndarray, b: np.ndarray, activation: str
) -> tuple[np.ndarray, Cache]:
    """Return A, the "relu" or "sigmoid" of Z, and the cache ((A_prev, W, b), Z)."""
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = np.maximum(0, Z) if activation == "relu" else 1 / (1 + np.exp(-Z))
    return A, (linear_cache, Z)


def L_model_forward(
    X: np.ndarray, parameters: dict[str, np.ndarray]
) -> tuple[np.ndarray, list[Cache]]:
    """Return AL (1, m) after L - 1 ReLU layers and one sigmoid layer, and the caches of all."""
    L = len(parameters) // 2
    A, caches = X, []
    for layer in range(1, L + 1):
        activation = "sigmoid" if layer == L else "relu"
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        A, cache = linear_activation_forward(A, W, b, activation)
        caches.append(cache)
    return A, caches


def compute_cost(AL: np.ndarray, Y: np.ndarray) -> float:
    """Return the mean cross-entropy as a number."""
    return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


def linear_backward(
    dZ: np.ndarray, cache: LinearCache
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return dA_prev (n_prev, m), dW (n, n_prev) and db (n, 1)."""
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


def linear_activation_backward(
    dA: np.ndarray, cache: Cache, activation: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Go back through the activation, then through the linear step."""
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        A = 1 / (1 + np.exp(-Z))
        dZ = dA * A * (1 - A)
    return linear_backward(dZ, linear_cache)


def L_model_backward(AL: np.ndarray, Y: np.ndarray, caches: list[Cache]) -> dict[str, np.ndarray]:
    """Return dW1, db1, ..., dWL, dbL."""
    grads = {}
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    L = len(caches)
    for layer in range(L, 0, -1):
        activation = "sigmoid" if layer == L else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[layer - 1], activation)
        grads[f"dW{layer}"], grads[f"db{layer}"] = dW, db
    return grads


def update_parameters(
    parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], learning_rate: float
) -> dict[str, np.ndarray]:
    """Return the parameters after one step of gradient descent."""
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}
