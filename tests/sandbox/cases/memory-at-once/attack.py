import numpy as np


def double(x):
    return np.ones((100_000, 100_000)) * x
