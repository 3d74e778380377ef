"""Slow but right: plain loops over examples, log1p in the cost, labels filled in one by one."""

import numpy as np


def sigmoid(z):
    return np.divide(1.0, 1.0 + np.exp(np.negative(z)))


def initialize_with_zeros(dim):
    return np.array([[0.0]] * dim), 0.0


def propagate(w, b, X, Y):
    n_x, m = X.shape
    dw = np.zeros((n_x, 1))
    db = 0.0
    cost = 0.0
    for i in range(m):
        x = X[:, i : i + 1]
        y = Y[0, i]
        a = sigmoid((w.T @ x).item() + b)
        cost += -np.log(a) if y == 1 else -np.log1p(-a)
        dw += x * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, cost / m


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    i = 0
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i in range(0, num_iterations, 100) else []
        w = w + -learning_rate * grads["dw"]
        b = b + -learning_rate * grads["db"]
        i += 1
    return {"b": b, "w": w}, {"db": grads["db"], "dw": grads["dw"]}, costs


def predict(w, b, X):
    labels = np.zeros((1, X.shape[1]))
    for i in range(X.shape[1]):
        if sigmoid(np.sum(w[:, 0] * X[:, i]) + b) > 0.5:
            labels[0, i] = 1
    return labels


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    result = {"learning_rate": learning_rate, "num_iterations": num_iterations, "costs": costs}
    for name, X in (("train", X_train), ("test", X_test)):
        result["Y_prediction_" + name] = predict(params["w"], params["b"], X)
    return {**result, **params}
