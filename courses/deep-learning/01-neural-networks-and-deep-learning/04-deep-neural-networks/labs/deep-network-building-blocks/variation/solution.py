def linear_activation_forward(A_prev, W, b, activation):
    """Return A and the cache; a leaky ReLU keeps a tenth of what is negative."""
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "leaky_relu":
        A = np.where(Z > 0, Z, 0.1 * Z)
    else:
        A = 1 / (1 + np.exp(-Z))
    return A, (linear_cache, Z)


def linear_activation_backward(dA, cache, activation):
    """Go back through the activation, then through the linear step."""
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "leaky_relu":
        dZ = dA * np.where(Z > 0, 1.0, 0.1)
    else:
        A = 1 / (1 + np.exp(-Z))
        dZ = dA * A * (1 - A)
    return linear_backward(dZ, linear_cache)
