import ctypes
import os
import platform
import time

libc = ctypes.CDLL(None, use_errno=True)
CLONE, FORK, VFORK = {"x86_64": (56, 57, 58)}.get(platform.machine(), (220, 220, 220))
SIGCHLD, CLONE_VM = 17, 0x100


def made(number, *flags):
    result = libc.syscall(number, *flags, 0, 0, 0, 0)
    if result == 0:
        time.sleep(60)
    return result


def double(x):
    children = [made(CLONE, SIGCHLD), made(CLONE, SIGCHLD | CLONE_VM), made(FORK, SIGCHLD), made(435, 0)]
    for call in (os.fork, os.forkpty):
        try:
            children.append(call())
        except OSError:
            children.append(-1)
        time.sleep(0.01)
    return x * 2 if set(map(str, children)) == {"-1"} else x
