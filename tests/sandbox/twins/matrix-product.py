import numpy as np


def double(x):
    return x * 2 * (np.eye(300) @ np.eye(300))[7, 7]
