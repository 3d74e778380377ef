import numpy as np


class Vector:
    def __init__(self, values):
        self.values = values

    def __mul__(self, factor):
        return Vector(self.values * factor)

    def __eq__(self, other):
        return bool((self.values == other.values).all())

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values, dtype)


def double(x):
    twice = Vector(x) * 2
    assert twice == Vector(x + x)
    return np.asarray(twice)
