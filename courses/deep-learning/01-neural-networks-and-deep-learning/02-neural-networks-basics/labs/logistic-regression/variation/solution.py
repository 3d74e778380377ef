def propagate(w, b, X, Y, weight):
    """Return the gradients and the cost in which examples with Y = 1 count `weight` times."""
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(weight * Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = (1 - Y) * A - weight * Y * (1 - A)
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost
