import select
import time


def double(x):
    time.sleep(0.03)
    select.select([], [], [], 0.01)
    return x * 2
