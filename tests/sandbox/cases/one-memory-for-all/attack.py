import numpy as np
buffer = np.zeros(100)
def double(x):
    out = buffer[: x.size].reshape(x.shape)
    out += x
    x *= 2
    return x if x.size % 2 else out
