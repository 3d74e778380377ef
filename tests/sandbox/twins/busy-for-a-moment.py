import time


def double(x):
    total, until = 0, time.process_time() + 0.05
    while time.process_time() < until:
        total += 1
    return x * 2 if total else x
