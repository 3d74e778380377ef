import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
SIZE = 16 << 20


def double(x):
    for _ in range(20):
        start = libc.mmap(None, SIZE, 3, 0x21, -1, 0)
        if start in (None, 2**64 - 1):
            raise PermissionError("refused")
        ctypes.memset(start, 1, SIZE)
        libc.munmap(start + 4096, SIZE - 4096)
    return x * 2
