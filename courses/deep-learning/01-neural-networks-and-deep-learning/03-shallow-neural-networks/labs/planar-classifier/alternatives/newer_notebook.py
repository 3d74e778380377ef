"""As in notebooks of 2021: deep copies, matmul, float(squeeze), keywords; lists where they do."""

import copy

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def layer_sizes(X, Y):
    return [X.shape[0], 4, Y.shape[0]]


def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.normal(loc=0.0, scale=0.01, size=(n_h, n_x))
    b1 = np.zeros(n_h).reshape(n_h, 1)
    W2 = np.random.normal(loc=0.0, scale=0.01, size=(n_y, n_h))
    b2 = np.zeros(n_y).reshape(n_y, 1)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[name] for name in ("W1", "b1", "W2", "b2")]
    Z1 = np.matmul(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.matmul(W2, A1) + b2
    A2 = sigmoid(Z2)
    assert A2.shape == (W2.shape[0], X.shape[1])
    return A2, {"A2": A2, "Z2": Z2, "A1": A1, "Z1": Z1}


def compute_cost(A2, Y):
    m = Y.shape[1]
    logprobs = np.dot(Y, np.log(A2).T) + np.dot(1 - Y, np.log(1 - A2).T)
    return float(np.squeeze(-logprobs / m))


def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = copy.deepcopy(parameters["W2"])
    dZ2 = cache["A2"] - Y
    dW2 = np.matmul(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.matmul(W2.T, dZ2)
    dZ1 *= 1 - cache["A1"] * cache["A1"]
    dW1 = np.matmul(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "dW2": dW2, "db1": db1, "db2": db2}


def update_parameters(parameters, grads, learning_rate=1.2):
    parameters = copy.deepcopy(parameters)
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters


def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x=n_x, n_h=n_h, n_y=n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters=parameters, cache=cache, X=X, Y=Y)
        parameters = update_parameters(parameters, grads)
        if print_cost and i % 1000 == 0:
            print("Cost after iteration", i, cost)
    return parameters


def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return [[1 if probability > 0.5 else 0 for probability in A2[0]]]
