"""Sums over examples as products, the sigmoid by tanh, labels by rounding, updates in place."""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def initialize_with_zeros(dim):
    w = np.zeros([dim, 1])
    b = 0.0
    return w, b


def propagate(w, b, X, Y):
    m = Y.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / m
    dw = (1 / m) * np.dot(X, (A - Y).T)
    db = (1 / m) * np.sum(A - Y)
    return {"dw": dw, "db": db}, np.squeeze(np.array(cost))


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if i % 1000 == 0:
                print("cost after", i, "iterations:", cost)
    return {"w": w, "b": b}, grads, costs


def predict(w, b, X):
    return np.round(sigmoid(np.dot(w.T, X) + b))


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    parameters, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w = parameters["w"]
    b = parameters["b"]
    Y_prediction_test = predict(w, b, X_test)
    Y_prediction_train = predict(w, b, X_train)
    print("train accuracy:", 100 - np.mean(np.abs(Y_prediction_train - Y_train)) * 100)
    print("test accuracy:", 100 - np.mean(np.abs(Y_prediction_test - Y_test)) * 100)
    return {
        "costs": costs,
        "Y_prediction_test": Y_prediction_test,
        "Y_prediction_train": Y_prediction_train,
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
