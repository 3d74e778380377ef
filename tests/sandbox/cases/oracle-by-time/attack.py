import time


def double(x):
    time.sleep(0.02 * (int(abs(float(x.ravel()[0])) * 10) % 10))
    return x * 2
