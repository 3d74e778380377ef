"""Slow but right: loops over units and examples, lists appended, one layer written by hand."""

import math

import numpy as np


def initialize_parameters_deep(sizes):
    p = {}
    for i in range(len(sizes) - 1):
        w = np.zeros((sizes[i + 1], sizes[i]))
        for r in range(sizes[i + 1]):
            for c in range(sizes[i]):
                w[r, c] = np.random.uniform(-1, 1) * 0.05
        p[f"W{i + 1}"] = w
        p[f"b{i + 1}"] = np.zeros(shape=(sizes[i + 1], 1))
    return p


def linear_forward(A, W, b):
    units, m = W.shape[0], A.shape[1]
    Z = np.zeros((units, m))
    for i in range(m):
        for j in range(units):
            Z[j, i] = float(np.sum(W[j, :] * A[:, i])) + b[j, 0]
    return Z, (A, W, b)


def linear_activation_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A = np.empty_like(Z)
    for j in range(Z.shape[0]):
        for i in range(Z.shape[1]):
            z = Z[j, i]
            A[j, i] = max(z, 0.0) if activation == "relu" else 1 / (1 + math.exp(-z))
    return A, (linear, Z)


def L_model_forward(X, parameters):
    depth = sum(1 for key in parameters if key.startswith("W"))
    outputs, caches = [X], []
    for i in range(depth):
        kind = ["relu", "sigmoid"][i == depth - 1]
        result = linear_activation_forward(
            outputs[i], parameters[f"W{i + 1}"], parameters[f"b{i + 1}"], kind
        )
        outputs.append(result[0])
        caches.append(result[1])
    return outputs[-1], caches


def compute_cost(AL, Y):
    total = 0.0
    for i in range(Y.shape[1]):
        total -= math.log(AL[0, i]) if Y[0, i] == 1 else math.log(1 - AL[0, i])
    return total / Y.shape[1]


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dW, db, dA_prev = np.zeros(W.shape), np.zeros(b.shape), np.zeros(A_prev.shape)
    for i in range(m):
        column = dZ[:, [i]]
        dW += column @ A_prev[:, [i]].T / m
        db += column / m
        dA_prev[:, [i]] = W.T @ column
    return dA_prev, dW, db


def linear_activation_backward(dA, cache, activation):
    linear, Z = cache
    dZ = np.zeros(Z.shape)
    for j in range(Z.shape[0]):
        for i in range(Z.shape[1]):
            if activation == "sigmoid":
                s = 1 / (1 + math.exp(-Z[j, i]))
                dZ[j, i] = dA[j, i] * s * (1 - s)
            elif Z[j, i] > 0:
                dZ[j, i] = dA[j, i]
    return linear_backward(dZ, linear)


def L_model_backward(AL, Y, caches):
    gradients = {}
    dA = (1 - Y) / (1 - AL) - Y / AL
    kind = "sigmoid"
    stack = list(caches)
    while stack:
        number = len(stack)
        dA, dW, db = linear_activation_backward(dA, stack.pop(), kind)
        gradients[f"dW{number}"] = dW
        gradients[f"db{number}"] = db
        kind = "relu"
    return gradients


def update_parameters(parameters, grads, learning_rate):
    new = {}
    for i in range(1, len(parameters) // 2 + 1):
        for letter in ("W", "b"):
            key = letter + str(i)
            new[key] = np.subtract(parameters[key], np.multiply(learning_rate, grads["d" + key]))
    return new
