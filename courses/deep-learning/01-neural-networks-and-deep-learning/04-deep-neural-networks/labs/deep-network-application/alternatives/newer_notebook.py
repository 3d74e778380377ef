"""As in notebooks of 2021: two_layer_model written out, deep copies, costs kept at the same rounds."""

import copy
import itertools

import numpy as np


def relu(Z):
    return np.maximum(0, Z)


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def cost_of(AL, Y):
    return (
        float(np.squeeze(-(np.matmul(Y, np.log(AL).T) + np.matmul(1 - Y, np.log(1 - AL).T))))
        / (Y.shape[1])
    )


def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    m = X.shape[1]
    costs = []
    n_x, n_h, n_y = layers_dims
    W1, b1 = np.random.randn(n_h, n_x) * 0.01, np.zeros((n_h, 1))
    W2, b2 = np.random.randn(n_y, n_h) * 0.01, np.zeros((n_y, 1))
    for i in range(num_iterations):
        Z1 = np.matmul(W1, X) + b1
        A1 = relu(Z1)
        A2 = sigmoid(np.matmul(W2, A1) + b2)
        cost = cost_of(A2, Y)
        dZ2 = A2 - Y
        dW2 = np.matmul(dZ2, A1.T) / m
        db2 = np.sum(dZ2, axis=1, keepdims=True) / m
        dZ1 = np.matmul(W2.T, dZ2) * np.int64(Z1 > 0)
        dW1 = np.matmul(dZ1, X.T) / m
        db1 = np.sum(dZ1, axis=1, keepdims=True) / m
        W1 -= learning_rate * dW1
        b1 -= learning_rate * db1
        W2 -= learning_rate * dW2
        b2 -= learning_rate * db2
        if print_cost and (i % 100 == 0 or i == num_iterations - 1):
            print(f"Cost after iteration {i}: {np.squeeze(cost)}")
        if i % 100 == 0 or i == num_iterations:
            costs.append(cost)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, costs


def initialize_parameters_he(layers_dims):
    parameters = {}
    for k, (before, units) in enumerate(itertools.pairwise(layers_dims), start=1):
        parameters["W" + str(k)] = np.random.randn(units, before) * np.sqrt(2.0 / before)
        parameters["b" + str(k)] = np.zeros((units, 1))
    return parameters


def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    m = X.shape[1]
    costs, parameters, L = [], initialize_parameters_he(layers_dims), len(layers_dims) - 1
    for i in range(num_iterations):
        As, Zs = [X], [None]
        for k in range(1, L + 1):
            Zs.append(parameters["W" + str(k)] @ As[-1] + parameters["b" + str(k)])
            As.append(sigmoid(Zs[-1]) if k == L else relu(Zs[-1]))
        cost = cost_of(As[L], Y)
        before = copy.deepcopy(parameters)
        dA = -(np.divide(Y, As[L]) - np.divide(1 - Y, 1 - As[L]))
        for k in reversed(range(1, L + 1)):
            slope = As[k] * (1 - As[k]) if k == L else (Zs[k] > 0)
            dZ = dA * slope
            dA = np.dot(before["W" + str(k)].T, dZ)
            parameters["W" + str(k)] -= learning_rate * np.dot(dZ, As[k - 1].T) / m
            parameters["b" + str(k)] -= learning_rate * np.sum(dZ, axis=1, keepdims=True) / m
        if i % 100 == 0 or i == num_iterations:
            costs.append(cost)
            if print_cost:
                print("Cost after iteration {}: {}".format(i, cost))  # noqa: UP032
    return parameters, costs
