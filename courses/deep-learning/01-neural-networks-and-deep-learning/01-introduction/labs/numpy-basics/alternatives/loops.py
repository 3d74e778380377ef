"""One entry after the other with math, results as plain lists: slow, and right."""

import math

import numpy as np


def sigmoid(x):
    if np.ndim(x) == 0:
        return 1.0 / (1.0 + math.exp(-x))
    return np.array([sigmoid(part) for part in x])


def sigmoid_derivative(x):
    if np.ndim(x) == 0:
        return math.exp(-x) / (1.0 + math.exp(-x)) ** 2
    return np.array([sigmoid_derivative(part) for part in x])


def image2vector(image):
    column = []
    for row in image:
        for pixel in row:
            for value in pixel:
                column += [[value]]
    return column


def normalize_rows(x):
    result = []
    for row in x:
        length = 0.0
        for value in row:
            length += value * value
        length = math.sqrt(length)
        result.append([value / length for value in row])
    return result


def softmax(x):
    result = []
    for row in x:
        largest = max(row)
        shares = [math.exp(value - largest) for value in row]
        total = sum(shares)
        result.append([share / total for share in shares])
    return result


def L1(yhat, y):
    total = 0
    for i in range(len(y)):
        total += abs(yhat[i] - y[i])
    return total


def L2(yhat, y):
    total = 0
    for i in range(len(y)):
        total += (yhat[i] - y[i]) ** 2
    return total
