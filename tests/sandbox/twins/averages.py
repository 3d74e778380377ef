import functools

import numpy as np


@functools.lru_cache(maxsize=None)
def size(shape):
    return shape[0]


def centre(X):
    return X - X.sum(axis=0) / size(X.shape)


def cost(w, X, y):
    return float(((centre(X) @ w - y) ** 2).mean())


def summary(X):
    return {"shape": X.shape, "parts": [centre(X), X.max()], "name": "facts"}
