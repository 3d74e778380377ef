"""The cost takes the parameters as well, as it did in older courses, and looks at their shapes."""

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def layer_sizes(X, Y):
    (n_x, _), (n_y, _) = X.shape, Y.shape
    return n_x, 4, n_y


def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2)
    parameters = {}
    for layer, (before, size) in enumerate([(n_x, n_h), (n_h, n_y)], start=1):
        parameters["W" + str(layer)] = 0.01 * np.random.randn(size, before)
        parameters["b" + str(layer)] = np.zeros([size, 1])
    return parameters


def forward_propagation(X, parameters):
    A1 = np.tanh(parameters["W1"].dot(X) + parameters["b1"])
    A2 = sigmoid(parameters["W2"].dot(A1) + parameters["b2"])
    return A2, {"A1": A1, "A2": A2}


def compute_cost(A2, Y, parameters):
    m = Y.shape[1]
    assert parameters["W2"].shape[0] == Y.shape[0]
    logprobs = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)
    cost = np.squeeze(-np.sum(logprobs) / m)
    assert isinstance(float(cost), float)
    return cost


def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) / m
    dZ1 = parameters["W2"].T.dot(dZ2) * (1 - A1) * (1 + A1)
    ones = np.ones((m, 1))
    return {
        "dW1": dZ1.dot(X.T),
        "db1": dZ1.dot(ones),
        "dW2": dZ2.dot(A1.T),
        "db2": dZ2.dot(ones),
    }


def update_parameters(parameters, grads, learning_rate=1.2):
    new = dict(parameters)
    for key in ("W1", "b1", "W2", "b2"):
        new[key] = parameters[key] - learning_rate * grads["d" + key]
    return new


def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print(f"Cost after iteration {i}: {cost:.6f}")
    return parameters


def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.round(A2)
