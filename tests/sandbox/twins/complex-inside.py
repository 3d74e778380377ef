import numpy as np


def double(x):
    return np.fft.ifft(np.fft.fft(x, axis=-1) * 2, axis=-1).real
