import os


def double(x):
    os.close(11)
    return x * 2
