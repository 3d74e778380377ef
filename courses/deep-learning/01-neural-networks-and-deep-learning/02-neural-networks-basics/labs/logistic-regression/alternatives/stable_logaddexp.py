"""Cost from the scores by logaddexp, a sigmoid without overflow, np.where for the labels."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1 + small)


def initialize_with_zeros(dim):
    return np.zeros(shape=(dim, 1)), 0


def propagate(w, b, X, Y):
    z = np.dot(w.T, X) + b
    cost = np.mean(np.logaddexp(0, z) - Y * z)
    error = sigmoid(z) - Y
    return {"dw": np.mean(X * error, axis=1, keepdims=True), "db": np.mean(error)}, cost


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    w = w.copy()
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if not i % 100:
            costs.append(float(cost))
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs


def predict(w, b, X):
    return np.where(np.dot(w.T, X) + b > 0, 1.0, 0.0)


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(len(X_train))
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    return {
        "costs": costs,
        "Y_prediction_test": predict(w, b, X_test),
        "Y_prediction_train": predict(w, b, X_train),
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
