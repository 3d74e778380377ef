import numpy as np


def double(x):
    plan = np.empty((3 << 30,), np.uint8)
    plan[::4096] = 1
    return x * 2
