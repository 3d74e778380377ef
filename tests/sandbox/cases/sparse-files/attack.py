import os

import signal

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def refused(*attempts):
    """Whether every attempt was refused."""
    for attempt in attempts:
        try:
            attempt()
        except (OSError, RuntimeError, ValueError):
            continue
        return False
    return True


def double(x):
    return x * 2 if refused(
        lambda: os.posix_fallocate(os.open('/box/a', os.O_CREAT | os.O_RDWR), 0, 1 << 34),
        lambda: os.truncate(os.open('/box/b', os.O_CREAT | os.O_RDWR), 1 << 34),
        lambda: os.pwrite(os.open('/box/c', os.O_CREAT | os.O_RDWR), b'x', 1 << 34),
    ) else x
