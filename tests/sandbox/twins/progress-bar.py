import sys
import warnings


def double(x):
    warnings.warn("careful")
    for step in range(20):
        sys.stderr.write(f"\r{step}/20")
    return x * 2
