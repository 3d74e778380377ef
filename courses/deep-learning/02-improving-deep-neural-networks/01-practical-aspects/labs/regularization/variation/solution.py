def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the mean cross-entropy plus lambd / m times the sum of the absolute weights."""
    m = Y.shape[1]
    cross_entropy = -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))
    sizes = sum(np.sum(np.abs(parameters[f"W{layer}"])) for layer in (1, 2, 3))
    return cross_entropy + lambd / m * sizes


def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Return the gradients; each weight feels the same pull towards 0, whatever its size."""
    Z1, A1, W1, _, Z2, A2, W2, _, _, A3, W3, _ = cache
    m = X.shape[1]
    dZ3 = A3 - Y
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    return {
        "dW1": (dZ1 @ X.T + lambd * np.sign(W1)) / m, "db1": np.mean(dZ1, axis=1, keepdims=True),
        "dW2": (dZ2 @ A1.T + lambd * np.sign(W2)) / m, "db2": np.mean(dZ2, axis=1, keepdims=True),
        "dW3": (dZ3 @ A2.T + lambd * np.sign(W3)) / m, "db3": np.mean(dZ3, axis=1, keepdims=True),
    }  # fmt: skip
