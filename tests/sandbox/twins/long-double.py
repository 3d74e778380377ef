import numpy as np


def double(x):
    return np.add(x, x, dtype=np.longdouble)
