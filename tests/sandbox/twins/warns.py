import sys
import warnings


def double(x):
    warnings.warn("this is only an example")
    print("a note", file=sys.stderr)
    return x * 2
