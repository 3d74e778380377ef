import mmap

import numpy as np


def double(x):
    kept = np.memmap("/box/kept", dtype=x.dtype, mode="w+", shape=x.shape)
    kept[:] = x
    kept.flush()
    with open("/box/kept", "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as area:
        again = np.frombuffer(bytes(area), x.dtype).reshape(x.shape)
    private = mmap.mmap(-1, 1 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    private[:4] = b"mine"
    return again * 2
