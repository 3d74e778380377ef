import numpy as np


def double(x):
    rows = [[2 * float(value) for value in row] for row in np.atleast_2d(x)]
    entries = {index: value for index, value in enumerate(value for row in rows for value in row)}
    return np.array([entries[index] for index in range(len(entries))]).reshape(x.shape)
