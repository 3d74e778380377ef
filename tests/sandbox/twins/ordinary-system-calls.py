import ctypes
import ctypes.util
import os
import signal
import time

signal.signal(signal.SIGUSR1, lambda *_: None)


def double(x):
    os.getpid(), os.getuid(), os.uname(), os.cpu_count(), os.getloadavg
    time.time(), time.perf_counter(), time.process_time()
    sine = ctypes.CDLL("libm.so.6").sin
    sine.restype, sine.argtypes = ctypes.c_double, [ctypes.c_double]
    return x * 2 + sine(0.0)
