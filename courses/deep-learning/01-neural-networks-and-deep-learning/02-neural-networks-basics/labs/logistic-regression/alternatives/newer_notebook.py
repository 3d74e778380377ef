"""As in notebooks of 2021: copies before updates, calls by keyword, matmul; predictions as lists."""

import copy

import numpy as np


def sigmoid(z):
    return np.reciprocal(1 + np.exp(-np.asarray(z, dtype=np.float64)))


def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), float(0)


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.matmul(w.T, X) + b)
    cost = np.sum((-np.log(A)) * Y + (-np.log(1 - A)) * (1 - Y)) / m
    dw = np.matmul(X, (A - Y).T) / m
    db = (np.sum(A - Y)) / m
    cost = np.squeeze(np.array(cost))
    return {"dw": dw, "db": db}, cost


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    w = copy.deepcopy(w)
    b = copy.deepcopy(b)
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        dw, db = grads["dw"], grads["db"]
        w -= learning_rate * dw
        b -= learning_rate * db
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i}: {cost:f}")
    return {"w": w, "b": b}, {"dw": dw, "db": db}, costs


def predict(w, b, X):
    A = sigmoid(w.T @ X + b)
    return [[1 if a > 0.5 else 0 for a in A[0]]]


def model(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    w, b = initialize_with_zeros(dim=X_train.shape[0])
    params, _grads, costs = optimize(
        w,
        b,
        X=X_train,
        Y=Y_train,
        print_cost=print_cost,
        learning_rate=learning_rate,
        num_iterations=num_iterations,
    )
    return {
        "costs": costs,
        "Y_prediction_test": predict(X=X_test, **params),
        "Y_prediction_train": predict(X=X_train, **params),
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
