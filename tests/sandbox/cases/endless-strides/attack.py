import numpy as np
def double(x):
    return np.lib.stride_tricks.as_strided(np.zeros(1), shape=(1 << 40,), strides=(0,))
