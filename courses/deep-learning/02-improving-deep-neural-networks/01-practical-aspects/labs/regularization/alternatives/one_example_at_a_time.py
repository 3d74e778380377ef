"""Slow but right: the examples one by one, masks entry by entry."""

import math
import random

import numpy as np


def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    total = 0.0
    for i in range(m):
        total += -math.log(A3[0, i] if Y[0, i] == 1 else 1 - A3[0, i])
    squares = 0.0
    for name in ["W1", "W2", "W3"]:
        squares += np.linalg.norm(parameters[name]) ** 2
    return (total + lambd * squares / 2) / m


def backward_propagation_with_regularization(X, Y, cache, lambd):
    _Z1, A1, W1, b1, _Z2, A2, W2, b2, _Z3, A3, W3, b3 = cache
    m = Y.shape[1]
    g = {"dW1": lambd / m * W1, "dW2": lambd / m * W2, "dW3": lambd / m * W3}
    g |= {"db1": b1 * 0, "db2": b2 * 0, "db3": b3 * 0}
    for i in range(m):
        x, a1, a2 = X[:, [i]], A1[:, [i]], A2[:, [i]]
        z3 = A3[:, [i]] - Y[:, [i]]
        z2 = (W3.T @ z3) * (a2 > 0)
        z1 = (W2.T @ z2) * (a1 > 0)
        for key, dz, before in (("3", z3, a2), ("2", z2, a1), ("1", z1, x)):
            g["dW" + key] = g["dW" + key] + dz @ before.T / m
            g["db" + key] = g["db" + key] + dz / m
    return g


def mask(shape, keep_prob):
    return np.array(
        [
            [1 if random.random() < keep_prob else 0 for _ in range(shape[1])]
            for _ in range(shape[0])
        ]
    )


def forward_propagation_with_dropout(X, parameters, keep_prob):
    p = parameters
    Z1 = p["W1"].dot(X) + p["b1"]
    A1 = Z1 * (Z1 > 0)
    D1 = mask(A1.shape, keep_prob)
    A1[D1 == 0] = 0
    A1 /= keep_prob
    Z2 = p["W2"].dot(A1) + p["b2"]
    A2 = Z2 * (Z2 > 0)
    D2 = mask(A2.shape, keep_prob)
    A2[D2 == 0] = 0
    A2 /= keep_prob
    Z3 = p["W3"].dot(A2) + p["b3"]
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, (
        Z1,
        D1,
        A1,
        p["W1"],
        p["b1"],
        Z2,
        D2,
        A2,
        p["W2"],
        p["b2"],
        Z3,
        A3,
        p["W3"],
        p["b3"],
    )


def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    plain = (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)
    m = Y.shape[1]
    grads = backward_propagation_with_regularization(X, Y, plain, 0)
    dZ3 = A3 - Y
    dA2 = W3.T @ dZ3
    dA2[D2 == 0] = 0
    dZ2 = dA2 / keep_prob * (Z2 > 0)
    dA1 = W2.T @ dZ2
    dA1[D1 == 0] = 0
    dZ1 = dA1 / keep_prob * (Z1 > 0)
    grads.update(dW2=dZ2 @ A1.T / m, db2=dZ2.sum(axis=1, keepdims=True) / m)
    grads.update(dW1=dZ1 @ X.T / m, db1=dZ1.sum(axis=1, keepdims=True) / m)
    return grads
