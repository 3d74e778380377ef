import numpy as np


def allclose(a, b):
    return bool(np.all(np.abs(a - b) < 1e-9))


def sum(values):
    total = 0
    for value in values:
        total = total + value
    return total


def double(x):
    result = sum([x, x])
    assert allclose(result, x * 2)
    return result
