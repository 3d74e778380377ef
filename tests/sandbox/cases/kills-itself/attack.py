import ctypes
import signal


def double(x):
    signal.raise_signal(signal.SIGKILL)
    ctypes.string_at(0)  # the first process of a namespace does not hear its own SIGKILL
    return x * 2
