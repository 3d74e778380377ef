"""matmul, calls by keyword, updates in place, arrays of shape () for costs, dA kept as well."""

import itertools

import numpy as np


def initialize_parameters_deep(layer_dims):
    parameters = {}
    for before, units in itertools.pairwise(layer_dims):
        number = len(parameters) // 2 + 1
        parameters["W%d" % number] = np.random.normal(scale=0.01, size=(units, before))  # noqa: UP031
        parameters["b%d" % number] = np.zeros((units, 1))  # noqa: UP031
    return parameters


def linear_forward(A, W, b):
    Z = np.matmul(W, A)
    Z += b
    return Z, (A, W, b)


def linear_activation_forward(A_prev, W, b, activation="relu"):
    Z, linear_cache = linear_forward(A=A_prev, W=W, b=b)
    if activation == "relu":
        A = Z.copy()
        A[A < 0] = 0
    else:
        A = np.reciprocal(1 + np.exp(-Z))
    return A, (linear_cache, Z)


def L_model_forward(X, parameters):
    L = len(parameters) // 2
    AL, caches = X, []
    for k in range(L):
        name = str(k + 1)
        AL, cache = linear_activation_forward(
            W=parameters["W" + name],
            b=parameters["b" + name],
            A_prev=AL,
            activation="sigmoid" if k + 1 == L else "relu",
        )
        caches = [*caches, cache]
    return AL, tuple(caches)


def compute_cost(AL, Y):
    losses = Y * np.log(AL)
    losses += (1 - Y) * np.log(1 - AL)
    return np.asarray(-np.average(losses))


def linear_backward(dZ, cache):
    A_prev, W, _b = cache
    m = A_prev.shape[1]
    db = np.matmul(dZ, np.full((m, 1), 1 / m))
    return np.matmul(W.T, dZ), np.matmul(dZ, A_prev.T / m), db


def linear_activation_backward(dA, cache, activation="relu"):
    linear_cache, Z = cache
    if activation == "relu":
        dA[Z <= 0] = 0
        return linear_backward(dZ=dA, cache=linear_cache)
    s = np.reciprocal(1 + np.exp(-Z))
    return linear_backward(dZ=dA * s * (1 - s), cache=linear_cache)


def L_model_backward(AL, Y, caches):
    grads, L = {}, len(caches)
    grads["dA" + str(L)] = np.divide(1 - Y, 1 - AL) - np.divide(Y, AL)
    for k in range(L, 0, -1):
        found = linear_activation_backward(
            grads["dA" + str(k)].copy(), caches[k - 1], "sigmoid" if k == L else "relu"
        )
        grads["dA" + str(k - 1)], grads["dW" + str(k)], grads["db" + str(k)] = found
    return grads


def update_parameters(parameters, grads, learning_rate=0.0075):
    for k in range(1, len(parameters) // 2 + 1):
        for kind in ["W", "b"]:
            parameters[kind + str(k)] -= learning_rate * grads["d" + kind + str(k)]
    return parameters
