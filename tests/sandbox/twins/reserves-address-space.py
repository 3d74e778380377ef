import numpy as np


def double(x):
    plan = np.empty((3 << 30,), np.uint8)  # three gigabytes of addresses, of which two pages are used
    plan[0] = plan[-1] = 1
    return x * (plan[0] + plan[-1])
