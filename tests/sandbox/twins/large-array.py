import numpy as np


def double(x):
    block = np.ones((10_000_000,))
    return x * 2 * block[0]
