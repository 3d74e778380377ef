"""Everything by keyword, sums of products by matmul, arguments made arrays first, tuples given."""

import numpy as np


def sigmoid(x):
    x = np.array(x, dtype=float)
    result = np.ones(shape=x.shape)
    result /= np.add(1.0, np.exp(np.negative(x)))
    return result


def sigmoid_derivative(x):
    a = sigmoid(x=x)
    b = 1.0 - a
    return np.multiply(a, b)


def image2vector(image):
    height, width, channels = np.shape(image)
    return np.reshape(image, (height * width * channels, 1), order="C")


def normalize_rows(x):
    _m, n = x.shape
    squares = np.matmul(x * x, np.ones((n, 1)))
    return tuple(tuple(row) for row in x / np.tile(np.sqrt(squares), reps=(1, n)))


def softmax(x):
    s = x - np.amax(a=x, axis=1, keepdims=True)
    np.exp(s, out=s)
    s /= s @ np.ones((x.shape[1], 1))
    return s


def L1(yhat, y):
    return np.matmul(np.ones_like(y), np.fabs(np.subtract(yhat, y)))


def L2(yhat, y):
    difference = (y - yhat).reshape(-1, 1)
    return np.matmul(difference.T, difference).item()
