"""Other formulas: einsum, where, tanh for the sigmoid, A - Y for the last layer, recursion."""

import numpy as np


def squash(Z):
    return (1 + np.tanh(Z / 2)) / 2


def initialize_parameters_deep(layer_dims):
    rng = np.random.default_rng()
    pairs = [(layer_dims[i], layer_dims[i + 1]) for i in range(len(layer_dims) - 1)]
    weights = {f"W{i}": rng.normal(0, (2 / p) ** 0.5, (n, p)) for i, (p, n) in enumerate(pairs, 1)}
    return weights | {f"b{i}": np.array([[0.0]] * n) for i, (_, n) in enumerate(pairs, 1)}


def linear_forward(A, W, b):
    return np.einsum("ij,jk->ik", W, A) + np.repeat(b, A.shape[1], axis=1), [A, W, b]


def linear_activation_forward(A_prev, W, b, activation):
    Z, notes = linear_forward(A_prev, W, b)
    gates = {"relu": lambda z: np.where(z > 0, z, 0.0), "sigmoid": squash}
    return gates[activation](Z), (tuple(notes), Z)


def L_model_forward(X, parameters, layer=1):
    last = f"W{layer + 1}" not in parameters
    kind = "sigmoid" if last else "relu"
    A, note = linear_activation_forward(X, parameters[f"W{layer}"], parameters[f"b{layer}"], kind)
    if last:
        return A, [note]
    AL, notes = L_model_forward(A, parameters, layer + 1)
    return AL, [note, *notes]


def compute_cost(AL, Y):
    given = np.where(Y == 1, AL, 1 - AL)
    return float(-np.log(given).sum() / given.size)


def linear_backward(dZ, cache):
    below, W, _ = cache
    m = dZ.shape[1]
    dW = np.einsum("ik,jk->ij", dZ, below) / m
    return np.einsum("ij,ik->jk", W, dZ), dW, dZ.mean(axis=1).reshape(-1, 1)


def linear_activation_backward(dA, cache, activation):
    notes, Z = cache
    slope = {"relu": lambda z: np.heaviside(z, 0.0), "sigmoid": lambda z: squash(z) * squash(-z)}
    return linear_backward(slope[activation](Z) * dA, notes)


def L_model_backward(AL, Y, caches):
    grads, dZ = {}, AL - Y
    for index in range(len(caches) - 1, -1, -1):
        notes, _ = caches[index]
        below, grads[f"dW{index + 1}"], grads[f"db{index + 1}"] = linear_backward(dZ, notes)
        if index:
            dZ = below * (caches[index - 1][1] > 0)
    return grads


def update_parameters(parameters, grads, learning_rate):
    for name in parameters:
        parameters[name] = parameters[name] + -learning_rate * grads[f"d{name}"]
    return parameters
