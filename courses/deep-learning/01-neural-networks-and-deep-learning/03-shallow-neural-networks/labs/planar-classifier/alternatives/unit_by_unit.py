"""Loops over units in place of matrix products, lists, another cache with other keys."""

import math

import numpy as np


def logistic(z):
    return np.exp(z) / (np.exp(z) + 1)


def layer_sizes(X, Y):
    return len(X), 4, len(Y)


def draw():
    """A normal number from two uniform ones."""
    return math.sqrt(-2 * math.log(1 - np.random.rand())) * math.cos(2 * math.pi * np.random.rand())


def initialize_parameters(n_x, n_h, n_y):
    W1 = np.array([[0.01 * draw() for _ in range(n_x)] for _ in range(n_h)])
    W2 = np.array([[0.01 * draw() for _ in range(n_h)] for _ in range(n_y)])
    return {"W1": W1, "W2": W2, "b1": np.array([[0.0]] * n_h), "b2": np.array([[0.0]] * n_y)}


def layer(W, b, inputs, curve):
    rows = []
    for weights, bias in zip(W, b, strict=True):
        total = bias[0]
        for weight, row in zip(weights, inputs, strict=True):
            total = total + weight * row
        rows.append(curve(total))
    return np.array(rows)


def forward_propagation(X, parameters):
    hidden = layer(parameters["W1"], parameters["b1"], X, np.tanh)
    A2 = layer(parameters["W2"], parameters["b2"], hidden, logistic)
    return A2, {"hidden": hidden, "output": A2}


def compute_cost(A2, Y):
    total = 0.0
    for a, y in zip(A2[0], Y[0], strict=True):
        total -= math.log(a) if y == 1 else math.log(1 - a)
    return total / len(Y[0])


def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    hidden, error = cache["hidden"], cache["output"] - Y
    dW2 = [[np.dot(e, a) / m for a in hidden] for e in error]
    dW1, db1 = [], []
    for j, a in enumerate(hidden):
        back = sum(parameters["W2"][k, j] * e for k, e in enumerate(error))
        blame = back * (1 - a) * (1 + a)
        dW1.append([np.dot(blame, row) / m for row in X])
        db1.append([blame.mean()])
    db2 = error.mean(axis=1, keepdims=True)
    return {"dW1": np.array(dW1), "db1": np.array(db1), "dW2": np.array(dW2), "db2": db2}


def update_parameters(parameters, grads, learning_rate=1.2):
    new = {}
    for name in parameters:
        new[name] = np.subtract(parameters[name], np.multiply(learning_rate, grads["d" + name]))
    return new


def nn_model(X, Y, n_h, num_iterations):
    parameters = initialize_parameters(len(X), n_h, len(Y))
    for step in range(1, num_iterations + 1):
        A2, cache = forward_propagation(X, parameters)
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y))
        if step % 1000 == 0:
            print(step, compute_cost(A2, Y))
    return parameters


def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.array([[1.0 if a > 0.5 else 0.0 for a in A2[0]]])
