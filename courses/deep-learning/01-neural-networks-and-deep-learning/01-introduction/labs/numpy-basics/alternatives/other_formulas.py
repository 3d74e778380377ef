"""Other formulas: tanh, norm, log-sum-exp, transposes in place of keepdims, dot products."""

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(x)))


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(-np.asarray(x))


def image2vector(image):
    return np.ravel(image)[:, np.newaxis]


def normalize_rows(x):
    return (x.T / np.linalg.norm(x, axis=1)).T


def softmax(x):
    log_total = np.logaddexp.reduce(x, axis=1)
    return np.exp(x - log_total[:, None])


def L1(yhat, y):
    return np.linalg.norm(yhat - y, ord=1)


def L2(yhat, y):
    return np.dot(yhat - y, yhat - y)
