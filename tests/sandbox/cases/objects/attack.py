import numpy as np


def double(x):
    return np.array([object()] * x.size, dtype=object).reshape(x.shape)
