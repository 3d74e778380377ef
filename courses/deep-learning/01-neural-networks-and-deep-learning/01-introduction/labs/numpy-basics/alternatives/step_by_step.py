"""As it is often written in older notebooks: a name for every step, in place, and some printing."""

import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-1.0 * x))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s**2


def image2vector(image):
    v = image.reshape(image.shape[0] * image.shape[1] * image.shape[2], 1)
    print("v.shape =", v.shape)
    return v


def normalize_rows(x):
    x_norm = np.linalg.norm(x, axis=1, keepdims=True)
    x /= x_norm
    return x


def softmax(x):
    x = x.copy()
    for i in range(x.shape[0]):
        x[i, :] -= np.max(x[i, :])
    x_exp = np.exp(x)
    x_sum = np.sum(x_exp, axis=1).reshape(-1, 1)
    return np.divide(x_exp, x_sum)


def L1(yhat, y):
    return np.sum(abs(y - yhat), axis=0)


def L2(yhat, y):
    loss = np.sum(np.square(y - yhat))
    return float(loss)
