import sys


def double(x):
    print("shape", x.shape)
    print("first", x.ravel()[:1], file=sys.stderr)
    return x * 2
